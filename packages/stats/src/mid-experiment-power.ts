import { mixtureRho, sequenceHalfWidth } from './always-valid.js';
import { bayesianPower, normalPower } from './power.js';
import type { Prior } from './bayesian.js';
import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';
import { normalCdf } from './tails.js';

/** Where an experiment stands, and what it must be able to find. */
export interface Progress {
  /** Standard error now, on the scale of `targetEffect`. */
  readonly standardError: number;
  /** People in both arms now, 1 or more. */
  readonly n: number;
  /** The effect to find; its sign does not matter. */
  readonly targetEffect: number;
  /** Power for finding every primary outcome's effect, above 0 and below 1. */
  readonly targetPower: number;
  readonly alpha: number;
  /** Primary outcomes; the power of each is raised so that all together reach the target. 1 unless told. */
  readonly outcomes?: number;
  /** Tests that α is divided by (Bonferroni); 1 unless told. */
  readonly tests?: number;
  /** For an analysis with a prior. */
  readonly prior?: Prior;
  /** For looks at any time without a prior. */
  readonly sequentialTightestAt?: number;
}

/** No pilot grows by more: 2²⁷ times. */
const LARGEST_FACTOR = 2 ** 27;

/** Power that each outcome needs so that all together have the target. */
export const powerOfEach = ({ targetPower, outcomes = 1 }: Progress): number => targetPower ** (1 / outcomes);

/** @throws {StatsError} `not-a-number`, `out-of-range`, `too-few` */
function requireProgress(progress: Progress): void {
  requireBetween(progress.standardError, 0, Infinity, 'standardError');
  requireCount(progress.n, 'n');
  if (progress.n === 0) throw new StatsError('too-few', 'Nobody has taken part yet. Plan with `plannedPower` instead.');
  requireFinite(progress.targetEffect, 'targetEffect');
  requireBetween(progress.targetPower, 0, 1, 'targetPower');
  requireBetween(progress.alpha, 0, 1, 'alpha');
}

/**
 * Power for the target effect once the sample has grown by `factor` of itself (0: now, 1: doubled), if variances stay as
 * they are.
 * @throws {StatsError} `not-a-number`, `out-of-range`, `too-few`
 */
export function powerAfter(progress: Progress, factor: number): number {
  requireProgress(progress);
  if (requireFinite(factor, 'factor') < 0)
    throw new StatsError('out-of-range', `factor is ${factor}. A sample does not shrink: give 0 or more.`);
  const { n, prior = 'flat', sequentialTightestAt, tests = 1 } = progress;
  const alpha = progress.alpha / tests;
  const effect = Math.abs(progress.targetEffect);
  const standardError = progress.standardError / Math.sqrt(1 + factor);
  if (prior !== 'flat') return bayesianPower(effect, standardError, prior, alpha);
  if (sequentialTightestAt === undefined) return normalPower(effect, standardError, alpha);
  const rho = mixtureRho(alpha, sequentialTightestAt);
  const halfWidth = sequenceHalfWidth(n * progress.standardError ** 2, n * (1 + factor), rho, alpha);
  return normalCdf((effect - halfWidth) / standardError) + normalCdf(-(halfWidth + effect) / standardError);
}

/**
 * By which factor of itself the sample must grow to reach the target power: 0 if it has, null if no growth up to 2²⁷
 * does (a prior that is sure of something else).
 * @throws {StatsError} `not-a-number`, `out-of-range`, `too-few`
 */
export function growthNeeded(progress: Progress): number | null {
  const target = powerOfEach(progress);
  if (powerAfter(progress, 0) >= target) return 0;
  let high = 1;
  while (powerAfter(progress, high) < target) {
    high *= 2;
    if (high > LARGEST_FACTOR) return null;
  }
  let low = 0;
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (powerAfter(progress, middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
