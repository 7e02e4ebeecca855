import { scoreStatistic } from './binary.js';
import { requireBetween, requireFinite, StatsError } from './errors.js';
import type { Proportion } from './interval.js';
import { tUpper } from './tails.js';

export interface MarginOptions {
  /** Largest loss that is still not inferior, or largest difference that is still equivalent; above 0, in the unit of the estimate. */
  readonly margin: number;
  readonly better: 'higher' | 'lower';
}

/** An estimate treatment − control, of any kind whose error is normal or t: of means, shares, log odds ratios, ranks. */
export interface TestedEstimate {
  readonly estimate: number;
  /** Above 0. */
  readonly standardError: number;
  /** Of Student's t; Infinity, the normal, unless told. */
  readonly df?: number | null;
}

export interface MarginTest {
  /** One-sided p-value of "inferior by the margin or more"; at most α/2 just if the interval of level 1 − α excludes it. */
  readonly pNonInferior: number;
  /** The larger of two one-sided p-values of "differs by the margin or more", in either direction. */
  readonly pEquivalent: number;
}

function requireEstimate({ estimate, standardError, df }: TestedEstimate): number {
  requireFinite(estimate, 'estimate');
  if (standardError === 0)
    throw new StatsError(
      'no-variance',
      'The standard error is 0, so nothing says how far the estimate is from the truth. Use an interval that holds without spread.',
    );
  requireBetween(standardError, 0, Infinity, 'standardError');
  const freedom = df ?? Infinity;
  if (!(freedom > 0)) throw new StatsError('out-of-range', `df is ${freedom}. Give a positive number.`);
  return freedom;
}

/**
 * Non-inferiority, and equivalence by two one-sided tests, of an estimate with its standard error. The margin belongs to
 * the plan, not to the data.
 * @throws {StatsError} `no-variance` for a standard error of 0, `out-of-range`, `not-a-number`
 * @see Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657
 */
export function marginTest(tested: TestedEstimate, { margin, better }: MarginOptions): MarginTest {
  const df = requireEstimate(tested);
  requireBetween(margin, 0, Infinity, 'margin');
  const gain = better === 'higher' ? tested.estimate : -tested.estimate;
  const above = tUpper((gain + margin) / tested.standardError, df);
  const below = tUpper((margin - gain) / tested.standardError, df);
  return { pNonInferior: above, pEquivalent: Math.max(above, below) };
}

/**
 * The same for two shares, by Miettinen and Nurminen's score statistic at the margin, which keeps its level near 0 and 1
 * where a standard error would be 0.
 * @param options `margin` is a difference of shares, above 0 and below 1
 * @throws {StatsError} `too-few` for an empty arm, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Farrington & Manning, Statistics in Medicine 9 (1990) 1447
 */
export function marginTestOfShares(
  control: Proportion,
  treatment: Proportion,
  { margin, better }: MarginOptions,
): MarginTest {
  requireBetween(margin, 0, 1, 'margin');
  // The gain is the second share less the first.
  const [first, second] = better === 'higher' ? [control, treatment] : [treatment, control];
  const above = tUpper(scoreStatistic(first, second, -margin), Infinity);
  const below = tUpper(-scoreStatistic(first, second, margin), Infinity);
  return { pNonInferior: above, pEquivalent: Math.max(above, below) };
}
