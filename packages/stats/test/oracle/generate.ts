import { createRandom, type Random } from '../../src/index.js';

/** `count` cases that a seed determines. */
export function generate<T>(count: number, seed: string, make: (random: Random, i: number) => T): T[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => make(random, i));
}

/** An arm: 1 to `most` people, any number of successes. */
export function arm(random: Random, most: number): { n: number; x: number } {
  const n = 1 + random.integer(most);
  return { n, x: random.integer(n + 1) };
}

/** Arms of `count` strata, none empty, as four lists. */
export function tables(
  random: Random,
  count: number,
  most: number,
): { n0: number[]; x0: number[]; n1: number[]; x1: number[] } {
  const result = { n0: [] as number[], x0: [] as number[], n1: [] as number[], x1: [] as number[] };
  for (let s = 0; s < count; s++) {
    const control = arm(random, most);
    const treatment = arm(random, most);
    result.n0.push(control.n);
    result.x0.push(control.x);
    result.n1.push(treatment.n);
    result.x1.push(treatment.x);
  }
  return result;
}

export function strataOf(t: {
  n0: readonly number[];
  x0: readonly number[];
  n1: readonly number[];
  x1: readonly number[];
}): { control: { n: number; successes: number }; treatment: { n: number; successes: number } }[] {
  return t.n0.map((n, s) => ({
    control: { n, successes: t.x0[s] ?? 0 },
    treatment: { n: t.n1[s] ?? 0, successes: t.x1[s] ?? 0 },
  }));
}

/** `n` normal values around `mean`. */
export const normals = (random: Random, n: number, mean = 0, sd = 1): number[] =>
  Array.from({ length: n }, () => mean + sd * random.normal());

/** `n` answers from 1 to `points`, with a ceiling. */
export const answers = (random: Random, n: number, points: number, shift = 0): number[] =>
  Array.from({ length: n }, () =>
    Math.max(1, Math.min(points, Math.round(points * 0.7 + shift + 1.3 * random.normal()))),
  );

/** People for each answer. */
export const counts = (list: readonly number[], points: number): number[] =>
  Array.from({ length: points }, (_, k) => list.filter((a) => a === k + 1).length);
