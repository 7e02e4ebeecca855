import { requireBetween, requireFinite, StatsError } from './errors.js';
import { requireEstimate, type NormalEstimate } from './frequentist.js';
import type { Interval } from './multiplicity.js';
import { normalCdf, normalQuantile } from './tails.js';

/** A normal distribution; `sd` above 0. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** `flat`: the data alone speak. */
export type Prior = Normal | 'flat';

/** Expected loss of each decision, in the unit of the effect, if higher is better. */
export interface ExpectedLoss {
  /** E[max(effect, 0)]: what keeping the control forgoes. */
  readonly keepControl: number;
  /** E[max(−effect, 0)]: what shipping the treatment costs. */
  readonly shipTreatment: number;
}

const normalPdf = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

function requireNormal({ mean, sd }: Normal, name: string): void {
  requireFinite(mean, `${name}.mean`);
  requireFinite(sd, `${name}.sd`);
  requireBetween(sd, 0, Infinity, `${name}.sd`);
}

/**
 * Posterior of a normal effect with a normal prior: precisions add, means are weighted by precision.
 * @param prior on the scale of the estimate; see `priorOnScale` for a prior on the relative effect
 * @throws {StatsError} `not-a-number`, `no-variance`, `out-of-range`
 * @see Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.5
 */
export function posterior(effect: NormalEstimate, prior: Prior): Normal {
  requireEstimate(effect);
  const data = 1 / effect.standardError ** 2;
  if (prior === 'flat') return { mean: effect.estimate, sd: effect.standardError };
  requireNormal(prior, 'prior');
  const known = 1 / prior.sd ** 2;
  return {
    mean: (effect.estimate * data + prior.mean * known) / (data + known),
    sd: Math.sqrt(1 / (data + known)),
  };
}

/**
 * A prior on the relative effect, put on the absolute scale of an outcome.
 * @param controlMean unadjusted, in the outcome's unit, not 0
 * @throws {StatsError} `not-a-number`, `zero-control-mean`
 */
export function priorOnScale(prior: Prior, controlMean: number): Prior {
  requireFinite(controlMean, 'controlMean');
  if (prior === 'flat') return prior;
  requireNormal(prior, 'prior');
  if (controlMean === 0)
    throw new StatsError(
      'zero-control-mean',
      'The control mean is 0, so that a prior on the relative effect says nothing. Use a flat prior or one on the absolute scale.',
    );
  return { mean: prior.mean * Math.abs(controlMean), sd: prior.sd * Math.abs(controlMean) };
}

/** P(effect > 0), 0 to 1. @throws {StatsError} `not-a-number`, `out-of-range` */
export function probabilityPositive(effect: Normal): number {
  requireNormal(effect, 'effect');
  return normalCdf(effect.mean / effect.sd);
}

/**
 * Expected loss of keeping the control and of shipping the treatment: s φ(z) + m Φ(z) and s φ(z) − m Φ(−z), z = m/s.
 * Never negative; `keepControl − shipTreatment` is the mean.
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function expectedLoss(effect: Normal): ExpectedLoss {
  requireNormal(effect, 'effect');
  const z = effect.mean / effect.sd;
  const height = effect.sd * normalPdf(z);
  return {
    keepControl: Math.max(0, height + effect.mean * normalCdf(z)),
    shipTreatment: Math.max(0, height - effect.mean * normalCdf(-z)),
  };
}

/** Central interval that holds the effect with probability 1 − α. @throws {StatsError} `not-a-number`, `out-of-range` */
export function credibleInterval(effect: Normal, alpha: number): Interval {
  requireNormal(effect, 'effect');
  requireBetween(alpha, 0, 1, 'alpha');
  const margin = -normalQuantile(alpha / 2) * effect.sd;
  return [effect.mean - margin, effect.mean + margin];
}
