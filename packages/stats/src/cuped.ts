import { StatsError } from './errors.js';
import { covarianceOf, meanOf, varianceOf } from './moments.js';
import type { CupedSummary, SampleSummary } from './summaries.js';

function pool(a: SampleSummary, b: SampleSummary): SampleSummary {
  if (a.type === 'proportion' && b.type === 'proportion')
    return { type: 'proportion', n: a.n + b.n, sum: a.sum + b.sum };
  if (a.type === 'mean' && b.type === 'mean')
    return { type: 'mean', n: a.n + b.n, sum: a.sum + b.sum, sumSquares: a.sumSquares + b.sumSquares };
  throw new StatsError(
    'mixed-types',
    'One arm counts yes and no and the other measures. Summarise the outcome of both arms in the same way.',
  );
}

/**
 * The slope of the outcome on the pre-experiment covariate over all people of both arms, ignoring the arm:
 * cov(pre, post) / var(pre). 0 if either period does not vary; then the adjustment does nothing.
 *
 * Ignoring the arm lets a large effect leak into the slope; `ancova` estimates it within the arms and carries its
 * uncertainty into the standard error, which is what we recommend for small samples.
 *
 * @throws {StatsError} `mixed-types`
 * @see Deng, Xu, Kohavi & Walker, Improving the sensitivity of online controlled experiments, WSDM 2013
 */
export function cupedTheta(control: CupedSummary, treatment: CupedSummary): number {
  const post = pool(control.post, treatment.post);
  const pre = pool(control.pre, treatment.pre);
  const preVariance = varianceOf(pre);
  if (preVariance === 0 || varianceOf(post) === 0) return 0;
  const products = control.postPreSumOfProducts + treatment.postPreSumOfProducts;
  return covarianceOf(post, pre, post.n, products) / preVariance;
}

/** Variances and covariance of one arm's outcome and covariate, for one person. */
export interface CupedParts {
  readonly postMean: number;
  readonly preMean: number;
  readonly postVariance: number;
  readonly preVariance: number;
  readonly covariance: number;
}

export const cupedParts = (arm: CupedSummary): CupedParts => ({
  postMean: meanOf(arm.post),
  preMean: meanOf(arm.pre),
  postVariance: varianceOf(arm.post),
  preVariance: varianceOf(arm.pre),
  covariance: covarianceOf(arm.post, arm.pre, arm.n, arm.postPreSumOfProducts),
});

/** Variance of post − θ pre for one person: vPost + θ² vPre − 2θ cov; 0 for one person or none. */
export const cupedVariance = (parts: CupedParts, theta: number, n: number): number =>
  n <= 1 ? 0 : parts.postVariance + theta ** 2 * parts.preVariance - 2 * theta * parts.covariance;

/**
 * Unit-level variance (to be divided by the control's n) that the control contributes to the relative CUPED effect,
 * from the delta method on (adjusted difference)/(unadjusted control mean).
 */
export function cupedRelativeControlVariance(control: CupedParts, treatmentMean: number, theta: number): number {
  const { postMean, postVariance, preVariance, covariance } = control;
  const slope = treatmentMean / postMean;
  return (postVariance * slope ** 2 - 2 * theta * covariance * slope + theta ** 2 * preVariance) / postMean ** 2;
}
