import { StatsError } from './errors.js';
import {
  type IntervalEstimate,
  type LevelOption,
  type Proportion,
  requireLevel,
  requireProportion,
} from './interval.js';
import type { Stratum } from './strata.js';
import { chisquareUpper, zOfLevel } from './tails.js';

function requireStrata(strata: readonly Stratum<Proportion>[]): void {
  strata.forEach(({ control, treatment }, i) => {
    requireProportion(control, `strata[${i}].control`, 'empty');
    requireProportion(treatment, `strata[${i}].treatment`, 'empty');
  });
}

export interface OddsRatio extends IntervalEstimate {
  /** Of the logarithm of the estimate. */
  readonly standardError: number;
}

/**
 * Mantel–Haenszel odds ratio, treatment against control, over strata, with the interval of Robins, Breslow and Greenland,
 * which holds for a few large strata and for many small ones.
 * @param strata counts; a stratum with an empty arm, or in which all or none succeeded, counts nothing
 * @returns ratios, above 0; `standardError` of the log ratio
 * @throws {StatsError} `no-variance` where the ratio is 0, infinite or undefined (no success, or no failure, of one of
 *   the arms in all strata): use {@link mantelHaenszelRiskDifference}; `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Robins, Breslow & Greenland, Biometrics 42 (1986) 311; R: `mantelhaen.test(..., correct = FALSE)`
 */
export function mantelHaenszelOddsRatio(strata: readonly Stratum<Proportion>[], { level }: LevelOption): OddsRatio {
  requireLevel(level);
  requireStrata(strata);
  let r = 0;
  let s = 0;
  let pr = 0;
  let cross = 0;
  let qs = 0;
  for (const { control, treatment } of strata) {
    const n = control.n + treatment.n;
    if (control.n === 0 || treatment.n === 0) continue;
    const a = treatment.successes;
    const b = treatment.n - a;
    const c = control.successes;
    const d = control.n - c;
    const good = (a * d) / n;
    const bad = (b * c) / n;
    r += good;
    s += bad;
    pr += ((a + d) / n) * good;
    cross += ((a + d) / n) * bad + ((b + c) / n) * good;
    qs += ((b + c) / n) * bad;
  }
  if (!(r > 0 && s > 0))
    throw new StatsError(
      'no-variance',
      'An arm has no successes, or no failures, in any stratum that compares, so that the odds ratio is 0, infinite or undefined. Report the risk difference instead.',
    );
  const estimate = r / s;
  const standardError = Math.sqrt(pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s));
  const factor = Math.exp(zOfLevel(level) * standardError);
  return { estimate, standardError, low: estimate / factor, high: estimate * factor };
}

export interface ChisquareTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Cochran–Mantel–Haenszel test of no effect in any stratum, powerful where the effect has one direction. Keeps a third of
 * the power that an unstratified test of a stratified pilot loses.
 * @param options `correct` for the continuity correction (without unless told: with it, the test is conservative;
 *   as in R, a difference of less than half a person is not corrected)
 * @returns df 1; where no stratum can vary, statistic 0 and p 1
 * @throws {StatsError} `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Mantel & Haenszel, J. Natl. Cancer Inst. 22 (1959) 719; R: `mantelhaen.test(...)`
 */
export function cochranMantelHaenszel(
  strata: readonly Stratum<Proportion>[],
  { correct = false }: { readonly correct?: boolean } = {},
): ChisquareTest {
  requireStrata(strata);
  let difference = 0;
  let variance = 0;
  for (const { control, treatment } of strata) {
    const n = control.n + treatment.n;
    if (n < 2) continue;
    const m = control.successes + treatment.successes;
    difference += treatment.successes - (treatment.n * m) / n;
    variance += (treatment.n * control.n * m * (n - m)) / (n * n * (n - 1));
  }
  if (!(variance > 0)) return { statistic: 0, df: 1, p: 1 };
  const distance = Math.abs(difference) - (correct && Math.abs(difference) >= 0.5 ? 0.5 : 0);
  const statistic = (distance * distance) / variance;
  return { statistic, df: 1, p: chisquareUpper(statistic, 1) };
}
