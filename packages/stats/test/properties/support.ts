import fc from 'fast-check';
import { type Proportion, StatsError } from '../../src/index.js';

export const level = 0.95;
export const share = fc
  .tuple(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, p]) => ({ n, successes: Math.round(n * p) }));
export const tables = fc.array(fc.record({ control: share, treatment: share }), { minLength: 1, maxLength: 8 });
export const value = fc.integer({ min: -50, max: 50 });
export const values = fc.array(value, { minLength: 2, maxLength: 20 });
export const samples = fc.array(fc.record({ control: values, treatment: values }), { minLength: 1, maxLength: 6 });
export const failures = ({ n, successes }: Proportion) => ({ n, successes: n - successes });
export const swap = <T>({ control, treatment }: { control: T; treatment: T }) => ({
  control: treatment,
  treatment: control,
});

/** The result, or the code of the documented error; anything else fails. */
export function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof StatsError) return error.code;
    throw error;
  }
}

/** Every number anywhere in a result. */
export function numbersIn(result: unknown): number[] {
  if (typeof result === 'number') return [result];
  if (typeof result === 'object' && result !== null) return Object.values(result).flatMap(numbersIn);
  return [];
}

/** Both the same code, or numbers no further apart than that. */
export const near = (a: number | string, b: number | string, distance: number): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= distance * Math.max(1, Math.abs(b)));
