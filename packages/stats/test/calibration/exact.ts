import {
  agrestiCaffo,
  clopperPearson,
  fisherExact,
  type IntervalEstimate,
  marginTestOfShares,
  miettinenNurminen,
  newcombe,
  type Proportion,
  wilson,
} from '../../src/index.js';
import type { Row } from './table.js';

const level = 0.95;

/** Probabilities of 0 … n successes. */
function binomial(n: number, p: number): number[] {
  const probabilities = [(1 - p) ** n];
  for (let x = 0; x < n; x++) probabilities.push(((probabilities[x] ?? 0) * (n - x) * p) / ((x + 1) * (1 - p)));
  return probabilities;
}

/** The chance of what `holds` for one share: no simulation, every outcome counted. */
function chanceOfOne(n: number, p: number, holds: (x: number) => boolean): number {
  return binomial(n, p).reduce((sum, probability, x) => sum + (holds(x) ? probability : 0), 0);
}

function chanceOfTwo(n: number, p0: number, p1: number, holds: (x0: number, x1: number) => boolean): number {
  const zero = binomial(n, p0);
  const one = binomial(n, p1);
  let sum = 0;
  zero.forEach((a, x0) => one.forEach((b, x1) => (sum += holds(x0, x1) ? a * b : 0)));
  return sum;
}

const arm = (n: number, successes: number): Proportion => ({ n, successes });

/** Every table of two arms of n people, computed once: an interval does not depend on the truth. */
function everyTable<T>(n: number, of: (control: Proportion, treatment: Proportion) => T): T[][] {
  return Array.from({ length: n + 1 }, (_, x0) =>
    Array.from({ length: n + 1 }, (__, x1) => of(arm(n, x0), arm(n, x1))),
  );
}

const holdsIn =
  (table: readonly (readonly IntervalEstimate[])[], truth: number) =>
  (x0: number, x1: number): boolean => {
    const interval = table[x0]?.[x1];
    return interval !== undefined && interval.low <= truth && truth <= interval.high;
  };

/** One comparison, one stratum: exact coverage of intervals and exact error of tests. */
export function exactRows(sizes: readonly number[], bases: readonly number[]): Row[] {
  return sizes.flatMap((n) => {
    const intervals = {
      Newcombe: everyTable(n, (a, b) => newcombe(a, b, { level })),
      'Agresti–Caffo': everyTable(n, (a, b) => agrestiCaffo(a, b, { level })),
      'Miettinen–Nurminen': everyTable(n, (a, b) => miettinenNurminen(a, b, { level })),
    };
    const fisher = everyTable(n, (a, b) => fisherExact(a, b));
    const margins = everyTable(n, (a, b) => marginTestOfShares(a, b, { margin: 0.1, better: 'higher' }));
    return bases.flatMap((base): Row[] => {
      const row = (family: string, kind: Row['kind'], value: number): Row => ({
        family,
        kind,
        n,
        base,
        value,
        error: 0,
      });
      const covers = (f: typeof wilson) =>
        chanceOfOne(n, base, (x) => {
          const { low, high } = f(arm(n, x), { level });
          return low <= base && base <= high;
        });
      return [
        row('Wilson', 'coverage', covers(wilson)),
        row('Clopper–Pearson', 'coverage', covers(clopperPearson)),
        ...Object.entries(intervals).map(([name, table]) =>
          row(name, 'coverage', chanceOfTwo(n, base, base + 0.1, holdsIn(table, 0.1))),
        ),
        row(
          'Fisher',
          'error',
          chanceOfTwo(n, base, base, (x0, x1) => (fisher[x0]?.[x1]?.p ?? 1) <= 0.05),
        ),
        // The truth is at the margin: a loss of 10 points.
        row(
          'non-inferiority of shares (one-sided)',
          'error',
          chanceOfTwo(n, base + 0.1, base, (x0, x1) => (margins[x0]?.[x1]?.pNonInferior ?? 1) <= 0.05),
        ),
        row(
          'equivalence of shares',
          'error',
          chanceOfTwo(n, base + 0.1, base, (x0, x1) => (margins[x0]?.[x1]?.pEquivalent ?? 1) <= 0.05),
        ),
        row(
          'Fisher mid-p',
          'error',
          chanceOfTwo(n, base, base, (x0, x1) => (fisher[x0]?.[x1]?.midP ?? 1) <= 0.05),
        ),
      ];
    });
  });
}
