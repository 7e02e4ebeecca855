import { requireCount, requireFinite, StatsError } from './errors.js';
import { type IntervalEstimate, type LevelOption, type Proportion, requireLevel, requireValues } from './interval.js';
import { stratifiedNewcombe, type Stratum, weigh, type Weighted } from './strata.js';
import { tOfLevel, zOfLevel } from './tails.js';

/** One arm of one stratum: people, their mean, and the sample variance (divisor n − 1; any number where n < 2). */
export interface ArmSummary {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The smallest and the largest value that a person can have. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

function requireRange({ min, max }: Range): number {
  const width = requireFinite(max, 'range.max') - requireFinite(min, 'range.min');
  if (!(width > 0)) throw new StatsError('out-of-range', `The range runs from ${min} to ${max}. Exchange its ends.`);
  return width;
}

export interface MeanDifferenceOptions extends LevelOption {
  /**
   * The values that a person can have. With it, a table without any spread (or with one person an arm everywhere) gets
   * the conservative interval described below; without it, such a table is refused.
   */
  readonly range?: Range;
  /**
   * `pooled`: one variance an arm, from the deviations from the means of its strata: stable where strata have one or
   * two people an arm. `cell`: a variance for each arm of each stratum, right if spreads differ much between strata and
   * strata are large; an arm of a stratum with one person borrows the pooled one.
   */
  readonly variance?: 'pooled' | 'cell';
}

export interface MeanDifference extends IntervalEstimate {
  /** In the unit of the values; 0 where there is no spread. */
  readonly standardError: number;
  /** Satterthwaite's degrees of freedom; null where the interval comes from the range. */
  readonly df: number | null;
  /** `t`, or `range` where there was no spread to judge by. */
  readonly interval: 't' | 'range';
  /** Of each stratum, in the order given; 0 where an arm is empty. They sum to 1. */
  readonly weights: readonly number[];
  readonly uninformative: readonly number[];
}

/** Mean and sample variance (divisor n − 1; 0 for one value) of values. @throws {StatsError} `not-a-number` */
export function summarise(values: ArrayLike<number>): ArmSummary {
  requireValues(values, 'values', 0);
  const n = values.length;
  let mean = 0;
  let squares = 0;
  // Welford: no cancellation where the mean is large against the spread.
  for (let i = 0; i < n; i++) {
    const x = values[i] as number;
    const change = x - mean;
    mean += change / (i + 1);
    squares += change * (x - mean);
  }
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

const isSummary = (arm: ArmSummary | ArrayLike<number>): arm is ArmSummary => 'mean' in arm;

function toSummary(arm: ArmSummary | ArrayLike<number>, name: string): ArmSummary {
  if (!isSummary(arm)) {
    requireValues(arm, name, 0);
    return summarise(arm);
  }
  requireCount(arm.n, `${name}.n`);
  if (arm.n > 0) requireFinite(arm.mean, `${name}.mean`);
  if (arm.n > 1 && !(requireFinite(arm.variance, `${name}.variance`) >= 0))
    throw new StatsError('out-of-range', `${name}.variance is ${arm.variance}. A variance is not negative.`);
  return arm;
}

/** Within-stratum sum of squares, and its degrees of freedom, of one arm over strata. */
function pooled(used: readonly Stratum<ArmSummary>[], side: 'control' | 'treatment'): { variance: number; df: number } {
  let squares = 0;
  let df = 0;
  for (const stratum of used) {
    const { n, variance } = stratum[side];
    if (n > 1) {
      squares += (n - 1) * variance;
      df += n - 1;
    }
  }
  return { variance: df > 0 ? squares / df : 0, df };
}

/**
 * Difference of means treatment − control over strata, with Mantel–Haenszel-type weights n₁n₀/(n₁ + n₀), the variance of
 * persons' values, and t with Satterthwaite's degrees of freedom. With one stratum it is Welch's interval.
 *
 * No spread: where all variances are 0, or no arm of any stratum has two people, there is nothing to judge the
 * difference by. If `range` is given, the values are put on 0 to 1, and the stratified Newcombe interval for shares of
 * the same means is returned (a value between 0 and 1 with mean p varies at most as a share p does): wide, never void.
 *
 * @param strata persons' values, or their summaries, of each arm of each stratum; an arm may be empty
 * @returns in the unit of the values
 * @throws {StatsError} `no-variance` without spread and without `range`; `too-few` if no stratum has both arms;
 *   `out-of-range`, `not-a-number`
 * @see Welch, Biometrika 34 (1947) 28; Satterthwaite, Biometrics Bulletin 2 (1946) 110
 */
export function stratifiedMeanDifference(
  strata: readonly Stratum<ArmSummary | ArrayLike<number>>[],
  { level, range, variance: kind = 'pooled' }: MeanDifferenceOptions,
): MeanDifference {
  requireLevel(level);
  const summaries = strata.map((s, i) => ({
    control: toSummary(s.control, `strata[${i}].control`),
    treatment: toSummary(s.treatment, `strata[${i}].treatment`),
  }));
  const { used, uninformative } = weigh(summaries);
  const weights = summaries.map(() => 0);
  let next = 0;
  summaries.forEach((_, i) => {
    if (!uninformative.includes(i)) weights[i] = used[next++]?.weight ?? 0;
  });
  const estimate = used.reduce((sum, u) => sum + u.weight * (u.stratum.treatment.mean - u.stratum.control.mean), 0);

  let variance = 0;
  let squared = 0;
  for (const side of ['control', 'treatment'] as const) {
    const all = pooled(
      used.map((u) => u.stratum),
      side,
    );
    let borrowed = 0;
    for (const { stratum, weight } of used) {
      const { n, variance: own } = stratum[side];
      const factor = (weight * weight) / n;
      if (kind === 'pooled' || n < 2) borrowed += factor;
      else {
        variance += factor * own;
        squared += (factor * own) ** 2 / (n - 1);
      }
    }
    if (all.df === 0) {
      variance = 0;
      break;
    }
    variance += borrowed * all.variance;
    squared += (borrowed * all.variance) ** 2 / all.df;
  }
  const shared = { estimate, weights, uninformative };
  if (!(variance > 0)) {
    if (!range)
      throw new StatsError(
        'no-variance',
        'There is no spread within the arms, so nothing says how far the difference could be from the truth. Give the range of the values to get a wide interval, or wait for people.',
      );
    return { ...shared, standardError: 0, df: null, interval: 'range', ...fromRange(used, estimate, level, range) };
  }
  const standardError = Math.sqrt(variance);
  const df = (variance * variance) / squared;
  const half = tOfLevel(level, df) * standardError;
  return { ...shared, standardError, df, interval: 't', low: estimate - half, high: estimate + half };
}

function fromRange(
  used: readonly Weighted<ArmSummary>[],
  estimate: number,
  level: number,
  range: Range,
): { low: number; high: number } {
  const { min, max } = range;
  const width = requireRange(range);
  const toShares = (arm: ArmSummary): Proportion => {
    if (arm.mean < min - 1e-9 * width || arm.mean > max + 1e-9 * width)
      throw new StatsError(
        'impossible-sums',
        `A mean of ${arm.mean} lies outside ${min} to ${max}. Correct the range.`,
      );
    return { n: arm.n, successes: Math.max(0, Math.min(arm.n, (arm.n * (arm.mean - min)) / width)) };
  };
  const shares = used.map(({ stratum, weight }) => ({
    stratum: { control: toShares(stratum.control), treatment: toShares(stratum.treatment) },
    weight,
  }));
  const { low, high } = stratifiedNewcombe(shares, estimate / width, zOfLevel(level));
  return { low: low * width, high: high * width };
}

/** The unpooled effect of one group (language), ready for {@link hierarchicalEffects}. */
export interface GroupDifference {
  /** Difference of means treatment − control. */
  readonly estimate: number;
  /** σ₁²/n₁ + σ₀²/n₀ with each arm's variance pooled over the groups; above 0. */
  readonly variance: number;
  /** Degrees of freedom of the pooled variances, the same for all groups: people less one for each arm of each group. */
  readonly df: number;
}

/**
 * Differences by group with variances that hold for groups of one or two people: each arm's variance is pooled over the
 * groups, so that a small group whose people happen to agree does not look certain.
 *
 * @param groups values or summaries of each arm of each group
 * @param range of the values; with it, an arm without any spread gets the variance of a share after one success and
 *   one failure more (Agresti and Caffo), in units of the range
 * @returns one entry a group, null for a group of which an arm is empty
 * @throws {StatsError} `no-variance` for an arm without spread and without `range`; `out-of-range`, `not-a-number`
 */
export function groupDifferences(
  groups: readonly Stratum<ArmSummary | ArrayLike<number>>[],
  { range }: Pick<MeanDifferenceOptions, 'range'> = {},
): (GroupDifference | null)[] {
  const summaries = groups.map((s, i) => ({
    control: toSummary(s.control, `groups[${i}].control`),
    treatment: toSummary(s.treatment, `groups[${i}].treatment`),
  }));
  const variances = { control: 0, treatment: 0 };
  let df = 0;
  for (const side of ['control', 'treatment'] as const) {
    const within = pooled(summaries, side);
    variances[side] = within.variance;
    df += within.df;
    if (variances[side] > 0) continue;
    if (!range)
      throw new StatsError(
        'no-variance',
        `There is no spread in the ${side} arm, so a group's difference would look certain. Give the range of the values.`,
      );
    const width = requireRange(range);
    let n = 2;
    let sum = 1;
    for (const summary of summaries) {
      const arm = summary[side];
      if (arm.n === 0) continue;
      n += arm.n;
      sum += (arm.n * (arm.mean - range.min)) / width;
    }
    variances[side] = (sum / n) * (1 - sum / n) * width * width;
  }
  return summaries.map(({ control, treatment }) =>
    control.n === 0 || treatment.n === 0
      ? null
      : {
          estimate: treatment.mean - control.mean,
          variance: variances.treatment / treatment.n + variances.control / control.n,
          df,
        },
  );
}
