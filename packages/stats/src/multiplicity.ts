import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireBetween, requireFinite, StatsError } from './errors.js';

/** `[low, high]`; a one-sided interval has an infinite end. */
export type Interval = readonly [low: number, high: number];

/** An adjusted p above this leaves nothing to tell, so that the interval becomes the whole line. */
const CERTAINLY_NOTHING = 0.999999;

function requireProbabilities(pValues: readonly number[]): void {
  for (const [index, p] of pValues.entries()) {
    if (Number.isNaN(p)) requireFinite(p, `p-value ${index + 1}`);
    if (p < 0 || p > 1) {
      throw new StatsError('out-of-range', `p-value ${index + 1} is ${p}. Give a number from 0 to 1.`);
    }
  }
}

/** Positions of `values` from the smallest value to the largest. */
function ascending(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/**
 * Holm's step-down adjustment: controls the probability of one false finding in the family, whatever the dependence.
 *
 * The i-th smallest of m p-values becomes max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎).
 *
 * @param pValues the whole family, each from 0 to 1, in any order
 * @returns adjusted p-values in the order given; an empty family gives an empty list
 * @throws {StatsError} `not-a-number`, `out-of-range`
 * @see Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979); R: `p.adjust(p, 'holm')`
 */
export function holm(pValues: readonly number[]): number[] {
  requireProbabilities(pValues);
  const adjusted = Array.from(pValues);
  let largest = 0;
  for (const [rank, index] of ascending(pValues).entries()) {
    largest = Math.max(largest, Math.min(1, (pValues[index] as number) * (pValues.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}

/**
 * Benjamini and Hochberg's step-up adjustment: controls the expected share of false findings among the findings,
 * for independent or positively dependent tests.
 *
 * The i-th smallest of m p-values becomes min over j ≥ i of min(1, m p₍ⱼ₎ / j).
 *
 * @param pValues the whole family, each from 0 to 1, in any order
 * @returns adjusted p-values in the order given; an empty family gives an empty list
 * @throws {StatsError} `not-a-number`, `out-of-range`
 * @see Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289; R: `p.adjust(p, 'BH')`
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  requireProbabilities(pValues);
  const adjusted = Array.from(pValues);
  const size = pValues.length;
  let smallest = 1;
  for (const [fromTop, index] of ascending(pValues).reverse().entries()) {
    smallest = Math.min(smallest, ((pValues[index] as number) * size) / (size - fromTop));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/**
 * The interval that an adjusted p-value would belong to, had it come from a normal test, as GrowthBook shows it:
 * effect ± z(1 − α/2) |effect| / z(1 − p/2), and never narrower than the interval before the adjustment.
 *
 * This is a display device, not a simultaneous interval: it reads a normal standard error back from a p that came
 * from t, is the whole line once p reaches 1, and knows nothing of an effect of 0. For intervals that hold together
 * compute each at level α/m.
 *
 * @param adjustedP the p-value after adjustment, 0 to 1
 * @param effect the point estimate, in the unit of the interval
 * @param interval the two-sided interval before the adjustment, at level 1 − α
 * @param alpha two-sided level, above 0 and below 1
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function adjustedInterval(adjustedP: number, effect: number, interval: Interval, alpha: number): Interval {
  requireProbabilities([adjustedP]);
  requireFinite(effect, 'effect');
  requireBetween(alpha, 0, 1, 'alpha');
  for (const end of interval) if (Number.isNaN(end)) requireFinite(end, 'interval');
  if (adjustedP > CERTAINLY_NOTHING) return [-Infinity, Infinity];
  const standardError = Math.abs(effect) / normalQuantile(1 - adjustedP / 2, 0, 1);
  const halfWidth = normalQuantile(1 - alpha / 2, 0, 1) * standardError;
  return halfWidth > (interval[1] - interval[0]) / 2 ? [effect - halfWidth, effect + halfWidth] : interval;
}
