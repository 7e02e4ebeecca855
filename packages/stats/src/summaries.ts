import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';

/** Yes-or-no outcomes of `n` people, `sum` of them yes. */
export interface ProportionSummary {
  readonly type: 'proportion';
  readonly n: number;
  readonly sum: number;
}

/** Numeric outcomes of `n` people: their sum and the sum of their squares, in the outcome's unit and its square. */
export interface MeanSummary {
  readonly type: 'mean';
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

export type SampleSummary = ProportionSummary | MeanSummary;

/** A numerator `m` and a denominator `d` measured on the same `n` people, and the sum of their products. */
export interface RatioSummary {
  readonly type: 'ratio';
  readonly n: number;
  readonly m: SampleSummary;
  readonly d: SampleSummary;
  readonly mdSumOfProducts: number;
}

/** An outcome (`post`) and a covariate from before the experiment (`pre`) of the same `n` people. */
export interface CupedSummary {
  readonly type: 'cuped';
  readonly n: number;
  readonly post: SampleSummary;
  readonly pre: SampleSummary;
  readonly postPreSumOfProducts: number;
}

/** A ratio in the experiment and the same ratio before it, of the same `n` people. */
export interface CupedRatioSummary {
  readonly type: 'cupedRatio';
  readonly n: number;
  readonly mPost: SampleSummary;
  readonly dPost: SampleSummary;
  readonly mPre: SampleSummary;
  readonly dPre: SampleSummary;
  readonly mPostMPreSumOfProducts: number;
  readonly dPostDPreSumOfProducts: number;
  readonly mPreDPreSumOfProducts: number;
  readonly mPostDPostSumOfProducts: number;
  readonly mPostDPreSumOfProducts: number;
  readonly mPreDPostSumOfProducts: number;
}

/** A sample quantile of one value a person, with the sample quantiles at its 95 % bounds for a sample of `nStar`. */
export interface QuantileSummary {
  readonly type: 'quantile';
  readonly n: number;
  readonly nStar: number;
  /** The quantile's level, above 0 and below 1; 0.5 is the median. */
  readonly nu: number;
  readonly quantileHat: number;
  readonly quantileLower: number;
  readonly quantileUpper: number;
}

/**
 * A sample quantile of events that cluster in people: `n` counts events. The main sums are of each person's events at
 * or below the quantile, the denominator sums of each person's events.
 */
export interface ClusteredQuantileSummary extends Omit<QuantileSummary, 'type'> {
  readonly type: 'quantileClustered';
  readonly nClusters: number;
  readonly mainSum: number;
  readonly mainSumSquares: number;
  readonly denominatorSum: number;
  readonly denominatorSumSquares: number;
  readonly mainDenominatorSumProduct: number;
}

/** Sufficient statistics that can be added up over days, shards and strata. */
export type SummableSummary = SampleSummary | RatioSummary | CupedSummary | CupedRatioSummary;

/** One arm of a comparison, as its sufficient statistics. */
export type OutcomeSummary = SummableSummary | QuantileSummary | ClusteredQuantileSummary;

/** Sum of the squares; a yes is its own square. */
export const sumOfSquares = (sample: SampleSummary): number =>
  sample.type === 'proportion' ? sample.sum : sample.sumSquares;

/** @throws {StatsError} `length-mismatch`, `not-a-number` */
function sumOfProducts(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length)
    throw new StatsError(
      'length-mismatch',
      `There are ${x.length} values and ${y.length} partners. Give one partner for each value, of the same person.`,
    );
  return x.reduce((total, value, index) => total + value * (y[index] as number), 0);
}

/**
 * Summary of numeric outcomes, one a person. An empty list gives n = 0, ready to be merged.
 * @throws {StatsError} `not-a-number`
 */
export function summariseMean(values: readonly number[]): MeanSummary {
  let sum = 0;
  let sumSquares = 0;
  for (const [index, value] of values.entries()) {
    requireFinite(value, `value ${index + 1}`);
    sum += value;
    sumSquares += value * value;
  }
  return { type: 'mean', n: values.length, sum, sumSquares };
}

/**
 * Summary of yes (1) and no (0) outcomes, one a person.
 * @throws {StatsError} `not-a-number`, `out-of-range` for anything but 0 and 1
 */
export function summariseProportion(values: readonly number[]): ProportionSummary {
  const { n, sum } = summariseMean(values);
  const other = values.find((value) => value !== 0 && value !== 1);
  if (other !== undefined)
    throw new StatsError('out-of-range', `A yes-or-no outcome is ${other}. Code yes as 1 and no as 0.`);
  return { type: 'proportion', n, sum };
}

/** Summary of a ratio from each person's numerator and denominator. @throws {StatsError} `length-mismatch`, `not-a-number` */
export function summariseRatio(numerators: readonly number[], denominators: readonly number[]): RatioSummary {
  const m = summariseMean(numerators);
  const d = summariseMean(denominators);
  return { type: 'ratio', n: m.n, m, d, mdSumOfProducts: sumOfProducts(numerators, denominators) };
}

/** Summary of each person's outcome and pre-experiment value. @throws {StatsError} `length-mismatch`, `not-a-number` */
export function summariseCuped(values: readonly number[], preValues: readonly number[]): CupedSummary {
  const post = summariseMean(values);
  const pre = summariseMean(preValues);
  return { type: 'cuped', n: post.n, post, pre, postPreSumOfProducts: sumOfProducts(values, preValues) };
}

/**
 * Adds two summaries of different people, so that merged summaries equal the summary of all rows.
 * @throws {StatsError} `not-a-number`, `mixed-types` if one counts yes and no and the other measures, or the shapes differ
 */
export function mergeSummaries<S extends SummableSummary>(a: S, b: S): S;
export function mergeSummaries(a: SummableSummary, b: SummableSummary): SummableSummary {
  if (a.type !== b.type)
    throw new StatsError(
      'mixed-types',
      `A ${a.type} summary cannot be added to a ${b.type} summary. Summarise both in the same way.`,
    );
  const left = a as unknown as Record<string, number | SampleSummary>;
  const right = b as unknown as Record<string, number | SampleSummary>;
  const merged = Object.entries(left).map(([key, value]) => {
    const other = right[key];
    if (typeof value === 'number') return [key, requireFinite(value + (other as number), key)];
    return [key, typeof value === 'string' ? value : mergeSummaries(value, other as SampleSummary)];
  });
  return Object.fromEntries(merged) as SummableSummary;
}

function requireSample(sample: SampleSummary, n: number, name: string): void {
  if (sample.n !== n)
    throw new StatsError(
      'length-mismatch',
      `${name} counts ${sample.n} people and its arm ${n}. All parts of a summary must be of the same people.`,
    );
  requireFinite(sample.sum, `${name}.sum`);
  if (sample.type === 'proportion') {
    if (sample.sum < 0 || sample.sum > n)
      throw new StatsError(
        'impossible-sums',
        `${name} has ${sample.sum} yes among ${n} people. Count each person once.`,
      );
    return;
  }
  requireFinite(sample.sumSquares, `${name}.sumSquares`);
  // Equal values leave a difference of rounding only, which is no contradiction.
  if (sample.sumSquares * (1 + 1e-9) < (sample.sum * sample.sum) / n)
    throw new StatsError(
      'impossible-sums',
      `${name} has a sum of squares smaller than its mean allows. Recompute the sums from the same rows.`,
    );
}

/**
 * Refuses a summary that no data can have.
 * @throws {StatsError} `not-a-number`, `out-of-range`, `too-few` for n = 0, `length-mismatch`, `impossible-sums`
 */
export function requireSummary(summary: OutcomeSummary, name: string): void {
  requireCount(summary.n, `${name}.n`);
  if (summary.n === 0)
    throw new StatsError('too-few', `${name} has nobody in it, so there is nothing to compare. Wait for people.`);
  if (summary.type === 'proportion' || summary.type === 'mean') return requireSample(summary, summary.n, name);
  for (const [key, value] of Object.entries(summary)) {
    if (typeof value === 'number') requireFinite(value, `${name}.${key}`);
    else if (typeof value === 'object') requireSample(value as SampleSummary, summary.n, `${name}.${key}`);
  }
  if (summary.type !== 'quantile' && summary.type !== 'quantileClustered') return;
  requireBetween(summary.nu, 0, 1, `${name}.nu`);
  requireBetween(summary.nStar, 0, Infinity, `${name}.nStar`);
  if (summary.quantileLower > summary.quantileUpper)
    throw new StatsError('impossible-sums', `${name} has its lower bound above its upper one. Exchange the two.`);
}

/**
 * Refuses what no computer can add: NaN, infinities, numbers out of range, and numbers of people that are not whole.
 * Impossible sums pass.
 * @throws {StatsError} `not-a-number`, `out-of-range`
 */
export function requireFiniteSums(summary: OutcomeSummary, name: string): void {
  requireCount(summary.n, `${name}.n`);
  for (const [key, value] of Object.entries(summary)) {
    if (typeof value === 'number' && value !== 0) requireBetween(Math.abs(value), 0, Infinity, `${name}.${key}`);
    else if (typeof value === 'object') requireFiniteSums(value as SampleSummary, `${name}.${key}`);
  }
}
