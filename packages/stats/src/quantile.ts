import { StatsError } from './errors.js';
import { normalQuantile } from './tails.js';
import type { ClusteredQuantileSummary, QuantileSummary } from './summaries.js';

/** The bounds of a quantile summary are 95 % bounds. */
const Z = normalQuantile(0.975);

/** From this many values on, a variance below the floor is taken for a rounding of tied values. */
const LARGE = 100;
const FLOOR = 1e-5;

/**
 * Ratio of the variance of the share of events at or below the quantile, allowing for clusters, to the variance were
 * the events independent (the design effect), by the delta method on Σ(events below)/Σ(events) over K clusters.
 */
function designEffect(summary: ClusteredQuantileSummary): number {
  const clusters = summary.nClusters;
  const below = summary.mainSum / clusters;
  const events = summary.denominatorSum / clusters;
  const scale = clusters / (clusters - 1);
  const belowVariance = (summary.mainSumSquares / clusters - below * below) * scale;
  const eventsVariance = (summary.denominatorSumSquares / clusters - events * events) * scale;
  const covariance = (summary.mainDenominatorSumProduct / clusters - below * events) * scale;
  const clustered =
    (belowVariance - (2 * below * covariance) / events + (below ** 2 * eventsVariance) / events ** 2) /
    (clusters * events ** 2);
  return clustered / ((summary.nu * (1 - summary.nu)) / summary.n);
}

/**
 * Variance of one value's contribution to the sample quantile, read back from the width of its 95 % bounds, without
 * the floor; times the design effect when events cluster in people. 0 where there is too little to tell.
 */
export function rawQuantileVariance(summary: QuantileSummary | ClusteredQuantileSummary): number {
  const { n, nStar, quantileLower, quantileUpper } = summary;
  if (n <= 1) return 0;
  const independent = (nStar / n) * (n - 1) * ((quantileUpper - quantileLower) / (2 * Z)) ** 2;
  if (summary.type === 'quantile') return independent;
  if (summary.nu === 0 || summary.nClusters <= 1 || summary.denominatorSum <= 0) return 0;
  return independent * designEffect(summary);
}

/** `rawQuantileVariance`, at least 1e-5 from 100 values on: GrowthBook's guard against bounds that collapse on ties. */
export const quantileVariance = (summary: QuantileSummary | ClusteredQuantileSummary): number =>
  summary.n < LARGE ? rawQuantileVariance(summary) : Math.max(rawQuantileVariance(summary), FLOOR);

/**
 * Whether normal bounds for the level fall outside (0, 1), where they say nothing:
 * n ≤ z² ν/(1 − ν) or n ≤ z² (1 − ν)/ν.
 */
export const tooFewForQuantile = ({ n, nu }: Pick<QuantileSummary, 'n' | 'nu'>): boolean =>
  n <= (Z ** 2 * nu) / (1 - nu) || n <= (Z ** 2 * (1 - nu)) / nu;

/**
 * Sample quantile and its 95 % bounds of raw values, one a person, as order statistics at ν ± z √(ν(1 − ν)/n)
 * with linear interpolation (R's type 7).
 * @throws {StatsError} `too-few`, `out-of-range`, `not-a-number`
 */
export function summariseQuantile(values: readonly number[], nu: number): QuantileSummary {
  const n = values.length;
  if (!(nu > 0 && nu < 1))
    throw new StatsError(
      'out-of-range',
      `The quantile level is ${nu}. Give a number between 0 and 1, 0.5 for the median.`,
    );
  if (values.some((value) => !Number.isFinite(value)))
    throw new StatsError('not-a-number', 'A value is not a finite number. Leave out the missing before summarising.');
  if (tooFewForQuantile({ n, nu }))
    throw new StatsError('too-few', `${n} values do not bound the ${nu} quantile. Use the median, or wait for people.`);
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (level: number): number => {
    const position = Math.min(Math.max(level, 0), 1) * (n - 1);
    const below = Math.floor(position);
    const low = sorted[below] as number;
    return low + (position - below) * ((sorted[Math.min(below + 1, n - 1)] as number) - low);
  };
  const margin = Z * Math.sqrt((nu * (1 - nu)) / n);
  return {
    type: 'quantile',
    n,
    nStar: n,
    nu,
    quantileHat: quantile(nu),
    quantileLower: quantile(nu - margin),
    quantileUpper: quantile(nu + margin),
  };
}
