/** Why a statistic was refused. Stable: programs may branch on it, messages may change. */
export type StatsErrorCode =
  /** NaN or an infinity where a number is needed. */
  | 'not-a-number'
  /** A number outside the range in which the formula holds. */
  | 'out-of-range'
  /** No observations, an empty list, or fewer observations than the formula needs. */
  | 'too-few'
  /** Lists that must have one entry for each other do not. */
  | 'length-mismatch'
  /** Shares or weights that do not add up to 1. */
  | 'weights-do-not-sum-to-one'
  /** Fewer than two arms: there is nothing to compare. */
  | 'one-arm'
  /** Every value is the same, so that there is no spread to judge the effect by. */
  | 'no-variance'
  /** A relative effect of a control mean of zero. */
  | 'zero-control-mean'
  /** Sums that no data can have, such as more successes than people. */
  | 'impossible-sums'
  /** The two arms, or the two periods, are summarised in different ways. */
  | 'mixed-types'
  /** The iteration did not settle. */
  | 'no-convergence'
  /** The method does not cover the case asked for. */
  | 'unsupported';

/** A refused statistic: `message` says what happened, why it matters and what to do. */
export class StatsError extends Error {
  readonly code: StatsErrorCode;

  constructor(code: StatsErrorCode, message: string) {
    super(message);
    this.name = 'StatsError';
    this.code = code;
  }
}

/** Beyond this the fourth powers of the delta method leave the number range; no outcome is that large, or that small. */
const LARGEST = 1e75;

/** Refuses NaN, infinities and numbers too large to compute with. @throws {StatsError} `not-a-number`, `out-of-range` */
export function requireFinite(value: number, name: string): number {
  if (!Number.isFinite(value)) {
    throw new StatsError(
      'not-a-number',
      `${name} is ${value}. A result computed from it would mean nothing; give a finite number.`,
    );
  }
  if (Math.abs(value) > LARGEST)
    throw new StatsError('out-of-range', `${name} is ${value}, too large to compute with. Measure in another unit.`);
  return value;
}

/** Refuses what is not a count of people or events: 0, 1, 2 … @throws {StatsError} `not-a-number`, `out-of-range` */
export function requireCount(value: number, name: string): number {
  requireFinite(value, name);
  if (value < 0 || !Number.isInteger(value)) {
    throw new StatsError('out-of-range', `${name} is ${value}. Give a whole number from 0 up.`);
  }
  return value;
}

/**
 * Refuses a number that is not strictly between `low` and `high`, or, above 0, one too small or too large to compute with.
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function requireBetween(value: number, low: number, high: number, name: string): number {
  if (Number.isNaN(value)) requireFinite(value, name);
  const [least, most] = [low === 0 ? 1 / LARGEST : low, high === Infinity ? LARGEST : high];
  if (!(value > low && value < high && value >= least && value <= most)) {
    throw new StatsError('out-of-range', `${name} is ${value}. The formula holds only above ${low} and below ${high}.`);
  }
  return value;
}
