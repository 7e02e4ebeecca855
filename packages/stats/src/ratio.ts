import { requireFinite, StatsError } from './errors.js';
import { type LevelOption, requireLevel } from './interval.js';
import { tOfLevel } from './tails.js';

/** A mean (or share, or any other estimate) with its standard error, both in the outcome's unit. */
export interface EstimateWithError {
  readonly estimate: number;
  /** 0 or more. */
  readonly standardError: number;
}

export interface FiellerResult {
  /** treatment / control; null where the control's estimate is 0. */
  readonly estimate: number | null;
  /**
   * `bounded`: the ratios between `low` and `high`. `two-rays`: all ratios but those between `low` and `high`, because
   * the control may be 0. `everything`: the data rule out no ratio; `low` is −Infinity, `high` Infinity.
   */
  readonly kind: 'bounded' | 'two-rays' | 'everything';
  readonly low: number;
  readonly high: number;
}

/**
 * Fieller's confidence set of the ratio treatment / control of two independent, roughly normal estimates. Unlike the delta
 * method it stays honest where the control's mean is small against its standard error, and says so by its kind.
 * @param options `df` of Student's t (Infinity, the normal, unless told)
 * @throws {StatsError} `not-a-number`, `out-of-range` for a negative standard error; `zero-control-mean` where the
 *   control is exactly 0 without error, so that there is no ratio
 * @see Fieller, J. R. Statist. Soc. B 16 (1954) 175; von Luxburg & Franz, Statistics in Medicine 28 (2009) 2591
 */
export function fieller(
  control: EstimateWithError,
  treatment: EstimateWithError,
  { level, df = Infinity }: LevelOption & { readonly df?: number },
): FiellerResult {
  requireLevel(level);
  for (const [name, { estimate, standardError }] of [
    ['control', control],
    ['treatment', treatment],
  ] as const) {
    requireFinite(estimate, `${name}.estimate`);
    if (!(requireFinite(standardError, `${name}.standardError`) >= 0))
      throw new StatsError('out-of-range', `${name}.standardError is negative. Give its absolute value.`);
  }
  if (!(df > 0)) throw new StatsError('out-of-range', `df is ${df}. Give a positive number.`);
  const x = control.estimate;
  const y = treatment.estimate;
  if (x === 0 && control.standardError === 0)
    throw new StatsError(
      'zero-control-mean',
      'The control is 0 without error, so nothing can be divided by it. Report the difference instead.',
    );
  const q2 = tOfLevel(level, df) ** 2;
  const v0 = q2 * control.standardError ** 2;
  const v1 = q2 * treatment.standardError ** 2;
  // Ratios ρ with (y − ρx)² ≤ v₁ + ρ²v₀: a quadratic in ρ.
  const a = x * x - v0;
  const discriminant = v1 * a + v0 * y * y;
  const estimate = x === 0 ? null : y / x;
  if (a === 0 || discriminant < 0) return { estimate, kind: 'everything', low: -Infinity, high: Infinity };
  const root = Math.sqrt(discriminant);
  const [low, high] = [(x * y - root) / a, (x * y + root) / a].sort((p, q) => p - q) as [number, number];
  return { estimate, kind: a > 0 ? 'bounded' : 'two-rays', low, high };
}
