import { requireBetween, requireFinite, StatsError } from './errors.js';
import { bisect, requireLevel } from './interval.js';
import { legendre } from './quadrature.js';
import { normalCdf } from './tails.js';

/** The unpooled effect of one group (language) and its sampling variance, in the outcome's unit and its square. */
export interface GroupEstimate {
  readonly estimate: number;
  /** Above 0; see {@link groupDifferences} for groups of a few people. */
  readonly variance: number;
}

export interface HierarchicalOptions {
  /** Scale of the half-normal prior of the spread tau, in the outcome's unit, above 0. */
  readonly spreadPrior: number;
  /** Level of the intervals; 0.9 unless told. */
  readonly level?: number;
  /** Largest loss that is not harm, in the outcome's unit, above 0. */
  readonly margin: number;
  readonly better: 'higher' | 'lower';
}

/** A posterior: its mean, its central interval, and the probability of a loss beyond the margin. */
export interface PosteriorEffect {
  readonly shrunk: number;
  readonly low: number;
  readonly high: number;
  readonly probabilityOfHarm: number;
}

/** A mixture of normals over the grid. */
export interface Mixture {
  readonly means: Float64Array;
  readonly sds: Float64Array;
}

export interface Grid {
  readonly taus: Float64Array;
  /** Posterior probabilities of the taus; they sum to 1. */
  readonly probabilities: Float64Array;
  readonly centre: Mixture;
}

const NODES = { fine: legendre(12), coarse: legendre(4) };
type Precision = keyof typeof NODES;
/** Where the half-normal prior is void, in its scales: beyond lies 1e-15 of it, or 7e-6. */
const ENDS = { fine: 8, coarse: 4.5 };

/** Nodes and quadrature weights over tau: fine near 0, where the likelihood bends, and out to where the prior is void. */
function nodesOf(spreadPrior: number, smallest: number, precision: Precision): { taus: number[]; widths: number[] } {
  const taus: number[] = [];
  const widths: number[] = [];
  const end = ENDS[precision] * spreadPrior;
  let from = 0;
  let to = Math.min(spreadPrior, Math.max(smallest, spreadPrior * 1e-6)) / 2;
  while (from < end) {
    to = Math.min(to, end);
    for (const { x, weight } of NODES[precision]) {
      taus.push(from + ((x + 1) / 2) * (to - from));
      widths.push((weight * (to - from)) / 2);
    }
    from = to;
    to = Math.min(2 * to, to + spreadPrior);
  }
  return { taus, widths };
}

/** The posterior of tau, and of the common effect given tau. */
export function gridOf(groups: readonly GroupEstimate[], spreadPrior: number, precision: Precision = 'fine'): Grid {
  const smallest = Math.sqrt(Math.min(...groups.map((g) => g.variance)));
  const { taus, widths } = nodesOf(spreadPrior, smallest, precision);
  const size = taus.length;
  const logs = new Float64Array(size);
  const means = new Float64Array(size);
  const sds = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const square = (taus[k] as number) ** 2;
    let precision = 0;
    let weighted = 0;
    let log = 0;
    for (const g of groups) {
      const w = 1 / (g.variance + square);
      precision += w;
      weighted += w * g.estimate;
      log += Math.log(w);
    }
    const mean = weighted / precision;
    let squares = 0;
    for (const g of groups) squares += (g.estimate - mean) ** 2 / (g.variance + square);
    means[k] = mean;
    sds[k] = Math.sqrt(1 / precision);
    logs[k] = (log - Math.log(precision) - squares - square / spreadPrior ** 2) / 2;
  }
  const top = Math.max(...logs);
  const probabilities = logs.map((log, k) => Math.exp(log - top) * (widths[k] as number));
  const total = probabilities.reduce((a, b) => a + b, 0);
  return {
    taus: Float64Array.from(taus),
    probabilities: probabilities.map((p) => p / total),
    centre: { means, sds },
  };
}

function cumulative(mixture: Mixture, probabilities: Float64Array, x: number): number {
  let sum = 0;
  for (let k = 0; k < probabilities.length; k++) {
    const p = probabilities[k] as number;
    if (p > 1e-18) sum += p * normalCdf((x - (mixture.means[k] as number)) / (mixture.sds[k] as number));
  }
  return sum;
}

export function expectation(values: Float64Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k] as number) * (probabilities[k] as number);
  return sum;
}

export interface Harm {
  readonly level: number;
  readonly margin: number;
}

/** Summary of a distribution that is given by its mean, its distribution function and a range that holds it. */
function posterior(
  shrunk: number,
  cdf: (x: number) => number,
  [from, to]: readonly [number, number],
  { level, margin }: Harm,
): PosteriorEffect {
  const tail = (1 - level) / 2;
  return {
    shrunk,
    low: bisect((x) => cdf(x) - tail, from, to),
    high: bisect((x) => cdf(x) - (1 - tail), from, to),
    probabilityOfHarm: Math.max(0, Math.min(1, cdf(-margin))),
  };
}

export function rangeOf(mixture: Mixture, probabilities: Float64Array): readonly [number, number] {
  let from = Infinity;
  let to = -Infinity;
  for (let k = 0; k < probabilities.length; k++) {
    if ((probabilities[k] as number) <= 1e-18) continue;
    from = Math.min(from, (mixture.means[k] as number) - 12 * (mixture.sds[k] as number));
    to = Math.max(to, (mixture.means[k] as number) + 12 * (mixture.sds[k] as number));
  }
  return [from, to];
}

export function posteriorOf(mixture: Mixture, probabilities: Float64Array, harm: Harm): PosteriorEffect {
  return posterior(
    expectation(mixture.means, probabilities),
    (x) => cumulative(mixture, probabilities, x),
    rangeOf(mixture, probabilities),
    harm,
  );
}

/** Of one group given tau, the common mean integrated out: shrinkage, and the uncertainty of what it is shrunk towards. */
export function groupMixture(group: GroupEstimate, grid: Grid): Mixture {
  const means = new Float64Array(grid.taus.length);
  const sds = new Float64Array(grid.taus.length);
  for (let k = 0; k < means.length; k++) {
    const square = (grid.taus[k] as number) ** 2;
    const pull = group.variance / (group.variance + square);
    means[k] = group.estimate + pull * ((grid.centre.means[k] as number) - group.estimate);
    sds[k] = Math.sqrt(pull * square + (pull * (grid.centre.sds[k] as number)) ** 2);
  }
  return { means, sds };
}

/** @throws {StatsError} `too-few`, `out-of-range`, `not-a-number` */
export function requireGroups(groups: readonly GroupEstimate[], spreadPrior: number): void {
  requireBetween(spreadPrior, 0, Infinity, 'spreadPrior');
  if (groups.length === 0)
    throw new StatsError('too-few', 'There is no group, so there is no effect by group. Wait for people.');
  groups.forEach((g, i) => {
    requireFinite(g.estimate, `groups[${i}].estimate`);
    requireBetween(g.variance, 0, Infinity, `groups[${i}].variance`);
  });
}

export interface Prepared {
  /** The groups with losses below 0, whatever is better: the mirror image keeps "worst" the minimum. */
  readonly facing: readonly GroupEstimate[];
  readonly grid: Grid;
  readonly harm: Harm;
  readonly mirror: (effect: PosteriorEffect) => PosteriorEffect;
}

export function prepare(
  groups: readonly GroupEstimate[],
  { spreadPrior, level = 0.9, margin, better }: HierarchicalOptions,
): Prepared {
  requireGroups(groups, spreadPrior);
  requireBetween(margin, 0, Infinity, 'margin');
  requireLevel(level);
  const sign = better === 'higher' ? 1 : -1;
  const facing = groups.map((g) => ({ estimate: sign * g.estimate, variance: g.variance }));
  return {
    facing,
    grid: gridOf(facing, spreadPrior),
    harm: { level, margin },
    mirror: (p) => (sign === 1 ? p : { ...p, shrunk: 0 - p.shrunk, low: 0 - p.high, high: 0 - p.low }),
  };
}
