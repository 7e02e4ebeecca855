import {
  expectation,
  type Grid,
  gridOf,
  type GroupEstimate,
  groupMixture,
  type HierarchicalOptions,
  type Mixture,
  type PosteriorEffect,
  posteriorOf,
  prepare,
  requireGroups,
} from './hierarchical-model.js';
import { normalCdf } from './tails.js';

export type { GroupEstimate, HierarchicalOptions, PosteriorEffect } from './hierarchical-model.js';

export interface HierarchicalResult {
  /** Posterior mean of tau, the standard deviation of the effect between groups. */
  readonly spread: number;
  /** Central interval of tau. */
  readonly spreadInterval: { readonly low: number; readonly high: number };
  /** The effect that the groups have in common. */
  readonly mean: PosteriorEffect;
  readonly groups: readonly PosteriorEffect[];
  /** The group with the worst shrunk effect; see {@link worstOff} for the smallest benefit, whichever group has it. */
  readonly worst: PosteriorEffect & { readonly index: number };
  /** The effect in a group that was not seen. */
  readonly prediction: PosteriorEffect;
  readonly level: number;
}

/**
 * Effects by group, pulled towards what the groups have in common: estimate_i ~ N(θ_i, variance_i), θ_i ~ N(μ, τ²), μ flat,
 * τ half-normal. τ is integrated on a fixed grid (Gauss–Legendre panels), everything else in closed form; intervals are
 * quantiles of the exact mixture. Deterministic: the same numbers on every machine, no Monte Carlo.
 *
 * With one group nothing can be learnt of τ: its effect is its own, its spread the prior's.
 *
 * @param groups one or more
 * @throws {StatsError} `too-few` for no group; `out-of-range` for a variance, prior or margin that is not positive; `not-a-number`
 * @see Gelman, Bayesian Analysis 1 (2006) 515; Röver, Journal of Statistical Software 93 (2020) 6 for the grid
 */
export function hierarchicalEffects(
  groups: readonly GroupEstimate[],
  { spreadPrior, level = 0.9, margin, better }: HierarchicalOptions,
): HierarchicalResult {
  const { facing, grid, harm, mirror } = prepare(groups, { spreadPrior, level, margin, better });
  const { probabilities } = grid;
  const posteriors = facing.map((g) => posteriorOf(groupMixture(g, grid), probabilities, harm));
  const predictive: Mixture = {
    means: grid.centre.means,
    sds: grid.centre.sds.map((sd, k) => Math.hypot(sd, grid.taus[k] as number)),
  };
  const index = posteriors.reduce(
    (worst, p, i) => (p.shrunk < (posteriors[worst] as PosteriorEffect).shrunk ? i : worst),
    0,
  );
  const worst = posteriors[index] as PosteriorEffect;
  const tail = (1 - level) / 2;
  const spreadAt = (share: number): number => spreadQuantile(grid, share);
  return {
    spread: expectation(grid.taus, probabilities),
    spreadInterval: { low: spreadAt(tail), high: spreadAt(1 - tail) },
    mean: mirror(posteriorOf(grid.centre, probabilities, harm)),
    groups: posteriors.map(mirror),
    worst: { ...mirror(worst), index },
    prediction: mirror(posteriorOf(predictive, probabilities, harm)),
    level,
  };
}

/**
 * P(θ ≤ x) of each group at given points, by the model of {@link hierarchicalEffects}: all that a simulation needs, since
 * an interval lies above x just if this is below its tail. A coarser grid over τ, to about 1e-5.
 * @param points in the outcome's unit
 * @returns one list a group, one probability a point
 * @throws {StatsError} as {@link hierarchicalEffects}
 */
export function effectBelow(
  groups: readonly GroupEstimate[],
  { spreadPrior }: Pick<HierarchicalOptions, 'spreadPrior'>,
  points: readonly number[],
): number[][] {
  requireGroups(groups, spreadPrior);
  const { taus, probabilities, centre } = gridOf(groups, spreadPrior, 'coarse');
  // The mixture of groupMixture, without building it: simulations spend most of their time here.
  return groups.map(({ estimate, variance }) => {
    const sums = points.map(() => 0);
    for (let k = 0; k < taus.length; k++) {
      const p = probabilities[k] as number;
      if (p < 1e-8) continue;
      const square = (taus[k] as number) ** 2;
      const pull = variance / (variance + square);
      const mean = estimate + pull * ((centre.means[k] as number) - estimate);
      const sd = Math.sqrt(pull * square + (pull * (centre.sds[k] as number)) ** 2);
      for (let i = 0; i < points.length; i++)
        sums[i] = (sums[i] as number) + p * normalCdf(((points[i] as number) - mean) / sd);
    }
    return sums;
  });
}

/** By linear interpolation of the posterior's cumulated weights. */
function spreadQuantile(grid: Grid, share: number): number {
  let sum = 0;
  let before = 0;
  for (let k = 0; k < grid.taus.length; k++) {
    const p = grid.probabilities[k] as number;
    const tau = grid.taus[k] as number;
    if (sum + p >= share) return before + ((tau - before) * (share - sum)) / p;
    sum += p;
    before = tau;
  }
  return before;
}
