import { chiSquareOfCounts, requireCountsAndWeights } from '../srm.js';
import { chisquareUpper } from '../tails.js';

/**
 * The p that GrowthBook's Python engine gives: an arm of weight 0 counts in the total and in the degrees of freedom, so
 * that p is wrong if there is one. Weights are rescaled to add up to 1. `sampleRatioMismatch` refuses both.
 * @throws {StatsError} `length-mismatch`, `one-arm`, `not-a-number`, `out-of-range`
 */
export function checkSrmPython(users: readonly number[], weights: readonly number[]): number {
  requireCountsAndWeights(users, weights);
  const total = users.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 1 : chisquareUpper(chiSquareOfCounts(users, weights, total), users.length - 1);
}

/**
 * The p that GrowthBook shows: arms of weight 0 are left out, people in them included. 1 when one arm remains.
 * @throws {StatsError} `length-mismatch`, `one-arm`, `not-a-number`, `out-of-range`
 */
export function checkSrm(users: readonly number[], weights: readonly number[]): number {
  requireCountsAndWeights(users, weights);
  const kept = users.map((_, index) => index).filter((index) => (weights[index] as number) > 0);
  const pick = (values: readonly number[]): number[] => kept.map((index) => values[index] as number);
  return kept.length < 2 ? 1 : checkSrmPython(pick(users), pick(weights));
}
