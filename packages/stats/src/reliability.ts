import { StatsError } from './errors.js';
import { type IntervalEstimate, type LevelOption, requireLevel, requireValues } from './interval.js';
import { fQuantile } from './tails.js';

/** One row a person, one column an item; complete, and all worded the same way. */
export type Answers = readonly ArrayLike<number>[];

/** Sample covariances of the items. @throws {StatsError} `too-few`, `length-mismatch`, `not-a-number`, `no-variance` */
function covariances(answers: Answers, least: number): { readonly s: number[][]; readonly n: number } {
  const n = answers.length;
  const k = answers[0]?.length ?? 0;
  if (n < 2) throw new StatsError('too-few', `${n} people are too few for a correlation. Wait for people.`);
  if (k < least) throw new StatsError('too-few', `${k} items are too few; this needs ${least}. Report the items.`);
  const means = Array.from({ length: k }, () => 0);
  answers.forEach((row, i) => {
    if (row.length !== k)
      throw new StatsError('length-mismatch', `Person ${i} has ${row.length} answers, others ${k}. Leave them out.`);
    requireValues(row, `answers[${i}]`);
    for (let j = 0; j < k; j++) means[j] = (means[j] as number) + (row[j] as number) / n;
  });
  const s = means.map(() => means.map(() => 0));
  for (const row of answers)
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++)
        (s[a] as number[])[b] =
          ((s[a] as number[])[b] as number) +
          (((row[a] as number) - (means[a] as number)) * ((row[b] as number) - (means[b] as number))) / (n - 1);
  s.forEach((row, j) => {
    if (!((row[j] as number) > 1e-14 * ((means[j] as number) ** 2 + 1e-300)))
      throw new StatsError('no-variance', `Everybody answered item ${j} alike, so it goes with nothing. Leave it out.`);
  });
  return { s, n };
}

/**
 * Cronbach's alpha: a lower bound of a sum's reliability where items measure one thing, with Feldt's interval. Negative
 * where items go against each other: look for an item that should have been reversed.
 * @param answers two or more items, two or more people
 * @throws {StatsError} `too-few`, `length-mismatch`, `not-a-number`, `no-variance`
 * @see Cronbach, Psychometrika 16 (1951) 297; Feldt, Psychometrika 30 (1965) 357
 */
export function cronbachAlpha(answers: Answers, { level }: LevelOption): IntervalEstimate {
  requireLevel(level);
  const { s, n } = covariances(answers, 2);
  const k = s.length;
  let trace = 0;
  let total = 0;
  s.forEach((row, i) => {
    trace += row[i] as number;
    for (const value of row) total += value;
  });
  if (!(total > 1e-12 * trace))
    throw new StatsError('no-variance', 'Everybody has the same sum, so it distinguishes nobody. Report the items.');
  const estimate = (k / (k - 1)) * (1 - trace / total);
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  const tail = (1 - level) / 2;
  return {
    estimate,
    low: 1 - (1 - estimate) * fQuantile(1 - tail, df1, df2),
    high: 1 - (1 - estimate) * fQuantile(tail, df1, df2),
  };
}

export interface Omega {
  /** Share of the sum's variance that the common factor explains, 0 to 1. */
  readonly estimate: number;
  /** Standardised loadings, in the order of the items. */
  readonly loadings: readonly number[];
  /** Positions of items whose own variance the fit took to (nearly) nothing: too few people, or items that are copies. */
  readonly improper: readonly number[];
}

/** As R's `factanal`: no item is explained beyond this. */
const LEAST_UNIQUENESS = 0.005;

/**
 * McDonald's omega (total) of one common factor, fitted by maximum likelihood to the correlations of the items.
 * @param answers three or more items, more people than items
 * @throws {StatsError} `too-few`, `length-mismatch`, `not-a-number`, `no-variance`; `no-convergence` if no factor fits
 * @see McDonald, Test Theory (1999), chapter 6; Lawley & Maxwell (1971); R: `factanal(x, 1)`
 */
export function mcdonaldOmega(answers: Answers): Omega {
  const { s, n } = covariances(answers, 3);
  const k = s.length;
  if (n <= k) throw new StatsError('too-few', `${n} people are too few for ${k} items. Wait for people.`);
  const sds = s.map((row, i) => Math.sqrt(row[i] as number));
  const r = s.map((row, i) => row.map((value, j) => value / ((sds[i] as number) * (sds[j] as number))));
  const uniqueness = fitOneFactor(r);
  const { loadings } = loadingsGiven(r, uniqueness);
  // Back to the items' own units, because that is how they are summed.
  let common = 0;
  let rest = 0;
  loadings.forEach((loading, i) => {
    common += loading * (sds[i] as number);
    rest += (uniqueness[i] as number) * (s[i]?.[i] ?? 0);
  });
  const signal = common * common;
  const direction = common < 0 ? -1 : 1;
  return {
    estimate: signal / (signal + rest),
    loadings: loadings.map((loading) => direction * loading),
    improper: uniqueness.flatMap((u, i) => (u <= LEAST_UNIQUENESS * 1.001 ? [i] : [])),
  };
}

/** Largest eigenvalue of Ψ^−½ R Ψ^−½ and the loadings that it gives: Ψ^½ v √(θ − 1). */
function loadingsGiven(
  r: readonly (readonly number[])[],
  uniqueness: readonly number[],
): { readonly loadings: number[]; readonly eigenvalue: number } {
  const roots = uniqueness.map(Math.sqrt);
  const scaled = r.map((row, i) => row.map((value, j) => value / ((roots[i] as number) * (roots[j] as number))));
  let v = scaled.map((row) => row.reduce((a, b) => a + b, 0));
  let eigenvalue = 0;
  for (let i = 0; i < 5000; i++) {
    const length = Math.hypot(...v) || 1;
    v = v.map((x) => x / length);
    const next = scaled.map((row) => row.reduce((sum, value, j) => sum + value * (v[j] as number), 0));
    const found = next.reduce((sum, x, j) => sum + x * (v[j] as number), 0);
    const change = Math.max(...next.map((x, j) => Math.abs(x - found * (v[j] as number))));
    v = next;
    eigenvalue = found;
    if (change < 1e-13 * found) break;
  }
  const length = Math.hypot(...v) || 1;
  return {
    eigenvalue,
    loadings: v.map((x, i) => (roots[i] as number) * (x / length) * Math.sqrt(Math.max(0, eigenvalue - 1))),
  };
}

/** Uniquenesses at which diag(R − ΛΛᵀ) = Ψ: the likelihood equations, by their fixed point. */
function fitOneFactor(r: readonly (readonly number[])[]): number[] {
  let uniqueness = r.map((row, i) => {
    const largest = Math.max(...row.map((value, j) => (j === i ? 0 : Math.abs(value))));
    return Math.max(0.05, 1 - largest);
  });
  for (let iteration = 0; iteration < 20000; iteration++) {
    const { loadings, eigenvalue } = loadingsGiven(r, uniqueness);
    if (!(eigenvalue > 1)) break;
    const next = loadings.map((loading) => Math.min(1, Math.max(LEAST_UNIQUENESS, 1 - loading * loading)));
    const change = Math.max(...next.map((u, i) => Math.abs(u - (uniqueness[i] as number))));
    uniqueness = next;
    if (change < 1e-11) return uniqueness;
  }
  throw new StatsError(
    'no-convergence',
    'No common factor fits these items. Look at their correlations; report the items.',
  );
}
