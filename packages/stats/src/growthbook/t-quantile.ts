import { requireBetween, StatsError } from '../errors.js';
import { normalQuantile, tUpper } from '../tails.js';

const RELATIVE_TOLERANCE = 1e-8;
const ABSOLUTE_TOLERANCE = 1e-50;

/** Far more than any search for a quantile takes. */
const TRIES = 500;

const lost = (): StatsError =>
  new StatsError(
    'no-convergence',
    'The search for the t quantile found no end: the degrees of freedom are too extreme. Check the sums.',
  );

/** Polynomials in z² of the Cornish–Fisher expansion of t, lowest power first, with their divisors. */
const EXPANSION = [
  { divisor: 4, coefficients: [1, 1] },
  { divisor: 96, coefficients: [3, 16, 5] },
  { divisor: 384, coefficients: [-15, 17, 19, 3] },
  { divisor: 92160, coefficients: [-945, -1920, 1482, 776, 79] },
] as const;

/** The expansion (Abramowitz & Stegun 26.7.5): the upper quantile to a few digits. */
function approximate(tail: number, df: number): number {
  const z = Math.abs(normalQuantile(tail));
  let sum = z;
  let power = 1;
  for (const { divisor, coefficients } of EXPANSION) {
    power *= df;
    sum += (coefficients.reduceRight((value, coefficient) => value * z * z + coefficient, 0) * z) / (power * divisor);
  }
  return tail <= 0.5 ? sum : -sum;
}

/** An interval on which `f` changes its sign, stepping from `start` by steps that grow fivefold. */
function bracket(f: (x: number) => number, start: number): readonly [number, number] {
  let step = Math.max(0.5, 0.5 * Math.abs(start));
  const up = f(start) > 0;
  let near = start;
  for (let tries = 0; tries < TRIES; tries++) {
    const far = up ? near + step : near - step;
    if (up ? f(far) <= 0 : f(far) >= 0) return up ? [near, far] : [far, near];
    step *= 5;
    near = far;
  }
  throw lost();
}

/**
 * The zero of `f` by Bus and Dekker's algorithm R (ACM TOMS 1 (1975) 330): secant, then rational interpolation, with
 * bisection when these dawdle. Stops when the bracket is within the tolerance and answers its better end, so that the
 * answer keeps an error of the last step.
 */
function algorithmR(f: (x: number) => number, low: number, high: number): number {
  let [b, a] = [low, high];
  let [fb, fa] = [f(b), f(a)];
  let [c, fc] = [a, fa];
  let [d, fd] = [a, fa];
  // The first tolerance is that of the end looked at last, as the original has it.
  let latest = a;
  let slow = 0;
  let first = true;
  for (let tries = 0; tries < TRIES; tries++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      if (c !== a) [d, fd] = [a, fa];
      [a, fa, b, fb] = [b, fb, c, fc];
      [c, fc] = [a, fa];
      latest = b;
    }
    const half = (c + b) * 0.5 - b;
    const tolerance = 0.5 * Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.abs(latest));
    if (Math.abs(half) <= tolerance) return b;
    let move = half;
    if (slow <= 3) {
      const least = Math.sign(half) * tolerance;
      let p = (b - a) * fb;
      let q = fa - fb;
      if (first) first = false;
      else {
        const alongB = (fd - fb) / (d - b);
        const alongA = (fd - fa) / (d - a);
        p *= alongA;
        q = alongB * fa - alongA * fb;
      }
      if (p < 0) [p, q] = [-p, -q];
      if (slow === 3) p *= 2;
      if (p === 0 || p <= q * least) move = least;
      else if (p < half * q) move = p / q;
    }
    [d, fd] = [a, fa];
    [a, fa] = [b, fb];
    b += move;
    latest = b;
    fb = f(b);
    if (fc * fb >= 0) {
      [c, fc] = [a, fa];
      slow = 0;
    } else slow = move === half ? 0 : slow + 1;
  }
  throw lost();
}

/**
 * The upper quantile of Student's t as scipy 1.10 computes it and GrowthBook therefore reports it: a search that stops
 * within 1e-8, so that interval ends differ from the exact ones from about the ninth digit on (DCDFLIB; Brown, Lovato &
 * Russell 1994). Only for parity: `tUpperQuantile` is exact.
 * @param tail P(T ≥ t), above 0 and below 1
 * @param df above 0 and finite
 * @throws {StatsError} `not-a-number`, `out-of-range`, `no-convergence`
 */
export function searchedTUpperQuantile(tail: number, df: number): number {
  requireBetween(tail, 0, 1, 'tail');
  requireBetween(df, 0, Infinity, 'df');
  const f = (t: number): number => tUpper(t, df) - tail;
  const start = approximate(tail, df);
  if (f(start) === 0) return start;
  const [low, high] = bracket(f, start);
  return algorithmR(f, low, high);
}
