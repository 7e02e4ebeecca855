import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';

/** An estimate with its two-sided interval, in the unit of the estimate. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface LevelOption {
  /** Two-sided level of the interval, above 0 and below 1; 0.95 for a 95 % interval. */
  readonly level: number;
}

/** People of one arm and how many of them succeeded. */
export interface Proportion {
  /** People, 1 or more. */
  readonly n: number;
  /** 0 to n. */
  readonly successes: number;
}

/** Refuses a level that is no level. @throws {StatsError} `not-a-number`, `out-of-range` */
export const requireLevel = (level: number): number => requireBetween(level, 0, 1, 'level');

/** @throws {StatsError} `not-a-number`, `out-of-range`, `impossible-sums`; `too-few` for n = 0 unless `empty` is allowed */
export function requireProportion(value: Proportion, name: string, empty: 'empty' | 'not empty' = 'not empty'): void {
  requireCount(value.n, `${name}.n`);
  requireCount(value.successes, `${name}.successes`);
  if (value.successes > value.n)
    throw new StatsError(
      'impossible-sums',
      `${name} has ${value.successes} successes among ${value.n} people. Count each person once.`,
    );
  if (value.n === 0 && empty === 'not empty')
    throw new StatsError('too-few', `${name} has nobody in it, so there is no share. Leave it out or wait for people.`);
}

/** @throws {StatsError} `too-few` for an empty list, `not-a-number` */
export function requireValues(values: ArrayLike<number>, name: string, least = 1): void {
  if (values.length < least)
    throw new StatsError(
      'too-few',
      `${name} has ${values.length} values; at least ${least} are needed. Wait for people.`,
    );
  for (let i = 0; i < values.length; i++) requireFinite(values[i] as number, `${name}[${i}]`);
}

/** The x in [low, high] at which the monotone `f` crosses 0, to the last bit or so; an end if it does not cross. */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  const fa = f(a);
  if (fa === 0) return a;
  const rising = fa < 0;
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2;
    if (middle <= a || middle >= b) break;
    const y = f(middle);
    if (y === 0) return middle;
    if (y < 0 === rising) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
