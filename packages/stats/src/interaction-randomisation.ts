import { summarise } from './mean-difference.js';
import {
  type ArmCodes,
  type RerandomisationInput,
  type RerandomisationResult,
  rerandomisationTest,
  stratifiedDifference,
} from './randomisation.js';

export interface InteractionInput extends Pick<RerandomisationInput<ArmCodes>, 'observed' | 'draw' | 'draws' | 'seed'> {
  /** One outcome a person. */
  readonly values: ArrayLike<number>;
  /** The group (language) of each person, 0 … groups − 1; the allocation was stratified by it, or by more. */
  readonly groups: ArrayLike<number>;
}

/** Common effects that are tried, in standard errors from the estimate. */
const TRIED = [0, -1, 1, -2, 2];

/**
 * Does the effect differ between groups? Re-randomisation test whose statistic is the weighted spread of the groups'
 * differences, after a common effect was taken out of the treated (so that it tests the interaction and not the
 * effect). The common effect is not known, so several around its estimate are tried and the largest p counts: cautious,
 * and right where spreads and base rates differ between groups, unlike {@link interactionTest}.
 * @returns `statistic` is Σ w (d − d̄)², w = n₁n₀/(n₁ + n₀), in squared units of the outcome
 * @throws {StatsError} as {@link rerandomisationTest} and {@link stratifiedDifference}
 * @see Ding, Feller & Miratrix, J. R. Statist. Soc. B 78 (2016) 655
 */
export function rerandomisedInteraction(input: InteractionInput): RerandomisationResult {
  const { values, groups, observed, draw, draws, seed } = input;
  const common = stratifiedDifference(values, groups)(observed);
  const error = standardErrorOf(values, groups, observed);
  const effects = TRIED.map((steps) => common + steps * error);
  // No effect at all is tried wherever it is possible: then the test is exact, however few the people.
  if (Math.abs(common) <= 3 * error) effects.push(0);
  const results = effects.map((effect) => {
    const without = Float64Array.from(values, (y, i) => (observed[i] === 1 ? y - effect : y));
    const statistic = spreadOfDifferences(without, groups);
    return rerandomisationTest({ observed, statistic, draw, draws, seed, alternative: 'greater' });
  });
  return results.reduce((worst, r) => (r.p > worst.p ? r : worst));
}

/**
 * Of the common effect, from the spread of all values: too large where groups differ, but not 0 where the few people of
 * every cell agree.
 */
function standardErrorOf(values: ArrayLike<number>, groups: ArrayLike<number>, observed: ArmCodes): number {
  const compared: number[] = [];
  const counts = new Map<number, [control: number, treatment: number]>();
  for (let i = 0; i < values.length; i++) {
    const arm = observed[i] as number;
    if (arm > 1) continue;
    compared.push(values[i] as number);
    const count = counts.get(groups[i] as number) ?? [0, 0];
    count[arm === 1 ? 1 : 0]++;
    counts.set(groups[i] as number, count);
  }
  let information = 0;
  for (const [n0, n1] of counts.values()) information += (n0 * n1) / (n0 + n1);
  return information > 0 ? Math.sqrt(summarise(compared).variance / information) : 0;
}

function spreadOfDifferences(values: Float64Array, groups: ArrayLike<number>): (assignment: ArmCodes) => number {
  let size = 0;
  for (let i = 0; i < groups.length; i++) size = Math.max(size, (groups[i] as number) + 1);
  const sums = new Float64Array(2 * size);
  const counts = new Float64Array(2 * size);
  return (assignment) => {
    sums.fill(0);
    counts.fill(0);
    for (let i = 0; i < values.length; i++) {
      const arm = assignment[i] as number;
      if (arm > 1) continue;
      const cell = 2 * (groups[i] as number) + arm;
      sums[cell] = (sums[cell] as number) + (values[i] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
    let total = 0;
    let first = 0;
    let second = 0;
    for (let cell = 0; cell < counts.length; cell += 2) {
      const n0 = counts[cell] as number;
      const n1 = counts[cell + 1] as number;
      if (n0 === 0 || n1 === 0) continue;
      const weight = (n0 * n1) / (n0 + n1);
      const difference = (sums[cell + 1] as number) / n1 - (sums[cell] as number) / n0;
      total += weight;
      first += weight * difference;
      second += weight * difference * difference;
    }
    return total === 0 ? 0 : Math.max(0, second - (first * first) / total);
  };
}
