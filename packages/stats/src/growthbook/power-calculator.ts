import { mixtureRho, sequenceHalfWidth } from '../always-valid.js';
import type { Prior } from '../bayesian.js';
import { bayesianPower, normalPower, plannedStandardError, sequentialInflation, type Design } from '../power.js';
import { normalQuantile } from '../tails.js';

/** A metric of GrowthBook's power calculator, in its words. */
export interface PowerMetric {
  readonly name: string;
  readonly type: 'binomial' | 'mean';
  readonly effectSize: number;
  readonly conversionRate?: number;
  readonly mean?: number;
  readonly standardDeviation?: number;
  readonly overrideMetricLevelSettings: boolean;
  readonly overrideProper: boolean;
  readonly overridePriorLiftMean: number;
  readonly overridePriorLiftStandardDeviation: number;
  readonly metricProper: boolean;
  readonly metricPriorLiftMean: number;
  readonly metricPriorLiftStandardDeviation: number;
}

export interface PowerPlan {
  readonly totalUsers: number;
  readonly nVariations: number;
  readonly alpha: number;
  /** False, or the tuning parameter. */
  readonly sequentialTesting: number | false;
}

export type MdeResult =
  | { readonly type: 'success'; readonly mde: number }
  | { readonly type: 'error'; readonly description: string };

export interface WeekResult {
  readonly users: number;
  readonly metrics: Readonly<
    Record<string, { readonly effectSize: number | null; readonly power: number; readonly isThreshold: boolean }>
  >;
}

const COARSE = 1e-3;
const FINE = COARSE / 100;
const COARSE_STEPS = 5000;
/** The calculator's weeks aim at this power whatever one asks. */
const WEEKLY_POWER = 0.8;

const noMde = (description: string): MdeResult => ({ type: 'error', description });

function meanAndVariance(metric: PowerMetric): { readonly mean: number; readonly variance: number } {
  if (metric.type === 'binomial') {
    const rate = metric.conversionRate ?? 0;
    return { mean: rate, variance: rate * (1 - rate) };
  }
  return { mean: metric.mean ?? 0, variance: (metric.standardDeviation ?? 0) ** 2 };
}

function design(metric: PowerMetric, plan: PowerPlan, sequential: boolean): Design {
  const { mean, variance } = meanAndVariance(metric);
  const n = plan.totalUsers / plan.nVariations;
  return {
    controlMean: mean,
    variance,
    nControl: n,
    nTreatment: n,
    scale: 'relative',
    alpha: plan.alpha,
    ...(sequential && plan.sequentialTesting ? { sequentialTightestAt: plan.sequentialTesting } : {}),
  };
}

function priorOf(metric: PowerMetric): Prior {
  const [proper, mean, sd] = metric.overrideMetricLevelSettings
    ? [metric.overrideProper, metric.overridePriorLiftMean, metric.overridePriorLiftStandardDeviation]
    : [metric.metricProper, metric.metricPriorLiftMean, metric.metricPriorLiftStandardDeviation];
  return proper ? { mean, sd } : 'flat';
}

/** Standard error of the relative effect at the metric's effect size, for one look. */
export const standardErrorRelative = (metric: PowerMetric, plan: PowerPlan): number =>
  plannedStandardError(design(metric, plan, false), metric.effectSize);

/** The calculator's sequential parts: ρ, the squared half-width a unit of variance, and the inflated standard error. */
export function sequentialParts(
  metric: PowerMetric,
  plan: PowerPlan & { readonly sequentialTesting: number },
): { readonly rho: number; readonly discriminant: number; readonly standardError: number } {
  const rho = mixtureRho(plan.alpha, plan.sequentialTesting);
  const n = (2 * plan.totalUsers) / plan.nVariations;
  return {
    rho,
    discriminant: sequenceHalfWidth(1, n, rho, plan.alpha) ** 2,
    standardError: plannedStandardError(design(metric, plan, true), metric.effectSize),
  };
}

export const powerFrequentist = (metric: PowerMetric, plan: PowerPlan, twoTailed = true): number =>
  normalPower(
    metric.effectSize,
    plannedStandardError(design(metric, plan, true), metric.effectSize),
    plan.alpha,
    twoTailed ? 'two-sided' : 'greater',
  );

export const powerBayesian = (metric: PowerMetric, plan: PowerPlan): number =>
  bayesianPower(metric.effectSize, standardErrorRelative(metric, plan), priorOf(metric), plan.alpha);

/**
 * GrowthBook's frequentist MDE: the larger root x of (1 − k/m²) x² − 2m x + m² − k = 0 for the treated mean, k = z² v/n,
 * as a share of the control mean m. It loses digits when the effect is small, and a negative control mean gives the root
 * on the other side, a negative effect; `minimumDetectableEffect` has neither trouble.
 */
export function mdeFrequentist(metric: PowerMetric, plan: PowerPlan, power: number): MdeResult {
  if (power <= plan.alpha) return noMde('power must be greater than alpha.');
  const { mean, variance } = meanAndVariance(metric);
  const n = plan.totalUsers / plan.nVariations;
  const wider = plan.sequentialTesting ? sequentialInflation(2 * n, plan.alpha, plan.sequentialTesting) ** 2 : 1;
  const square = (normalQuantile(power) - normalQuantile(plan.alpha / 2)) ** 2;
  const noise = (square * wider * variance) / n;
  if (!(noise < mean ** 2)) return noMde('need to increase number of users or reduce number of variations.');
  const leading = 1 - noise / mean ** 2;
  const discriminant = 4 * mean ** 2 - 4 * leading * (mean ** 2 - noise);
  const treated = (2 * mean + Math.sqrt(discriminant)) / (2 * leading);
  return { type: 'success', mde: (treated - mean) / mean };
}

/**
 * GrowthBook's Bayesian MDE: a grid of 0.001 up to 500 %, then of 0.00001, and the first effect with enough power. Its
 * error says 0.8 whatever power was asked.
 */
export function mdeBayesian(metric: PowerMetric, plan: PowerPlan, power: number): MdeResult {
  const prior = priorOf(metric);
  const base = design(metric, plan, false);
  const powerAt = (effect: number): number =>
    bayesianPower(effect, plannedStandardError(base, effect), prior, plan.alpha);
  if (powerAt(0) >= power) return { type: 'success', mde: 0 };
  // The most that power can rise within one coarse step of a standard error.
  const slack = COARSE / Math.sqrt(2 * Math.PI);
  for (let step = 0; step < COARSE_STEPS; step++) {
    const effect = COARSE * step;
    if (powerAt(effect) < power - slack) continue;
    for (let fine = effect - COARSE; fine < effect; fine += FINE)
      if (powerAt(fine) >= power) return { type: 'success', mde: fine };
  }
  return noMde('MDE achieving power = 0.8 does not exist. ');
}

/** Power and MDE week by week, as the calculator's table shows them. */
export function powerByWeek(
  metric: PowerMetric,
  plan: Omit<PowerPlan, 'totalUsers'> & {
    readonly usersPerWeek: number;
    readonly nWeeks: number;
    readonly targetPower: number;
    readonly engine: 'frequentist' | 'bayesian';
  },
): {
  readonly type: 'success';
  readonly sampleSizeAndRuntime: Readonly<Record<string, { readonly weeks: number; readonly users: number }>>;
  readonly weeks: readonly WeekResult[];
  readonly weekThreshold?: number;
} {
  const key = metric.name;
  let effectSize: number | null = null;
  let threshold: number | undefined;
  let enough: number | undefined;
  const weeks = Array.from({ length: plan.nWeeks }, (_, week): WeekResult => {
    const at = { ...plan, totalUsers: plan.usersPerWeek * (week + 1) };
    const frequentist = plan.engine === 'frequentist';
    const power = (frequentist ? powerFrequentist : powerBayesian)(metric, at);
    const mde = (frequentist ? mdeFrequentist : mdeBayesian)(metric, at, WEEKLY_POWER);
    if (mde.type === 'success') effectSize = mde.mde;
    if (enough === undefined && Math.round(power * 100) / 100 >= WEEKLY_POWER) enough = week + 1;
    if (threshold === undefined && power > plan.targetPower) threshold = week;
    return { users: at.totalUsers, metrics: { [key]: { effectSize, power, isThreshold: threshold === week } } };
  });
  return {
    type: 'success',
    sampleSizeAndRuntime: enough === undefined ? {} : { [key]: { weeks: enough, users: plan.usersPerWeek * enough } },
    weeks,
    ...(enough === undefined ? {} : { weekThreshold: enough }),
  };
}
