import { requireCount, StatsError } from './errors.js';
import { requireValues } from './interval.js';
import { createRandom, type Random } from './random.js';

export interface RerandomisationInput<A> {
  /** The assignment that happened. */
  readonly observed: A;
  /** Any statistic of an assignment, 0 where there is no effect; the outcomes are in its closure. */
  readonly statistic: (assignment: A) => number;
  /**
   * A fresh assignment of the same people by the allocation that was really used, blocks, strata and clusters included.
   * `k` counts the draws from 0: an allocation that derives everything from a seed uses it instead of `random`. The
   * result may be the same object every time.
   */
  readonly draw: (random: Random, k: number) => A;
  /** 1 or more; 10 000 for a p-value to two digits. */
  readonly draws: number;
  /** Frozen with the plan. */
  readonly seed: string;
  /** What counts as at least as extreme: far from 0 on either side (unless told), above, or below. */
  readonly alternative?: 'two-sided' | 'greater' | 'less';
}

export interface RerandomisationResult {
  /** (1 + extreme) / (1 + draws): valid at any number of draws, never 0. */
  readonly p: number;
  readonly draws: number;
  /** Draws at least as extreme as what happened. */
  readonly extreme: number;
  /** The statistic of the assignment that happened. */
  readonly statistic: number;
}

/**
 * Re-randomisation test of the sharp hypothesis that nobody's outcome depends on the arm: how often would the actual
 * allocation, run again, give a statistic as extreme as the observed one? Valid for any statistic and any n.
 * @throws {StatsError} `too-few` for no draws or an empty seed, `not-a-number` if the statistic is NaN
 * @see Phipson & Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010) 39, for the two ones
 */
export function rerandomisationTest<A>(input: RerandomisationInput<A>): RerandomisationResult {
  const { draw, draws, seed, alternative = 'two-sided' } = input;
  if (requireCount(draws, 'draws') === 0)
    throw new StatsError('too-few', 'draws is 0, so there is nothing to compare with. Draw 1 000 times or more.');
  const random = createRandom(seed);
  const of = (assignment: A): number => {
    const value = input.statistic(assignment);
    if (Number.isNaN(value))
      throw new StatsError(
        'not-a-number',
        'The statistic of an assignment is NaN, so the draws cannot be ordered. Define it for every assignment that can be drawn.',
      );
    return alternative === 'two-sided' ? Math.abs(value) : alternative === 'greater' ? value : -value;
  };
  const reached = of(input.observed);
  // Sums in another order differ in the last bits; equal statistics must count as equal.
  const threshold = reached - 1e-9 * Math.abs(reached) - 1e-14;
  let extreme = 0;
  for (let k = 0; k < draws; k++) if (of(draw(random, k)) >= threshold) extreme++;
  const statistic =
    alternative === 'less' ? -reached : alternative === 'greater' ? reached : input.statistic(input.observed);
  return { p: (1 + extreme) / (1 + draws), draws, extreme, statistic };
}

/** 0 for the control arm, 1 for the treatment, anything else for people of arms that are not compared. */
export type ArmCodes = Uint8Array;

/**
 * The statistic of {@link stratifiedMeanDifference}, prepared so that one evaluation is one pass over the people: the
 * difference of means within strata, weighted by n₁n₀/(n₁ + n₀). Strata of which an arm is empty count nothing; if that is
 * so for all, it is 0.
 * @param values one a person
 * @param strata the stratum of each person, 0 … strata − 1
 * @throws {StatsError} `too-few`, `length-mismatch`, `not-a-number`, `out-of-range`
 */
export function stratifiedDifference(
  values: ArrayLike<number>,
  strata: ArrayLike<number>,
): (assignment: ArmCodes) => number {
  requireValues(values, 'values');
  if (values.length !== strata.length)
    throw new StatsError(
      'length-mismatch',
      `There are ${values.length} values and ${strata.length} strata. Give one stratum for each person.`,
    );
  let groups = 0;
  for (let i = 0; i < strata.length; i++)
    groups = Math.max(groups, requireCount(strata[i] as number, `strata[${i}]`) + 1);
  const people = Float64Array.from(values);
  const stratum = Uint32Array.from(strata);
  const n = people.length;
  const sums = new Float64Array(2 * groups);
  const counts = new Float64Array(2 * groups);
  return (assignment) => {
    sums.fill(0);
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const arm = assignment[i] as number;
      if (arm > 1) continue;
      const cell = 2 * (stratum[i] as number) + arm;
      sums[cell] = (sums[cell] as number) + (people[i] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
    let numerator = 0;
    let denominator = 0;
    for (let cell = 0; cell < counts.length; cell += 2) {
      const n0 = counts[cell] as number;
      const n1 = counts[cell + 1] as number;
      if (n0 === 0 || n1 === 0) continue;
      numerator += ((sums[cell + 1] as number) * n0 - (sums[cell] as number) * n1) / (n0 + n1);
      denominator += (n0 * n1) / (n0 + n1);
    }
    return denominator === 0 ? 0 : numerator / denominator;
  };
}

/**
 * A draw that shuffles the arms that happened within groups of people: the exact distribution of permuted blocks given
 * the blocks, and of stratified or simple randomisation given how many people each arm has.
 * @param assignment the arms that happened
 * @param groups the block (or stratum) of each person; people of one group need not be neighbours
 * @returns for {@link RerandomisationInput.draw}; always the same array, filled anew
 * @throws {StatsError} `length-mismatch`, `out-of-range`, `not-a-number`
 */
export function permuteWithin(assignment: ArmCodes, groups: ArrayLike<number>): (random: Random) => ArmCodes {
  if (assignment.length !== groups.length)
    throw new StatsError(
      'length-mismatch',
      `There are ${assignment.length} people and ${groups.length} groups. Give one group for each person.`,
    );
  const order = Array.from(assignment, (_, i) => i).sort(
    (a, b) => requireCount(groups[a] as number, `groups[${a}]`) - (groups[b] as number) || a - b,
  );
  const ends: number[] = [];
  order.forEach((person, i) => {
    const following = order[i + 1];
    if (following === undefined || groups[following] !== groups[person]) ends.push(i + 1);
  });
  const sorted = Uint8Array.from(order, (i) => assignment[i] as number);
  const drawn = Uint8Array.from(assignment);
  return (random) => {
    let start = 0;
    for (const end of ends) {
      random.shuffle(sorted, start, end);
      start = end;
    }
    for (let i = 0; i < order.length; i++) drawn[order[i] as number] = sorted[i] as number;
    return drawn;
  };
}

/**
 * A draw of a cluster randomisation: whole clusters (a site on a day) change arms, with as many clusters an arm as
 * happened, within strata of clusters if given.
 * @param assignment the arms that happened, one a person, the same for all people of a cluster
 * @param clusters the cluster of each person, 0 … clusters − 1
 * @param strata the stratum of each cluster, by its number; all the same unless told
 * @throws {StatsError} `length-mismatch`; `mixed-types` if a cluster has people of two arms; `out-of-range`
 */
export function permuteClusters(
  assignment: ArmCodes,
  clusters: ArrayLike<number>,
  strata?: ArrayLike<number>,
): (random: Random) => ArmCodes {
  if (assignment.length !== clusters.length)
    throw new StatsError(
      'length-mismatch',
      `There are ${assignment.length} people and ${clusters.length} clusters. Give one cluster for each person.`,
    );
  const arms: number[] = [];
  for (let i = 0; i < assignment.length; i++) {
    const cluster = requireCount(clusters[i] as number, `clusters[${i}]`);
    const arm = assignment[i] as number;
    if ((arms[cluster] ?? arm) !== arm)
      throw new StatsError(
        'mixed-types',
        `Cluster ${cluster} has people of two arms, so it was not randomised as one. Permute people instead.`,
      );
    arms[cluster] = arm;
  }
  const filled = Uint8Array.from({ length: arms.length }, (_, i) => arms[i] ?? 255);
  const drawClusters = permuteWithin(filled, strata ?? new Uint8Array(filled.length));
  const drawn = Uint8Array.from(assignment);
  return (random) => {
    const now = drawClusters(random);
    for (let i = 0; i < drawn.length; i++) drawn[i] = now[clusters[i] as number] as number;
    return drawn;
  };
}
