import type { Normal } from './bayesian.js';
import { cupedParts, cupedVariance } from './cuped.js';
import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';
import type { Interval } from './multiplicity.js';
import { asMean, meanOf, ratioMean, ratioVariance, varianceOf } from './moments.js';
import { legendre } from './quadrature.js';
import { requireFiniteSums, type CupedSummary, type RatioSummary, type SampleSummary } from './summaries.js';
import { normalCdf, normalQuantile } from './tails.js';

export interface BanditOptions {
  /** Normal prior of every arm's mean; GrowthBook's is mean 0 and variance 10,000. */
  readonly prior: Normal;
  /** Level of the intervals, above 0 and below 1. */
  readonly alpha: number;
  /** Lower is better. */
  readonly lowerIsBetter?: boolean;
  /** Least share of any arm, 0 to 1/arms. */
  readonly minimumWeight: number;
  /** CUPED slope for arms with a covariate. */
  readonly theta?: number;
  /** Every arm needs so many people before the shares change; 100 unless told. */
  readonly minimumPerArm?: number;
}

export interface BanditArm {
  readonly n: number;
  /** With a covariate: adjusted, with the pooled covariate mean added back. */
  readonly mean: number;
  /** Of one person. */
  readonly variance: number;
  readonly posterior: Normal;
  /** Around the mean, as wide as the posterior. */
  readonly interval: Interval;
  readonly probabilityBest: number;
}

export interface Bandit {
  readonly arms: readonly BanditArm[];
  /** Next shares; null until every arm has enough people. They add up to 1. */
  readonly weights: readonly number[] | null;
}

const NODES = legendre(12);
/** Where a normal density changes shape, in standard deviations; beyond 9 nothing is left. */
const STEPS = [-9, -6, -4, -2.5, -1.25, 0, 1.25, 2.5, 4, 6, 9];

/**
 * Probability that each of several independent normal quantities is the largest: ∫ φ_k Π_{j≠k} Φ_j, by Gauss–Legendre
 * quadrature between the points where any of the densities bends. Twelve digits, where 10,000 draws, as GrowthBook makes
 * them, give two.
 * @returns one probability an arm, adding up to 1
 * @throws {StatsError} `one-arm`, `not-a-number`, `out-of-range` for an `sd` that is not above 0
 */
export function probabilitiesBest(arms: readonly Normal[]): number[] {
  if (arms.length < 2)
    throw new StatsError('one-arm', 'There is one arm, which is the best of one. Give at least two.');
  for (const [index, { mean, sd }] of arms.entries()) {
    requireFinite(mean, `arm ${index + 1} mean`);
    requireBetween(sd, 0, Infinity, `arm ${index + 1} sd`);
  }
  const bends = arms.flatMap(({ mean, sd }) => STEPS.map((step) => mean + step * sd)).toSorted((a, b) => a - b);
  const raw = arms.map(({ mean, sd }, k) => {
    const inside = bends.filter((x) => x >= mean - 9 * sd && x <= mean + 9 * sd);
    let sum = 0;
    for (const [index, high] of inside.entries()) {
      const low = inside[index - 1];
      if (low === undefined || high === low) continue;
      for (const { x: node, weight } of NODES) {
        const x = (low + high) / 2 + (node * (high - low)) / 2;
        const z = (x - mean) / sd;
        const others = arms.reduce(
          (product, other, j) => (j === k ? product : product * normalCdf((x - other.mean) / other.sd)),
          1,
        );
        sum += ((weight * (high - low)) / 2) * Math.exp((-z * z) / 2) * others;
      }
    }
    return sum / (sd * Math.sqrt(2 * Math.PI));
  });
  const total = raw.reduce((sum, p) => sum + p, 0);
  return raw.map((p) => p / total);
}

/** Mean and variance of one person in each arm, with the covariate's pooled mean added back. */
function momentsOf(
  arms: readonly (SampleSummary | RatioSummary | CupedSummary)[],
  theta: number,
): { n: number; mean: number; variance: number }[] {
  const cuped = arms.filter((arm) => arm.type === 'cuped');
  const people = cuped.reduce((sum, arm) => sum + arm.n, 0);
  const pooled = people === 0 ? 0 : cuped.reduce((sum, arm) => sum + arm.n * meanOf(arm.pre), 0) / people;
  return arms.map((arm) => {
    if (arm.type === 'ratio') return { n: arm.n, mean: ratioMean(arm), variance: ratioVariance(arm) };
    if (arm.type === 'cuped') {
      const parts = cupedParts(arm);
      const mean = parts.postMean - theta * parts.preMean + theta * pooled;
      return { n: arm.n, mean, variance: cupedVariance(parts, theta, arm.n) };
    }
    return { n: arm.n, mean: meanOf(arm), variance: varianceOf(asMean(arm)) };
  });
}

/**
 * Thompson sampling: posterior of every arm's mean and the shares that follow, each arm getting its probability of being
 * the best but never less than the minimum.
 *
 * Adapting shares breaks ordinary tests and, with few people, chases noise; use it to serve, not to learn. An arm without
 * variance keeps the prior.
 *
 * @param arms two or more, summarised in the same way
 * @throws {StatsError} `one-arm`, `out-of-range`, `not-a-number`, `weights-do-not-sum-to-one` for a minimum above 1/arms
 * @see Russo et al., A tutorial on Thompson sampling, 2018
 */
export function bandit(arms: readonly (SampleSummary | RatioSummary | CupedSummary)[], options: BanditOptions): Bandit {
  const { prior, alpha, lowerIsBetter = false, minimumWeight, theta = 0, minimumPerArm = 100 } = options;
  requireBetween(alpha, 0, 1, 'alpha');
  requireBetween(prior.sd, 0, Infinity, 'prior.sd');
  requireFinite(theta, 'theta');
  if (!(minimumWeight >= 0) || minimumWeight * arms.length > 1)
    throw new StatsError(
      'weights-do-not-sum-to-one',
      `A minimum of ${minimumWeight} for each of ${arms.length} arms is more than there is to share. Lower it to 1/${arms.length} or less.`,
    );
  requireFinite(prior.mean, 'prior.mean');
  for (const [index, arm] of arms.entries()) {
    requireCount(arm.n, `arm ${index + 1} n`);
    requireFiniteSums(arm, `arm ${index + 1}`);
  }
  const known = 1 / prior.sd ** 2;
  const posteriors = momentsOf(arms, theta).map(({ n, mean, variance }) => {
    const data = variance > 0 ? n / variance : 0;
    const belief = { mean: (known * prior.mean + data * mean) / (known + data), sd: Math.sqrt(1 / (known + data)) };
    const margin = -normalQuantile(alpha / 2) * belief.sd;
    return { n, mean, variance, posterior: belief, interval: [mean - margin, mean + margin] as const };
  });
  const best = probabilitiesBest(
    posteriors.map(({ posterior: { mean, sd } }) => ({ mean: lowerIsBetter ? -mean : mean, sd })),
  );
  const spread = 1 - arms.length * minimumWeight;
  return {
    arms: posteriors.map((arm, index) => ({ ...arm, probabilityBest: best[index] as number })),
    weights: posteriors.every(({ n }) => n >= minimumPerArm) ? best.map((p) => minimumWeight + spread * p) : null,
  };
}
