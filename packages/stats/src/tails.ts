import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import quantileOfT from '@stdlib/stats-base-dists-t-quantile';

// Upper tails are computed as such: 1 − F(x) has no digits left where p-values get interesting.

/** Standard normal distribution function. */
export const normalCdf = (z: number): number => cdf(z, 0, 1);

/** Standard normal quantile of p. */
export const normalQuantile = (p: number): number => quantile(p, 0, 1);

/** z such that a standard normal variable is within ±z with probability `level`. */
export const zOfLevel = (level: number): number => -quantile((1 - level) / 2, 0, 1);

/** t such that Student's t with `df` degrees of freedom is within ±t with probability `level`. */
export const tOfLevel = (level: number, df: number): number =>
  Number.isFinite(df) ? -quantileOfT((1 - level) / 2, df) : zOfLevel(level);

/** P(|Z| ≥ |z|). */
export const normalTwoSided = (z: number): number => 2 * cdf(-Math.abs(z), 0, 1);

/** P(T ≥ t) for Student's t with `df` degrees of freedom, any positive real number. */
export function tUpper(t: number, df: number): number {
  if (!Number.isFinite(df)) return cdf(-t, 0, 1);
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  const tail = betainc(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? tail : 1 - tail;
}

/** P(|T| ≥ |t|). */
export const tTwoSided = (t: number, df: number): number => 2 * tUpper(Math.abs(t), df);

/** P(X ≥ x) for chi-square with `df` degrees of freedom. */
export const chisquareUpper = (x: number, df: number): number => (x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true));

/** P(X ≥ x) for F with `df1` and `df2` degrees of freedom. */
export const fUpper = (x: number, df1: number, df2: number): number =>
  x <= 0 ? 1 : betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
