import { mixtureRho, sequenceHalfWidth } from './always-valid.js';
import type { Prior } from './bayesian.js';
import type { EffectScale } from './effect.js';
import { requireBetween, requireFinite, StatsError } from './errors.js';
import type { Alternative } from './frequentist.js';
import { normalCdf, normalQuantile } from './tails.js';

/** A planned comparison of two arms. */
export interface Design {
  /** Expected control mean, in the outcome's unit. */
  readonly controlMean: number;
  /** Expected variance of one person's outcome, the same in both arms; p(1 − p) for a share. */
  readonly variance: number;
  /** People in each arm; they need not be equal. */
  readonly nControl: number;
  readonly nTreatment: number;
  readonly scale: EffectScale;
  readonly alpha: number;
  /** Looks at any time, with a sequence tightest at so many people; leave out for one look at the end. */
  readonly sequentialTightestAt?: number;
}

function requireDesign(design: Design): void {
  requireFinite(design.controlMean, 'controlMean');
  requireBetween(design.variance, 0, Infinity, 'variance');
  requireBetween(design.nControl, 0, Infinity, 'nControl');
  requireBetween(design.nTreatment, 0, Infinity, 'nTreatment');
  requireBetween(design.alpha, 0, 1, 'alpha');
  if (design.scale === 'relative' && design.controlMean === 0)
    throw new StatsError(
      'zero-control-mean',
      'The control mean is 0, so that a relative effect has no meaning. Plan for an absolute effect.',
    );
}

/**
 * How much wider a confidence sequence is at n people than the interval of one look: the factor on the standard error.
 * @param n people in both arms
 */
export function sequentialInflation(n: number, alpha: number, tightestAt: number): number {
  const halfWidth = sequenceHalfWidth(n, n, mixtureRho(alpha, tightestAt), alpha);
  return halfWidth / -normalQuantile(alpha / 2);
}

/** Variances of the effect that the treatment and the control contribute at an effect of 0. */
function contributions(design: Design): { readonly treatment: number; readonly control: number } {
  const { controlMean, variance, nControl, nTreatment, scale, alpha, sequentialTightestAt } = design;
  const wider =
    sequentialTightestAt === undefined
      ? 1
      : sequentialInflation(nControl + nTreatment, alpha, sequentialTightestAt) ** 2;
  const unit = (wider * variance) / (scale === 'relative' ? controlMean ** 2 : 1);
  return { treatment: unit / nTreatment, control: unit / nControl };
}

/**
 * Standard error that the plan will have if the effect is `effect`: a relative effect's own size enters, as the delta
 * method's variance depends on the treated mean.
 * @throws {StatsError} `not-a-number`, `out-of-range`, `zero-control-mean`
 */
export function plannedStandardError(design: Design, effect: number): number {
  requireDesign(design);
  requireFinite(effect, 'effect');
  const { treatment, control } = contributions(design);
  return Math.sqrt(treatment + control * (design.scale === 'relative' ? (1 + effect) ** 2 : 1));
}

/**
 * Probability that a normal test at level α finds an effect with a standard error.
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function normalPower(
  effect: number,
  standardError: number,
  alpha: number,
  alternative: Alternative = 'two-sided',
): number {
  requireFinite(effect, 'effect');
  requireBetween(standardError, 0, Infinity, 'standardError');
  requireBetween(alpha, 0, 1, 'alpha');
  const shift = effect / standardError;
  if (alternative === 'less') return normalCdf(normalQuantile(alpha) - shift);
  if (alternative === 'greater') return normalCdf(normalQuantile(alpha) + shift);
  const z = -normalQuantile(alpha / 2);
  return normalCdf(shift - z) + normalCdf(-z - shift);
}

/**
 * Probability that the plan finds an effect (normal approximation). For yes-or-no outcomes of small arms simulate the
 * exact method instead: see `diagnose`.
 * @param effect true effect on the design's scale; 0.05 is +5 % when relative
 * @throws {StatsError} `not-a-number`, `out-of-range`, `zero-control-mean`
 * @see Chow, Shao & Wang, Sample Size Calculations in Clinical Research, ch. 3; R: `power.prop.test`
 */
export function plannedPower(design: Design, effect: number, alternative: Alternative = 'two-sided'): number {
  return normalPower(effect, plannedStandardError(design, effect), design.alpha, alternative);
}

/**
 * The smallest positive effect that the plan finds with the given power, two-sided, in closed form: the root of
 * d² = (z₁₋α/₂ + z_power)² SE(d)². Null when no relative effect is large enough, because its noise grows with it: more
 * people are needed.
 *
 * @param power above α and below 1
 * @throws {StatsError} `not-a-number`, `out-of-range`, `zero-control-mean`
 */
export function minimumDetectableEffect(design: Design, power: number): number | null {
  requireDesign(design);
  requireBetween(power, design.alpha, 1, 'power');
  const square = (normalQuantile(power) - normalQuantile(design.alpha / 2)) ** 2;
  const { treatment, control } = contributions(design);
  const [b, a] = [square * treatment, square * control];
  if (design.scale === 'absolute') return Math.sqrt(a + b);
  if (a >= 1) return null;
  return (a + Math.sqrt(a * a + (1 - a) * (a + b))) / (1 - a);
}

/**
 * Probability that the 1 − α credible interval leaves out 0, if the true effect is `effect` and the analysis uses a
 * normal prior.
 * @param standardError of the estimate, above 0
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function bayesianPower(effect: number, standardError: number, prior: Prior, alpha: number): number {
  requireFinite(effect, 'effect');
  requireBetween(standardError, 0, Infinity, 'standardError');
  requireBetween(alpha, 0, 1, 'alpha');
  if (prior !== 'flat') {
    requireFinite(prior.mean, 'prior.mean');
    requireBetween(prior.sd, 0, Infinity, 'prior.sd');
  }
  const variance = standardError ** 2;
  const [priorPrecision, priorMean] = prior === 'flat' ? [0, 0] : [1 / prior.sd ** 2, prior.mean];
  const reach = variance * Math.sqrt(1 / variance + priorPrecision) * -normalQuantile(alpha / 2);
  const pull = variance * priorMean * priorPrecision;
  return normalCdf((effect + pull - reach) / standardError) + normalCdf(-(reach + pull + effect) / standardError);
}
