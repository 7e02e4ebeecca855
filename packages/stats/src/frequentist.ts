import { requireBetween, requireFinite, StatsError } from './errors.js';
import type { Interval } from './multiplicity.js';
import { tTwoSided, tUpper, tUpperQuantile } from './tails.js';

/** What the test looks for: any difference, a treatment above the null value, or one below it. */
export type Alternative = 'two-sided' | 'greater' | 'less';

export interface TestOptions {
  /** Level of the test, above 0 and below 1; the interval holds 1 − α. */
  readonly alpha: number;
  readonly alternative?: Alternative;
  /** Effect under the null hypothesis, in the unit of the estimate; 0 unless told. */
  readonly nullValue?: number;
}

export interface TTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** One-sided tests have one infinite end. */
  readonly interval: Interval;
}

/** An estimate whose sampling distribution is near normal. */
export interface NormalEstimate {
  readonly estimate: number;
  /** Above 0. */
  readonly standardError: number;
}

/** @throws {StatsError} `not-a-number`, `no-variance` */
export function requireEstimate({ estimate, standardError }: NormalEstimate): void {
  requireFinite(estimate, 'estimate');
  requireFinite(standardError, 'standardError');
  if (!(standardError > 1e-75))
    throw new StatsError(
      'no-variance',
      `The standard error is ${standardError}, so that there is nothing to judge the estimate by. Use an exact method.`,
    );
}

/**
 * Student's t test and interval for an estimate with a standard error and degrees of freedom; Welch's test when these
 * come from `effectOf`. p-values are upper tails, exact far below 1e-16.
 *
 * @param effect estimate, standard error (above 0) and degrees of freedom (above 0, may be infinite)
 * @throws {StatsError} `not-a-number`, `no-variance`, `out-of-range`
 * @see Welch, Biometrika 34 (1947) 28; R: `t.test`
 */
export function tTest(effect: NormalEstimate & { readonly df: number }, options: TestOptions): TTest {
  requireEstimate(effect);
  const { estimate, standardError, df } = effect;
  const { alpha, alternative = 'two-sided', nullValue = 0 } = options;
  // The smaller arm's n − 1 is the least that Welch's formula gives.
  if (!(df >= 0.1))
    throw new StatsError('out-of-range', `df is ${df}. Degrees of freedom are above 0: at least two people in an arm.`);
  requireBetween(alpha, 0, 1, 'alpha');
  requireFinite(nullValue, 'nullValue');
  const statistic = (estimate - nullValue) / standardError;
  if (alternative === 'two-sided') {
    const margin = tUpperQuantile(alpha / 2, df) * standardError;
    return { statistic, df, p: tTwoSided(statistic, df), interval: [estimate - margin, estimate + margin] };
  }
  const margin = tUpperQuantile(alpha, df) * standardError;
  return alternative === 'greater'
    ? { statistic, df, p: tUpper(statistic, df), interval: [estimate - margin, Infinity] }
    : { statistic, df, p: tUpper(-statistic, df), interval: [-Infinity, estimate + margin] };
}
