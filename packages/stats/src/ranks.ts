import { StatsError } from './errors.js';
import { type IntervalEstimate, type LevelOption, requireLevel, requireValues } from './interval.js';
import type { Stratum } from './strata.js';
import { normalTwoSided, tOfLevel } from './tails.js';
import { wilson } from './binary.js';

interface Ranked {
  /** Mid-ranks of the joined values, control first. */
  readonly ranks: Float64Array;
  /** Sum of t³ − t over groups of t equal values. */
  readonly ties: number;
}

function midRanks(values: ArrayLike<number>): Ranked {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(n);
  let ties = 0;
  for (let i = 0; i < n;) {
    let j = i + 1;
    while (j < n && values[order[j] as number] === values[order[i] as number]) j++;
    for (let k = i; k < j; k++) ranks[order[k] as number] = (i + 1 + j) / 2;
    ties += (j - i) ** 3 - (j - i);
    i = j;
  }
  return { ranks, ties };
}

interface RankSum {
  /** Pairs in which the treatment is higher, equal ones half: the Mann–Whitney statistic of the treatment arm. */
  readonly u: number;
  readonly n0: number;
  readonly n1: number;
  /** Of u under no effect, given the ties. */
  readonly variance: number;
  readonly tied: boolean;
}

function rankSum(control: ArrayLike<number>, treatment: ArrayLike<number>): RankSum {
  const n0 = control.length;
  const n1 = treatment.length;
  const n = n0 + n1;
  const joined = new Float64Array(n);
  joined.set(Array.from(control));
  joined.set(Array.from(treatment), n0);
  const { ranks, ties } = midRanks(joined);
  let sum = 0;
  for (let i = n0; i < n; i++) sum += ranks[i] as number;
  return {
    u: sum - (n1 * (n1 + 1)) / 2,
    n0,
    n1,
    variance: n > 1 ? ((n0 * n1) / 12) * (n + 1 - ties / (n * (n - 1))) : 0,
    tied: ties > 0,
  };
}

/** P(U ≤ u) without ties, from the Gaussian binomial coefficient: exact counts, smallest first, so the tail keeps its digits. */
function exactLower(u: number, n0: number, n1: number): number {
  const size = Math.floor(u) + 1;
  const counts = new Float64Array(size);
  counts[0] = 1;
  let log = 0;
  for (let i = 1; i <= n1; i++) {
    for (let k = size - 1; k >= n0 + i; k--) counts[k] = (counts[k] as number) - (counts[k - n0 - i] as number);
    for (let k = i; k < size; k++) counts[k] = (counts[k] as number) + (counts[k - i] as number);
    log += Math.log((n0 + i) / i);
  }
  let sum = 0;
  for (const count of counts) sum += count;
  return Math.min(1, sum / Math.exp(log));
}

/** Pairs of people up to which the exact distribution is counted. */
const EXACT_LIMIT = 1_000_000;

export interface WilcoxonResult {
  /** Mann–Whitney statistic of the treatment: pairs in which it is higher, equal ones half. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
}

export interface WilcoxonOptions {
  /** Unless told: exact if there are no ties and fewer than 50 people in each arm. It cannot be had with ties. */
  readonly exact?: boolean;
  /** Continuity correction of the normal approximation; unless told, yes. */
  readonly correct?: boolean;
}

/**
 * Wilcoxon's rank-sum (Mann–Whitney) test; the score test of proportional odds for ordered answers. All values equal: p 1.
 * @param control values of any ordered scale, 1 or more
 * @throws {StatsError} `too-few` for an empty arm, `not-a-number`; `unsupported` for an exact test of a thousand or more
 * @see Wilcoxon, Biometrics Bulletin 1 (1945) 80; R: `wilcox.test`
 */
export function wilcoxon(
  control: ArrayLike<number>,
  treatment: ArrayLike<number>,
  { exact, correct = true }: WilcoxonOptions = {},
): WilcoxonResult {
  requireValues(control, 'control');
  requireValues(treatment, 'treatment');
  const { u, n0, n1, variance, tied } = rankSum(control, treatment);
  if (!tied && (exact ?? (n0 < 50 && n1 < 50))) {
    if (n0 * n1 > EXACT_LIMIT)
      throw new StatsError(
        'unsupported',
        `The exact distribution of ${n0} and ${n1} people has too many values. Take the normal one, which is as good.`,
      );
    const lower = exactLower(Math.min(u, n0 * n1 - u), n0, n1);
    return { statistic: u, p: Math.min(1, 2 * lower), method: 'exact' };
  }
  if (!(variance > 0)) return { statistic: u, p: 1, method: 'normal' };
  const distance = u - (n0 * n1) / 2;
  const corrected = correct ? Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5) : distance;
  return { statistic: u, p: normalTwoSided(corrected / Math.sqrt(variance)), method: 'normal' };
}

export interface VanElterenResult {
  /** Standard normal under no effect; positive where the treatment is higher. */
  readonly z: number;
  readonly p: number;
  readonly uninformative: readonly number[];
}

/**
 * Van Elteren's stratified Wilcoxon test, locally most powerful weights 1/(n + 1). Normal approximation, good from about
 * ten people in all; for fewer take {@link rerandomisationTest}. Where nothing varies, z 0 and p 1.
 * @param strata values of each arm of each stratum; a stratum with an empty arm is reported and counts nothing
 * @throws {StatsError} `not-a-number`
 * @see van Elteren, Bulletin de l'Institut International de Statistique 37 (1960) 351; Lehmann, Nonparametrics, section 3.3
 */
export function vanElteren(strata: readonly Stratum<ArrayLike<number>>[]): VanElterenResult {
  let sum = 0;
  let variance = 0;
  const uninformative: number[] = [];
  strata.forEach(({ control, treatment }, i) => {
    requireValues(control, `strata[${i}].control`, 0);
    requireValues(treatment, `strata[${i}].treatment`, 0);
    if (control.length === 0 || treatment.length === 0) {
      uninformative.push(i);
      return;
    }
    const ranked = rankSum(control, treatment);
    const weight = 1 / (ranked.n0 + ranked.n1 + 1);
    sum += weight * (ranked.u - (ranked.n0 * ranked.n1) / 2);
    variance += weight * weight * ranked.variance;
  });
  const z = variance > 0 ? sum / Math.sqrt(variance) : 0;
  return { z, p: variance > 0 ? normalTwoSided(z) : 1, uninformative };
}

/**
 * P(treatment > control) + ½ P(equal): of 100 pairs of a person from each arm, in how many has the treatment the higher
 * value. Brunner and Munzel's variance with t, on the logit scale, so that the interval stays within 0 and 1. Arms that do
 * not overlap (or an arm of one person) give the Wilson interval of as many pairs as the smaller arm has people.
 * @returns probabilities
 * @throws {StatsError} `too-few` for an empty arm, `not-a-number`, `out-of-range`
 * @see Brunner & Munzel, Biometrical Journal 42 (2000) 17
 */
export function probabilityOfSuperiority(
  control: ArrayLike<number>,
  treatment: ArrayLike<number>,
  { level }: LevelOption,
): IntervalEstimate {
  requireLevel(level);
  requireValues(control, 'control');
  requireValues(treatment, 'treatment');
  const n0 = control.length;
  const n1 = treatment.length;
  const joined = Float64Array.from([...Array.from(control), ...Array.from(treatment)]);
  const { ranks } = midRanks(joined);
  /** Variance of the placements of one arm: its ranks among all, less those among itself. */
  const placements = (values: ArrayLike<number>, offset: number): { mean: number; variance: number } => {
    const own = midRanks(values).ranks;
    // Ranks are halves, so the sum is exact, and equal placements have a variance of 0 and not of a rounding error.
    let sum = 0;
    own.forEach((rank, i) => (sum += (ranks[offset + i] as number) - rank));
    const mean = sum / own.length;
    let squares = 0;
    own.forEach((rank, i) => (squares += ((ranks[offset + i] as number) - rank - mean) ** 2));
    return { mean, variance: own.length > 1 ? squares / (own.length - 1) : Number.NaN };
  };
  const one = placements(treatment, n0);
  const zero = placements(control, 0);
  const estimate = one.mean / n0;
  const v1 = one.variance / (n1 * n0 * n0);
  const v0 = zero.variance / (n0 * n1 * n1);
  const variance = v1 + v0;
  if (!(variance > 0)) {
    const n = Math.min(n0, n1);
    const { low, high } = wilson({ n, successes: Math.round(estimate * n) }, { level });
    return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) };
  }
  const df = variance ** 2 / (v1 ** 2 / (n1 - 1) + v0 ** 2 / (n0 - 1));
  const logit = Math.log(estimate / (1 - estimate));
  const half = (tOfLevel(level, df) * Math.sqrt(variance)) / (estimate * (1 - estimate));
  const expit = (x: number): number => 1 / (1 + Math.exp(-x));
  return { estimate, low: expit(logit - half), high: expit(logit + half) };
}
