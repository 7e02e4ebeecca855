import { requireCount, requireFinite, StatsError } from './errors.js';
import { chisquareUpper } from './tails.js';

export interface SampleRatioTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Σ (observed − expected)²/expected over the arms that expect someone. */
export function chiSquareOfCounts(counts: readonly number[], weights: readonly number[], total: number): number {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  return counts.reduce((sum, count, index) => {
    const weight = weights[index] as number;
    if (!(weight > 0)) return sum;
    const expected = (weight / weightSum) * total;
    if (expected === 0) return sum;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

/** @throws {StatsError} `length-mismatch`, `one-arm`, `not-a-number`, `out-of-range` */
export function requireCountsAndWeights(counts: readonly number[], weights: readonly number[]): void {
  if (counts.length !== weights.length)
    throw new StatsError(
      'length-mismatch',
      `There are ${counts.length} counts and ${weights.length} weights. Give one weight for each arm.`,
    );
  if (counts.length < 2)
    throw new StatsError('one-arm', 'There is one arm, so that nobody could go elsewhere. Give at least two.');
  for (const [index, count] of counts.entries()) {
    requireCount(count, `count ${index + 1}`);
    const weight = requireFinite(weights[index] as number, `weight ${index + 1}`);
    if (weight < 0) throw new StatsError('out-of-range', `Weight ${index + 1} is ${weight}. Give a share from 0 to 1.`);
  }
}

/**
 * Sample ratio mismatch: Pearson's chi-square of the people in each arm against the planned shares.
 *
 * For arms that a hash chose. Arms of a blocked list are as even as the list; replay its ledger instead. An arm of weight
 * 0 is left out, with its degree of freedom, and must be empty.
 *
 * @param counts people in each arm
 * @param weights planned shares, adding up to 1
 * @returns p = 1 when there is nobody yet
 * @throws {StatsError} `length-mismatch`, `one-arm`, `not-a-number`, `out-of-range`, `weights-do-not-sum-to-one`,
 *   `impossible-sums` for people in an arm of weight 0
 * @see Fabijan et al., Diagnosing sample ratio mismatch, KDD 2019; R: `chisq.test(counts, p = weights)`
 */
export function sampleRatioMismatch(counts: readonly number[], weights: readonly number[]): SampleRatioTest {
  requireCountsAndWeights(counts, weights);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-9)
    throw new StatsError(
      'weights-do-not-sum-to-one',
      `The weights add up to ${sum}. Divide each by their sum if they are proportions, or add the missing arm.`,
    );
  const stray = counts.findIndex((count, index) => weights[index] === 0 && count > 0);
  if (stray >= 0)
    throw new StatsError(
      'impossible-sums',
      `Arm ${stray + 1} has weight 0 and ${counts[stray]} people. Find out how they got there before reading any result.`,
    );
  const df = weights.filter((weight) => weight > 0).length - 1;
  const people = counts.reduce((total, count) => total + count, 0);
  if (people === 0 || df === 0) return { statistic: 0, df, p: 1 };
  const statistic = chiSquareOfCounts(counts, weights, people);
  return { statistic, df, p: chisquareUpper(statistic, df) };
}

export type HealthStatus = 'not-enough-traffic' | 'healthy' | 'unhealthy';

/**
 * Whether a sample ratio test is cause for alarm: p below the threshold, once there are enough people.
 * @param input `p` of the test; people and arms; thresholds as GrowthBook has them unless told (0.001, 8 an arm)
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function sampleRatioHealth(input: {
  readonly p: number;
  readonly arms: number;
  readonly people: number;
  readonly threshold?: number;
  readonly minimumPerArm?: number;
}): HealthStatus {
  const { p, arms, people, threshold = 0.001, minimumPerArm = 8 } = input;
  requireFinite(p, 'p');
  requireCount(people, 'people');
  requireCount(arms, 'arms');
  requireFinite(threshold, 'threshold');
  requireFinite(minimumPerArm, 'minimumPerArm');
  if (people < arms * minimumPerArm) return 'not-enough-traffic';
  return p < threshold ? 'unhealthy' : 'healthy';
}
