import { effectOf } from './effect.js';
import { requireBetween, StatsError } from './errors.js';
import { tTest } from './frequentist.js';
import type { SampleSummary } from './summaries.js';

/** A covariate from before the experiment, summarised by arm. */
export interface Covariate {
  readonly name: string;
  readonly control: SampleSummary;
  readonly treatments: readonly SampleSummary[];
}

export interface Imbalance {
  readonly covariate: string;
  /** Position of the treatment, from 0. */
  readonly treatment: number;
  /** Welch's two-sided p of the absolute difference; null where the covariate is the same for everyone. */
  readonly p: number | null;
  readonly imbalanced: boolean;
}

/**
 * Whether the arms differed before the experiment: Welch's test of each covariate in each treatment against the control,
 * at α divided by the number of tests (Bonferroni).
 *
 * After honest randomisation every imbalance is chance, and testing it is not a reason to adjust: choose covariates
 * beforehand. What this finds is broken randomisation or logging, hence the small α.
 *
 * @param covariates one or more, each with as many treatments
 * @param alpha for the whole family, 0.001 as in GrowthBook unless told
 * @throws {StatsError} `too-few`, `one-arm`, `out-of-range`, and those of `effectOf` except `no-variance`
 */
export function covariateImbalance(covariates: readonly Covariate[], alpha = 0.001): readonly Imbalance[] {
  requireBetween(alpha, 0, 1, 'alpha');
  const tests = covariates.reduce((sum, { treatments }) => sum + treatments.length, 0);
  if (covariates.length === 0)
    throw new StatsError('too-few', 'There is no covariate, so there is nothing to check. Give at least one.');
  if (tests === 0)
    throw new StatsError('one-arm', 'There is no treatment to compare with the control. Give at least one.');
  return covariates.flatMap(({ name, control, treatments }) =>
    treatments.map((arm, treatment): Imbalance => {
      const p = pValue(control, arm, alpha);
      return { covariate: name, treatment, p, imbalanced: p !== null && p < alpha / tests };
    }),
  );
}

function pValue(control: SampleSummary, treatment: SampleSummary, alpha: number): number | null {
  try {
    return tTest(effectOf(control, treatment, 'absolute'), { alpha }).p;
  } catch (error) {
    if (error instanceof StatsError && error.code === 'no-variance') return null;
    throw error;
  }
}
