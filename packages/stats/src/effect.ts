import {
  cupedRatioGradient,
  cupedRatioParts,
  cupedRatioRelativeGradient,
  cupedRatioTheta,
  cupedRatioVariance,
  ratioWithoutPre,
} from './cuped-ratio.js';
import { cupedParts, cupedRelativeControlVariance, cupedTheta, cupedVariance } from './cuped.js';
import { StatsError } from './errors.js';
import { quadraticForm } from './matrix.js';
import { meanOf, ratioMean, ratioVariance, varianceOf, varianceOfRatio } from './moments.js';
import { quantileVariance, tooFewForQuantile } from './quantile.js';
import {
  requireSummary,
  type CupedRatioSummary,
  type CupedSummary,
  type SampleSummary,
  type OutcomeSummary,
} from './summaries.js';

/** `absolute`: treatment − control in the outcome's unit. `relative`: that divided by |control|; 0.05 is +5 %. */
export type EffectScale = 'absolute' | 'relative';

/** One arm, ready to be compared. */
export interface Arm {
  readonly n: number;
  /** The mean, ratio or quantile, after CUPED if there is a covariate. */
  readonly mean: number;
  /** The same without CUPED; what a relative effect is relative to. */
  readonly unadjustedMean: number;
  /** Variance of one person's contribution; not divided by n. */
  readonly variance: number;
}

/** Two arms on one footing. */
export interface ArmPair {
  readonly control: Arm;
  readonly treatment: Arm;
  /** CUPED slope; null without a covariate, or when the covariate explains nothing. */
  readonly theta: number | null;
  /** Variance of the relative effect; 0 if the unadjusted control mean is 0. */
  readonly relativeVariance: number;
}

/** An effect with its standard error. */
export interface Effect {
  readonly scale: EffectScale;
  /** Absolute: in the outcome's unit. Relative: as a share of the control mean. */
  readonly estimate: number;
  readonly standardError: number;
  /** Welch–Satterthwaite degrees of freedom on the absolute scale. */
  readonly df: number;
  /** People in both arms (events for quantiles of events). */
  readonly n: number;
  /** Slope on the covariate (CUPED); null without one, or when it explains nothing. */
  readonly theta: number | null;
}

const isSample = (summary: OutcomeSummary): summary is SampleSummary =>
  summary.type === 'proportion' || summary.type === 'mean';

function plainPair(control: Arm, treatment: Arm): ArmPair {
  const base = control.unadjustedMean;
  const relativeVariance =
    base === 0
      ? 0
      : varianceOfRatio(
          treatment.unadjustedMean,
          treatment.variance / treatment.n,
          base,
          control.variance / control.n,
          0,
        );
  return { control, treatment, theta: null, relativeVariance };
}

function plainArm(summary: Exclude<OutcomeSummary, CupedSummary | CupedRatioSummary>): Arm {
  const arm = (mean: number, variance: number): Arm => ({ n: summary.n, mean, unadjustedMean: mean, variance });
  if (isSample(summary)) return arm(meanOf(summary), varianceOf(summary));
  if (summary.type === 'ratio') return arm(ratioMean(summary), ratioVariance(summary));
  return arm(summary.quantileHat, quantileVariance(summary));
}

function cupedPair(control: CupedSummary, treatment: CupedSummary): ArmPair {
  const theta = cupedTheta(control, treatment);
  if (theta === 0) return plainPair(plainArm(control.post), plainArm(treatment.post));
  const [a, b] = [cupedParts(control), cupedParts(treatment)];
  const arm = (n: number, parts: typeof a): Arm => ({
    n,
    mean: parts.postMean - theta * parts.preMean,
    unadjustedMean: parts.postMean,
    variance: cupedVariance(parts, theta, n),
  });
  const [controlArm, treatmentArm] = [arm(control.n, a), arm(treatment.n, b)];
  const relativeVariance =
    a.postMean === 0 || a.postMean ** 2 === 0
      ? 0
      : treatmentArm.variance / (treatment.n * a.postMean ** 2) +
        cupedRelativeControlVariance(a, b.postMean, theta) / control.n;
  return { control: controlArm, treatment: treatmentArm, theta, relativeVariance };
}

function cupedRatioPair(control: CupedRatioSummary, treatment: CupedRatioSummary): ArmPair {
  const theta = cupedRatioTheta(control, treatment);
  if (theta === 0) return plainPair(plainArm(ratioWithoutPre(control)), plainArm(ratioWithoutPre(treatment)));
  const [a, b] = [cupedRatioParts(control), cupedRatioParts(treatment)];
  const arm = (summary: CupedRatioSummary, parts: typeof a): Arm => {
    const post = ratioMean(ratioWithoutPre(summary));
    const absent = summary.dPost.sum === 0 || summary.dPre.sum === 0;
    return {
      n: summary.n,
      mean: absent ? 0 : post - theta * (summary.mPre.sum / summary.dPre.sum),
      unadjustedMean: post,
      variance: cupedRatioVariance(parts, theta),
    };
  };
  const [controlArm, treatmentArm] = [arm(control, a), arm(treatment, b)];
  const base = Math.abs(controlArm.unadjustedMean);
  const relativeVariance =
    base === 0
      ? 0
      : quadraticForm(cupedRatioRelativeGradient(a, theta, treatmentArm.mean - controlArm.mean), a.lambda) / control.n +
        quadraticForm(
          cupedRatioGradient(b, theta).map((slope) => slope / base),
          b.lambda,
        ) /
          treatment.n;
  return { control: controlArm, treatment: treatmentArm, theta, relativeVariance };
}

/**
 * Puts two arms on one footing: means and variances, after CUPED where there is a covariate. Total: empty arms have mean
 * and variance 0. `effectOf` refuses what cannot be compared.
 * @throws {StatsError} `mixed-types`
 */
export function pairArms(control: OutcomeSummary, treatment: OutcomeSummary): ArmPair {
  if (control.type === 'cuped' && treatment.type === 'cuped') return cupedPair(control, treatment);
  if (control.type === 'cupedRatio' && treatment.type === 'cupedRatio') return cupedRatioPair(control, treatment);
  const adjusted = (summary: OutcomeSummary): summary is CupedSummary | CupedRatioSummary =>
    summary.type === 'cuped' || summary.type === 'cupedRatio';
  if (
    adjusted(control) ||
    adjusted(treatment) ||
    (control.type !== treatment.type && !(isSample(control) && isSample(treatment)))
  )
    throw new StatsError(
      'mixed-types',
      `The control is summarised as ${control.type} and the treatment as ${treatment.type}. Summarise both in the same way.`,
    );
  return plainPair(plainArm(control), plainArm(treatment));
}

/**
 * Welch–Satterthwaite degrees of freedom of the difference of two means. An arm without variance adds none, so that
 * the other arm's n − 1 remains; an arm of one person that claims variance leaves none.
 */
export function welchDf(control: Pick<Arm, 'n' | 'variance'>, treatment: Pick<Arm, 'n' | 'variance'>): number {
  const [a, b] = [control.variance / control.n, treatment.variance / treatment.n];
  // Shares of the larger part, so that neither tiny nor huge units fall out of the number range.
  const larger = Math.max(Math.abs(a), Math.abs(b));
  const part = (share: number, n: number): number => {
    if (share === 0) return 0;
    return n > 1 ? share ** 2 / (n - 1) : Infinity;
  };
  const [x, y] = [a / larger, b / larger];
  return (x + y) ** 2 / (part(x, control.n) + part(y, treatment.n));
}

/** Estimate and variance of the effect of two paired arms on a scale. The unadjusted control mean must not be 0 for a relative one. */
export function effectMoments(
  { control, treatment, relativeVariance }: ArmPair,
  scale: EffectScale,
): {
  readonly estimate: number;
  readonly variance: number;
} {
  const difference = treatment.mean - control.mean;
  return scale === 'relative'
    ? { estimate: difference / Math.abs(control.unadjustedMean), variance: relativeVariance }
    : { estimate: difference, variance: treatment.variance / treatment.n + control.variance / control.n };
}

/**
 * The effect of a treatment on any summarised outcome, with the delta method's standard error where the outcome is a
 * ratio or the effect relative.
 *
 * An absolute effect needs no control mean, so that a control of 0 is fine. Prefer it in pilots: with skewed outcomes
 * or few successes a relative one finds effects that are not there (about 9 % instead of 5 % at 40 an arm). For yes-or-no
 * outcomes of small arms use `newcombe` or `miettinenNurminen`, which also work when nobody or everybody succeeds.
 *
 * @param scale `absolute` or `relative`
 * @throws {StatsError} `not-a-number`, `out-of-range`, `too-few` (under 2 in an arm, or too few for a quantile), `impossible-sums`, `mixed-types`,
 *   `no-variance` (neither arm varies), `zero-control-mean` (relative effects only)
 * @see Deng, Knoblich & Lu, KDD 2018 (delta method); Welch, Biometrika 34 (1947) 28 (df)
 */
export function effectOf(control: OutcomeSummary, treatment: OutcomeSummary, scale: EffectScale): Effect {
  for (const [name, summary] of Object.entries({ control, treatment })) {
    requireSummary(summary, name);
    if (summary.n < 2)
      throw new StatsError('too-few', `${name} has one person, who shows no spread. Wait for a second.`);
    if ((summary.type === 'quantile' || summary.type === 'quantileClustered') && tooFewForQuantile(summary))
      throw new StatsError(
        'too-few',
        `${name} has ${summary.n} values, too few for bounds of the ${summary.nu} quantile. Use the median, or wait.`,
      );
  }
  const pair = pairArms(control, treatment);
  const zeroControl = pair.control.unadjustedMean === 0;
  if (scale === 'relative' && zeroControl)
    throw new StatsError(
      'zero-control-mean',
      'The control mean is 0, so that an effect relative to it has no meaning. Ask for the absolute effect.',
    );
  const { estimate, variance } = effectMoments(pair, scale);
  if (!(variance > 0) || !(pair.control.variance >= 0 && pair.treatment.variance >= 0))
    throw new StatsError(
      'no-variance',
      'All values in both arms are the same, so that there is no spread to judge the effect by. For yes-or-no outcomes use `newcombe`.',
    );
  const df = welchDf(pair.control, pair.treatment);
  if (![estimate, variance, df].every(Number.isFinite))
    throw new StatsError(
      'out-of-range',
      'The sums are too large or too small to compute with. Measure in another unit, such as thousands.',
    );
  return { scale, estimate, standardError: Math.sqrt(variance), df, n: control.n + treatment.n, theta: pair.theta };
}
