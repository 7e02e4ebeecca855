import { dot, quadraticForm } from './matrix.js';
import { covarianceOf, meanOf, varianceOf } from './moments.js';
import type { CupedRatioSummary, RatioSummary } from './summaries.js';

/** Below this slope GrowthBook leaves the ratio unadjusted. */
const NO_SLOPE = 1e-8;

/** Means and covariances of (M, D, M₀, D₀): numerator and denominator in the experiment and before it. */
export interface CupedRatioParts {
  readonly means: readonly [mPost: number, dPost: number, mPre: number, dPre: number];
  /** 4 × 4 covariance of one person's four values. */
  readonly lambda: readonly (readonly number[])[];
}

export function cupedRatioParts(arm: CupedRatioSummary): CupedRatioParts {
  const { n, mPost, dPost, mPre, dPre } = arm;
  const md = covarianceOf(mPost, dPost, n, arm.mPostDPostSumOfProducts);
  const mm0 = covarianceOf(mPost, mPre, n, arm.mPostMPreSumOfProducts);
  const md0 = covarianceOf(mPost, dPre, n, arm.mPostDPreSumOfProducts);
  const dm0 = covarianceOf(dPost, mPre, n, arm.mPreDPostSumOfProducts);
  const dd0 = covarianceOf(dPost, dPre, n, arm.dPostDPreSumOfProducts);
  const m0d0 = covarianceOf(mPre, dPre, n, arm.mPreDPreSumOfProducts);
  return {
    means: [meanOf(mPost), meanOf(dPost), meanOf(mPre), meanOf(dPre)],
    lambda: [
      [varianceOf(mPost), md, mm0, md0],
      [md, varianceOf(dPost), dm0, dd0],
      [mm0, dm0, varianceOf(mPre), m0d0],
      [md0, dd0, m0d0, varianceOf(dPre)],
    ],
  };
}

/** Gradient of M/D − θ M₀/D₀ in (M, D, M₀, D₀); zeros if a denominator is 0. */
export function cupedRatioGradient(parts: CupedRatioParts, theta: number): number[] {
  const [m, d, m0, d0] = parts.means;
  if (d === 0 || d0 === 0) return [0, 0, 0, 0];
  return [1 / d, -m / d ** 2, -theta / d0, (theta * m0) / d0 ** 2];
}

/** Variance of one person's contribution to M/D − θ M₀/D₀ by the delta method. */
export const cupedRatioVariance = (parts: CupedRatioParts, theta: number): number =>
  quadraticForm(cupedRatioGradient(parts, theta), parts.lambda);

/**
 * Slope of the ratio on its value before the experiment, from the linearised ratios of both arms, ignoring the arm.
 * 0 if the ratio before the experiment does not vary, or if the slope is too small to matter (1e-8).
 */
export function cupedRatioTheta(control: CupedRatioSummary, treatment: CupedRatioSummary): number {
  let variance = 0;
  let covariance = 0;
  for (const parts of [cupedRatioParts(control), cupedRatioParts(treatment)]) {
    // With θ = 1 the last two entries are the gradient of −M₀/D₀.
    const gradient = cupedRatioGradient(parts, 1);
    const [post, pre] = [gradient.slice(0, 2), gradient.slice(2)];
    variance += quadraticForm(
      pre,
      parts.lambda.slice(2).map((row) => row.slice(2)),
    );
    covariance += dot(
      pre,
      parts.lambda.slice(2).map((row) => dot(row.slice(0, 2), post)),
    );
  }
  const theta = variance === 0 ? 0 : -covariance / variance;
  return Math.abs(theta) < NO_SLOPE ? 0 : theta;
}

/**
 * Gradient of the relative effect (B − A)/|u| in the control's four means, where u is the unadjusted control ratio.
 * @param difference B − A on the adjusted scale
 */
export function cupedRatioRelativeGradient(control: CupedRatioParts, theta: number, difference: number): number[] {
  const [m, d] = control.means;
  const base = Math.abs(m / d);
  const step = base + Math.sign(m / d) * difference;
  const [, , pre, preDenominator] = cupedRatioGradient(control, theta) as [number, number, number, number];
  return [-step / d / base ** 2, (m * step) / d ** 2 / base ** 2, -pre / base, -preDenominator / base];
}

/** The ratio in the experiment, without what came before it. */
export const ratioWithoutPre = (arm: CupedRatioSummary): RatioSummary => ({
  type: 'ratio',
  n: arm.n,
  m: arm.mPost,
  d: arm.dPost,
  mdSumOfProducts: arm.mPostDPostSumOfProducts,
});
