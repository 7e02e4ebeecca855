import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import {
  bisect,
  type IntervalEstimate,
  type LevelOption,
  type Proportion,
  requireLevel,
  requireProportion,
} from './interval.js';
import { zOfLevel } from './tails.js';

export type { IntervalEstimate, LevelOption, Proportion } from './interval.js';

/** The Wilson limits of a share of (effective) n people; n need not be whole. */
export function wilsonLimits(share: number, n: number, z: number): { readonly low: number; readonly high: number } {
  const z2 = z * z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // At the ends the limit is the end itself; rounding must not push it past.
  return { low: share === 0 ? 0 : Math.max(0, centre - half), high: share === 1 ? 1 : Math.min(1, centre + half) };
}

/**
 * Wilson's score interval of one share. Holds from n = 1; never leaves [0, 1]; mean coverage close to the level.
 * @returns shares, 0 to 1
 * @throws {StatsError} `too-few` for n = 0, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Wilson, JASA 22 (1927) 209; R: `prop.test(x, n, correct = FALSE)$conf.int`
 */
export function wilson(arm: Proportion, { level }: LevelOption): IntervalEstimate {
  requireProportion(arm, 'arm');
  requireLevel(level);
  const estimate = arm.successes / arm.n;
  return { estimate, ...wilsonLimits(estimate, arm.n, zOfLevel(level)) };
}

/**
 * Clopper and Pearson's interval of one share: coverage is never below the level, often well above it.
 * @returns shares, 0 to 1
 * @throws {StatsError} as {@link wilson}
 * @see Clopper & Pearson, Biometrika 26 (1934) 404; R: `binom.test(x, n)$conf.int`
 */
export function clopperPearson(arm: Proportion, { level }: LevelOption): IntervalEstimate {
  requireProportion(arm, 'arm');
  requireLevel(level);
  const { n, successes: x } = arm;
  const tail = (1 - level) / 2;
  return {
    estimate: x / n,
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}

function requireArms(control: Proportion, treatment: Proportion, level: number): void {
  requireProportion(control, 'control');
  requireProportion(treatment, 'treatment');
  requireLevel(level);
}

/**
 * Newcombe's hybrid score interval of the difference treatment − control. Holds from n = 1 an arm, and has a width
 * even where both arms are all successes or all failures; stays within [−1, 1].
 * @returns differences of shares
 * @throws {StatsError} as {@link wilson}
 * @see Newcombe, Statistics in Medicine 17 (1998) 873, method 10
 */
export function newcombe(control: Proportion, treatment: Proportion, { level }: LevelOption): IntervalEstimate {
  requireArms(control, treatment, level);
  const z = zOfLevel(level);
  const p1 = treatment.successes / treatment.n;
  const p0 = control.successes / control.n;
  const one = wilsonLimits(p1, treatment.n, z);
  const zero = wilsonLimits(p0, control.n, z);
  const estimate = p1 - p0;
  return {
    estimate,
    low: estimate - Math.hypot(p1 - one.low, zero.high - p0),
    high: estimate + Math.hypot(one.high - p1, p0 - zero.low),
  };
}

/**
 * Agresti and Caffo's interval of the difference treatment − control: one success and one failure are added to each
 * arm. Holds from n = 1 an arm; cut off at −1 and 1. `estimate` is the plain difference, not the centre.
 * @returns differences of shares
 * @throws {StatsError} as {@link wilson}
 * @see Agresti & Caffo, The American Statistician 54 (2000) 280
 */
export function agrestiCaffo(control: Proportion, treatment: Proportion, { level }: LevelOption): IntervalEstimate {
  requireArms(control, treatment, level);
  const n1 = treatment.n + 2;
  const n0 = control.n + 2;
  const p1 = (treatment.successes + 1) / n1;
  const p0 = (control.successes + 1) / n0;
  const half = zOfLevel(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0);
  return {
    estimate: treatment.successes / treatment.n - control.successes / control.n,
    low: Math.max(-1, p1 - p0 - half),
    high: Math.min(1, p1 - p0 + half),
  };
}

/**
 * The control share that is likeliest if treatment − control is exactly `difference`.
 * @see Miettinen & Nurminen, Statistics in Medicine 4 (1985) 213, appendix I
 */
function restrictedControlShare(control: Proportion, treatment: Proportion, difference: number): number {
  const { n: n0, successes: x0 } = control;
  const { n: n1, successes: x1 } = treatment;
  const n = n0 + n1;
  const l3 = n;
  const l2 = (n1 + 2 * n0) * difference - n - x0 - x1;
  const l1 = (n0 * difference - n - 2 * x0) * difference + x0 + x1;
  const l0 = x0 * difference * (1 - difference);
  const a = l2 / (3 * l3);
  const q = a ** 3 - (l1 * l2) / (6 * l3 * l3) + l0 / (2 * l3);
  const p = Math.sign(q || 1) * Math.sqrt(Math.max(0, a * a - l1 / (3 * l3)));
  const cosine = p === 0 ? 0 : Math.max(-1, Math.min(1, q / p ** 3));
  const share = 2 * p * Math.cos((Math.PI + Math.acos(cosine)) / 3) - a;
  return Math.max(Math.max(0, -difference), Math.min(Math.min(1, 1 - difference), share));
}

/**
 * The score statistic of the hypothesis treatment − control = `difference` (a difference of shares, −1 to 1): standard
 * normal under it, positive where the data lie above it. Use it for non-inferiority and equivalence of shares.
 * Where the data fit the hypothesis perfectly it is 0; where they contradict it beyond doubt it is ±Infinity.
 * @throws {StatsError} as {@link wilson}
 * @see Miettinen & Nurminen, Statistics in Medicine 4 (1985) 213; Farrington & Manning (1990) without the n/(n − 1)
 */
export function scoreStatistic(control: Proportion, treatment: Proportion, difference: number): number {
  requireArms(control, treatment, 0.95);
  const n = control.n + treatment.n;
  const p0 = restrictedControlShare(control, treatment, difference);
  const p1 = p0 + difference;
  const distance = treatment.successes / treatment.n - control.successes / control.n - difference;
  const variance = (Math.max(0, p1 * (1 - p1)) / treatment.n + Math.max(0, p0 * (1 - p0)) / control.n) * (n / (n - 1));
  if (Math.abs(distance) < 1e-14) return 0;
  return distance / Math.sqrt(variance);
}

/**
 * Miettinen and Nurminen's score interval of the difference treatment − control. Holds from n = 1 an arm.
 * @returns differences of shares
 * @throws {StatsError} as {@link wilson}
 * @see Miettinen & Nurminen, Statistics in Medicine 4 (1985) 213
 */
export function miettinenNurminen(
  control: Proportion,
  treatment: Proportion,
  { level }: LevelOption,
): IntervalEstimate {
  requireArms(control, treatment, level);
  const z = zOfLevel(level);
  const estimate = treatment.successes / treatment.n - control.successes / control.n;
  const at = (difference: number): number => scoreStatistic(control, treatment, difference);
  return {
    estimate,
    low: estimate === -1 ? -1 : bisect((d) => at(d) - z, -1, estimate),
    high: estimate === 1 ? 1 : bisect((d) => at(d) + z, estimate, 1),
  };
}
