import { requireBetween, requireFinite, StatsError } from './errors.js';
import { requireLevel } from './interval.js';
import { normalQuantile } from './tails.js';

export type Verdict = 'better' | 'not worse' | 'cannot tell' | 'worse';

/** A difference treatment − control by its interval, and what would count as harm; all in the unit of the outcome. */
export interface VerdictInput {
  readonly low: number;
  readonly high: number;
  /** Largest loss that still counts as not worse, above 0. */
  readonly margin: number;
  readonly better: 'higher' | 'lower';
}

/**
 * What an interval and a margin, both fixed beforehand, say. In this order: *better* if the whole interval is on the
 * good side of 0; *worse* if it is on the bad side; *not worse* if it stays within the margin; otherwise *cannot tell*.
 * An end may be infinite. An interval of a single 0 is *not worse*.
 * @throws {StatsError} `not-a-number`, `out-of-range` for a margin that is not positive or ends that are exchanged
 */
export function verdictOf({ low, high, margin, better }: VerdictInput): Verdict {
  if (Number.isNaN(low) || Number.isNaN(high))
    throw new StatsError('not-a-number', 'An end of the interval is NaN. It says nothing; compute the interval again.');
  if (low > high)
    throw new StatsError('out-of-range', `The interval runs from ${low} down to ${high}. Exchange its ends.`);
  requireBetween(margin, 0, Infinity, 'margin');
  const [worst, best] = better === 'higher' ? [low, high] : [-high, -low];
  if (worst > 0) return 'better';
  if (best < 0) return 'worse';
  return worst > -margin ? 'not worse' : 'cannot tell';
}

export interface NeededInput {
  /** Variance of one person's value within an arm and stratum, in squared units of the outcome; p (1 − p) for a share. */
  readonly variance: { readonly control: number; readonly treatment: number };
  readonly margin: number;
  /** Two-sided level of the interval that decides; 0.95. */
  readonly level: number;
  /** Probability with which it should tell; 0.8 unless told. */
  readonly power?: number;
  /** The true effect for which this is asked, positive if good; 0 (no difference) unless told. */
  readonly effect?: number;
}

/**
 * How many people an arm it takes to tell, with probability `power`, that the treatment is not worse than the margin
 * allows: n = (z₁ + z₂)² (σ₀² + σ₁²) / (margin + effect)², rounded up. A variance of 0 in both arms needs one person.
 * Normal approximation; for one comparison of two equal arms.
 * @returns people in each arm, 1 or more; Infinity if the effect is a loss of the margin or more
 * @throws {StatsError} `not-a-number`, `out-of-range`
 * @see Julious, Sample Sizes for Clinical Trials (2010), section 6; a margin of 10 points at 70 % gives 330
 */
export function neededPerArm({ variance, margin, level, power = 0.8, effect = 0 }: NeededInput): number {
  for (const arm of ['control', 'treatment'] as const)
    if (!(requireFinite(variance[arm], `variance.${arm}`) >= 0))
      throw new StatsError('out-of-range', `variance.${arm} is ${variance[arm]}. A variance is not negative.`);
  requireBetween(margin, 0, Infinity, 'margin');
  requireLevel(level);
  requireBetween(power, 0, 1, 'power');
  const distance = margin + requireFinite(effect, 'effect');
  if (distance <= 0) return Infinity;
  const z = normalQuantile((1 + level) / 2) + normalQuantile(power);
  if (z <= 0) return 1;
  return Math.max(1, Math.ceil((z * z * (variance.control + variance.treatment)) / (distance * distance) - 1e-9));
}
