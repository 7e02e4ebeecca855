import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import lnGamma from '@stdlib/math-base-special-gammaln';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
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
export const tOfLevel = (level: number, df: number): number => tUpperQuantile((1 - level) / 2, df);

/** P(|Z| ≥ |z|). */
export const normalTwoSided = (z: number): number => 2 * cdf(-Math.abs(z), 0, 1);

/** P(T ≥ t) for Student's t with `df` degrees of freedom, any positive real number. */
export function tUpper(t: number, df: number): number {
  if (!Number.isFinite(df)) return cdf(-t, 0, 1);
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  const square = t * t;
  // Near the middle df / (df + t²) rounds to 1 and takes the digits of t with it, so the other side is summed.
  const tail =
    square < df
      ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
      : betainc(df / (df + square), df / 2, 0.5) / 2;
  return t > 0 ? tail : 1 - tail;
}

function tDensity(t: number, df: number): number {
  const constant = lnGamma((df + 1) / 2) - lnGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return Math.exp(constant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * t such that P(T ≥ t) = tail for Student's t with `df` degrees of freedom, any positive real number or Infinity.
 * The library's quantile has nine digits; Newton's steps on the tail bring the rest.
 */
export function tUpperQuantile(tail: number, df: number): number {
  if (!Number.isFinite(df)) return -normalQuantile(tail);
  if (tail > 0.5) return -tUpperQuantile(1 - tail, df);
  let t = -quantileOfT(tail, df);
  for (let step = 0; step < 4; step++) {
    const move = (tUpper(t, df) - tail) / tDensity(t, df);
    if (!Number.isFinite(move)) break;
    t += move;
    if (Math.abs(move) <= Number.EPSILON * Math.abs(t)) break;
  }
  return t;
}

/** P(|T| ≥ |t|). */
export const tTwoSided = (t: number, df: number): number => 2 * tUpper(Math.abs(t), df);

/** P(X ≥ x) for chi-square with `df` degrees of freedom. */
export function chisquareUpper(x: number, df: number): number {
  if (x <= 0) return 1;
  return x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true);
}

/** P(X ≥ x) for F with `df1` and `df2` degrees of freedom. */
export function fUpper(x: number, df1: number, df2: number): number {
  if (x <= 0) return 1;
  return df1 * x < df2
    ? betainc((df1 * x) / (df2 + df1 * x), df1 / 2, df2 / 2, true, true)
    : betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
}

/** Quantile of F with `df1` and `df2` degrees of freedom. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const x = betaQuantile(p, df1 / 2, df2 / 2);
  return (df2 * x) / (df1 * (1 - x));
}
