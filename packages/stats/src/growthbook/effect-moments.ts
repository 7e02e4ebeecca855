import { effectMoments, type Arm, type ArmPair } from '../effect.js';
import { strataEffect, type StratumPair } from '../post-stratification.js';
import { rawQuantileVariance, tooFewForQuantile } from '../quantile.js';
import type { OutcomeSummary } from '../summaries.js';

/** The effect before any prior or scaling. */
export interface Moments {
  readonly pointEstimate: number;
  readonly standardError: number;
  readonly pairwiseSampleSize: number;
  readonly errorMessage: string | null;
  readonly postStratificationApplied: boolean;
}

function withoutVariance(summary: OutcomeSummary, arm: Arm): boolean {
  if (summary.type === 'quantile' || summary.type === 'quantileClustered')
    return tooFewForQuantile(summary) || rawQuantileVariance(summary) <= 0;
  return arm.variance <= 0;
}

const noMoments = (errorMessage: string): Moments => ({
  pointEstimate: 0,
  standardError: 0,
  pairwiseSampleSize: 0,
  errorMessage,
  postStratificationApplied: false,
});

/** The effect as GrowthBook computes it, or its error. */
export function plainMoments(
  control: OutcomeSummary,
  treatment: OutcomeSummary,
  pair: ArmPair,
  relative: boolean,
): Moments {
  const { estimate, variance } = effectMoments(pair, relative ? 'relative' : 'absolute');
  if (withoutVariance(control, pair.control) || withoutVariance(treatment, pair.treatment) || !(variance > 0))
    return noMoments('ZERO_NEGATIVE_VARIANCE');
  if (pair.control.mean === 0 || pair.control.unadjustedMean === 0)
    return noMoments('ZERO_NEGATIVE_BASELINE_VARIATION');
  return {
    pointEstimate: estimate,
    standardError: Math.sqrt(variance),
    pairwiseSampleSize: control.n + treatment.n,
    errorMessage: null,
    postStratificationApplied: false,
  };
}

/** The post-stratified effect; null where GrowthBook falls back to the one without strata. */
export function stratifiedMoments(strata: readonly StratumPair[], relative: boolean): Moments | null {
  const effect = strataEffect(strata, relative ? 'relative' : 'absolute');
  // GrowthBook gives up when the control mean is 0 or the arms' denominators are equal, which are no reasons to.
  if (typeof effect === 'string' || effect.means[0] === 0 || effect.means[3] === 0) return null;
  return {
    pointEstimate: effect.estimate,
    standardError: Math.sqrt(effect.variance),
    pairwiseSampleSize: effect.n,
    errorMessage: null,
    postStratificationApplied: true,
  };
}
