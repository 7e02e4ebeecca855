import { wilsonLimits } from './binary.js';
import { StatsError } from './errors.js';
import {
  type IntervalEstimate,
  type LevelOption,
  type Proportion,
  requireLevel,
  requireProportion,
} from './interval.js';
import { zOfLevel } from './tails.js';

/** Two arms within one stratum (one language, one site). */
export interface Stratum<T> {
  readonly control: T;
  readonly treatment: T;
}

export type RiskInterval = 'sato' | 'greenland-robins' | 'newcombe';

export interface RiskDifference extends IntervalEstimate {
  /** Sato's (or Greenland and Robins's) standard error, in the unit of the estimate; 0 where nothing varies. */
  readonly standardError: number;
  /** The interval that was used; a standard error of 0 falls back to Newcombe's. */
  readonly interval: RiskInterval;
  /** Positions of the strata that carry no information, because an arm is empty in them. */
  readonly uninformative: readonly number[];
}

export interface Weighted<T> {
  readonly stratum: Stratum<T>;
  readonly weight: number;
}

/** Mantel–Haenszel weights n₁n₀/(n₁ + n₀), scaled to sum to 1, of the strata with people in both arms. */
export function weigh<T extends { readonly n: number }>(
  strata: readonly Stratum<T>[],
): { readonly used: readonly Weighted<T>[]; readonly uninformative: readonly number[] } {
  const uninformative: number[] = [];
  const used: { stratum: Stratum<T>; weight: number }[] = [];
  strata.forEach((stratum, i) => {
    const { control, treatment } = stratum;
    if (control.n === 0 || treatment.n === 0) uninformative.push(i);
    else used.push({ stratum, weight: (control.n * treatment.n) / (control.n + treatment.n) });
  });
  if (used.length === 0)
    throw new StatsError(
      'too-few',
      'No stratum has people in both arms, so nothing can be compared within one. Wait for people, or stratify less finely.',
    );
  const total = used.reduce((sum, u) => sum + u.weight, 0);
  return { used: used.map((u) => ({ stratum: u.stratum, weight: u.weight / total })), uninformative };
}

/**
 * Mantel–Haenszel risk difference treatment − control over strata.
 *
 * `interval: 'sato'` uses Sato's variance, which is right both for a few large strata and for many small ones;
 * `'greenland-robins'` adds up the variances within strata, which is right for large strata only and too small otherwise
 * (by a fifth with five people an arm and stratum); `'newcombe'` is the hybrid score interval of the two weighted shares (with one stratum, {@link newcombe} itself),
 * which keeps its width where nobody or everybody succeeded.
 *
 * @param strata counts of each stratum; an arm may be empty, such a stratum is reported and left out
 * @returns differences of shares, −1 to 1 (the interval is cut off there)
 * @throws {StatsError} `too-few` if no stratum has both arms, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Greenland & Robins, Biometrics 41 (1985) 55; Sato, Biometrics 45 (1989) 1323; Yan & Su, Statistics in
 *   Biopharmaceutical Research 2 (2010) 381, with Mantel–Haenszel weights
 */
export function mantelHaenszelRiskDifference(
  strata: readonly Stratum<Proportion>[],
  { level, interval = 'sato' }: LevelOption & { readonly interval?: RiskInterval },
): RiskDifference {
  requireLevel(level);
  strata.forEach(({ control, treatment }, i) => {
    requireProportion(control, `strata[${i}].control`, 'empty');
    requireProportion(treatment, `strata[${i}].treatment`, 'empty');
  });
  const { used, uninformative } = weigh(strata);
  let estimate = 0;
  let p = 0;
  let q = 0;
  let within = 0;
  let total = 0;
  for (const { stratum, weight } of used) {
    const { n: n1, successes: x1 } = stratum.treatment;
    const { n: n0, successes: x0 } = stratum.control;
    const n = n1 + n0;
    estimate += weight * (x1 / n1 - x0 / n0);
    p += (n1 * n1 * x0 - n0 * n0 * x1 + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
    within += weight * weight * ((x1 * (n1 - x1)) / n1 ** 3 + (x0 * (n0 - x0)) / n0 ** 3);
    q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n);
    total += (n1 * n0) / n;
  }
  const standardError =
    interval === 'greenland-robins' ? Math.sqrt(within) : Math.sqrt(Math.max(0, estimate * p + q)) / total;
  const shared = { estimate, standardError, uninformative };
  if (interval === 'newcombe' || !(standardError > 1e-12))
    return { ...shared, interval: 'newcombe', ...stratifiedNewcombe(used, estimate, zOfLevel(level)) };
  const half = zOfLevel(level) * standardError;
  return {
    ...shared,
    interval,
    low: Math.max(-1, estimate - half),
    high: Math.min(1, estimate + half),
  };
}

/** Newcombe's interval of two weighted shares, each with the number of people that has the variance of its weighting. */
export function stratifiedNewcombe(
  used: readonly Weighted<Proportion>[],
  estimate: number,
  z: number,
): { low: number; high: number } {
  const arm = (side: 'control' | 'treatment'): { share: number; low: number; high: number } => {
    let share = 0;
    let inverse = 0;
    for (const { stratum, weight } of used) {
      share += (weight * stratum[side].successes) / stratum[side].n;
      inverse += (weight * weight) / stratum[side].n;
    }
    share = Math.min(1, share);
    return { share, ...wilsonLimits(share, 1 / inverse, z) };
  };
  const one = arm('treatment');
  const zero = arm('control');
  return {
    low: Math.max(-1, estimate - Math.hypot(one.share - one.low, zero.high - zero.share)),
    high: Math.min(1, estimate + Math.hypot(one.high - one.share, zero.share - zero.low)),
  };
}
