import {
  type Grid,
  type GroupEstimate,
  groupMixture,
  type HierarchicalOptions,
  type PosteriorEffect,
  prepare,
  rangeOf,
} from './hierarchical-model.js';
import { legendre } from './quadrature.js';
import { normalCdf } from './tails.js';

const PANEL = legendre(16);

/** P(min over groups ≤ x): given tau and the common mean the groups are independent, so both are integrated numerically. */
function minimumCdf(groups: readonly GroupEstimate[], grid: Grid): (x: number) => number {
  const variances = Float64Array.from(groups, (g) => g.variance);
  const estimates = Float64Array.from(groups, (g) => g.estimate);
  return (x) => {
    let none = 0;
    for (let k = 0; k < grid.taus.length; k++) {
      const p = grid.probabilities[k] as number;
      if (p <= 1e-12) continue;
      const tau = grid.taus[k] as number;
      const centre = grid.centre.means[k] as number;
      const sd = grid.centre.sds[k] as number;
      const pulls = variances.map((v) => v / (v + tau * tau));
      // Where tau is small the product is nearly a step; panels end there, and are narrow beside it.
      let step = -Infinity;
      for (let i = 0; i < pulls.length; i++) {
        const estimate = estimates[i] as number;
        step = Math.max(step, (estimate + (x - estimate) / (pulls[i] as number) - centre) / sd);
      }
      const width = (8 * tau) / sd;
      const ends = [-7.5, step - width, step, step + width, 7.5].map((z) => Math.max(-7.5, Math.min(7.5, z)));
      let inner = 0;
      for (let panel = 0; panel < 4; panel++) {
        const half = ((ends[panel + 1] as number) - (ends[panel] as number)) / 2;
        if (half <= 0) continue;
        for (const node of PANEL) {
          const z = (ends[panel] as number) + (node.x + 1) * half;
          let product = 1;
          for (let i = 0; i < pulls.length && product > 1e-16; i++) {
            const pull = pulls[i] as number;
            const estimate = estimates[i] as number;
            const mean = estimate + pull * (centre + sd * z - estimate);
            product *= normalCdf((mean - x) / (Math.sqrt(pull) * tau));
          }
          inner += half * node.weight * Math.exp((-z * z) / 2) * product;
        }
      }
      none += (p * inner) / Math.sqrt(2 * Math.PI);
    }
    return Math.max(0, Math.min(1, 1 - none));
  };
}

/**
 * The posterior of the smallest benefit over all groups, whichever group has it: `probabilityOfHarm` is the probability
 * that at least one group is harmed. The model of {@link hierarchicalEffects}; numerical integration over the common
 * effect as well, to about 1e-5. Takes a tenth of a second or so.
 * @throws {StatsError} as {@link hierarchicalEffects}
 */
export function worstOff(groups: readonly GroupEstimate[], options: HierarchicalOptions): PosteriorEffect {
  const { facing, grid, harm, mirror } = prepare(groups, options);
  const cdf = minimumCdf(facing, grid);
  const ranges = facing.map((g) => rangeOf(groupMixture(g, grid), grid.probabilities));
  const from = Math.min(...ranges.map((r) => r[0]));
  const to = Math.min(...ranges.map((r) => r[1]));
  const tail = (1 - harm.level) / 2;
  // E(min) = to − ∫ F over the range.
  const half = (to - from) / 8;
  let area = 0;
  for (let panel = 0; panel < 4; panel++)
    for (const { x, weight } of PANEL) area += weight * half * cdf(from + (2 * panel + x + 1) * half);
  return mirror({
    shrunk: to - area,
    low: nearly((x) => cdf(x) - tail, from, to),
    high: nearly((x) => cdf(x) - (1 - tail), from, to),
    probabilityOfHarm: cdf(-harm.margin),
  });
}

/** The root of an increasing function to 1e-10 of the range, by regula falsi with Illinois' halving: few evaluations. */
function nearly(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  const enough = 1e-10 * (high - low);
  for (let i = 0; i < 200 && b - a > enough; i++) {
    const guess = i % 3 === 2 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
    const x = Math.min(Math.max(guess, a + enough / 4), b - enough / 4);
    const fx = f(x);
    if (fx === 0) return x;
    if (fx < 0) {
      a = x;
      fa = fx;
      fb /= 2;
    } else {
      b = x;
      fb = fx;
      fa /= 2;
    }
  }
  return (a + b) / 2;
}
