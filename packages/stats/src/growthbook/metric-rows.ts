import type { OutcomeSummary, SampleSummary } from '../summaries.js';

/** One row of GrowthBook's metric query: a variation in a dimension level; sums default to 0. */
export type MetricRow = Readonly<Record<string, string | number | null | undefined>>;

/** gbstats' metric settings, by its own field names. */
export interface MetricSettings {
  readonly statistic_type: 'mean' | 'mean_ra' | 'ratio' | 'ratio_ra' | 'quantile_unit' | 'quantile_event';
  readonly main_metric_type: 'binomial' | 'count';
  readonly covariate_metric_type?: 'binomial' | 'count' | null;
  readonly denominator_metric_type?: 'binomial' | 'count' | null;
  readonly quantile_value?: number | null;
  readonly inverse: boolean;
  readonly prior_proper: boolean;
  readonly prior_mean: number;
  readonly prior_stddev: number;
  readonly business_metric_type?: readonly string[] | null;
  readonly target_mde: number;
}

/** gbstats' analysis settings, by its own field names. */
export interface AnalysisSettings {
  readonly var_ids: readonly string[];
  readonly weights: readonly number[];
  readonly baseline_index: number;
  readonly dimension: string;
  readonly stats_engine: 'bayesian' | 'frequentist';
  readonly sequential_testing_enabled: boolean;
  readonly sequential_tuning_parameter: number;
  readonly difference_type: 'relative' | 'absolute' | 'scaled';
  readonly phase_length_days: number;
  readonly alpha: number;
  readonly traffic_percentage: number;
  readonly num_goal_metrics: number;
  readonly p_value_corrected: boolean;
  readonly one_sided_intervals?: boolean;
  readonly max_dimensions?: number;
}

/** Sums of one variation by column. */
export type Cells = Map<string, number>;

/** One level of the dimension: its name, its people and the sums of each variation. */
export interface Level {
  name: string;
  users: number;
  readonly cells: Cells[];
}

const OTHER = '(other)';
/** What GrowthBook calls people who saw several variations. */
export const MULTIPLE = '__multiple__';

/** The column that holds the level of a dimension, by the dimension's prefix. */
function dimensionColumn(dimension: string): string {
  if (dimension === 'pre:date') return 'dim_pre_date';
  if (dimension === 'pre:activation') return 'dim_activation';
  const [kind, name] = dimension.split(':');
  if (kind === 'exp' || kind === 'precomputed') return `dim_exp_${name}`;
  return dimension.startsWith('dim_') ? `dim_unit_${dimension}` : 'dimension';
}

const sumInto = (cells: Cells, entries: Iterable<readonly [string, unknown]>): void => {
  for (const [column, value] of entries)
    if (typeof value === 'number') cells.set(column, (cells.get(column) ?? 0) + value);
};

/** Rows summed by dimension level and variation, largest level first; past `max` they are one "(other)". */
export function levelsOf(rows: readonly MetricRow[], analysis: AnalysisSettings, keepOther: boolean): Level[] {
  const column = dimensionColumn(analysis.dimension);
  const levels = new Map<string, Level>();
  for (const row of rows) {
    const name = String((analysis.dimension ? row[column] : undefined) ?? row['dimension'] ?? '');
    let level = levels.get(name);
    if (!level) levels.set(name, (level = { name, users: 0, cells: analysis.var_ids.map(() => new Map()) }));
    const cells = level.cells[analysis.var_ids.indexOf(String(row['variation']))];
    if (!cells) continue;
    level.users += Number(row['users'] ?? 0);
    sumInto(cells, Object.entries(row['count'] === undefined ? { ...row, count: row['users'] } : row));
  }
  const sorted = [...levels.values()].toSorted((a, b) => b.users - a.users);
  const kept = sorted.slice(0, analysis.max_dimensions ?? 20);
  const last = kept.at(-1);
  if (keepOther && last)
    for (const rest of sorted.slice(kept.length)) {
      last.name = OTHER;
      last.users += rest.users;
      for (const [index, cells] of rest.cells.entries()) sumInto(last.cells[index] as Cells, cells);
    }
  return kept;
}

/** The sums of one variation as a summary of its statistic. */
export function summaryOf(cells: Cells, metric: MetricSettings): OutcomeSummary {
  const at = (column: string): number => cells.get(column) ?? 0;
  const n = at('users');
  const sample = (part: string, type: 'binomial' | 'count' | null | undefined): SampleSummary =>
    type === 'binomial'
      ? { type: 'proportion', n: at('count'), sum: at(`${part}_sum`) }
      : { type: 'mean', n: at('count'), sum: at(`${part}_sum`), sumSquares: at(`${part}_sum_squares`) };
  const main = sample('main', metric.main_metric_type);
  const quantile = {
    n: at('quantile_n'),
    nStar: at('quantile_nstar'),
    nu: metric.quantile_value ?? 0.5,
    quantileHat: at('quantile'),
    quantileLower: at('quantile_lower'),
    quantileUpper: at('quantile_upper'),
  };
  switch (metric.statistic_type) {
    case 'mean':
      return main;
    case 'mean_ra':
      return {
        type: 'cuped',
        n,
        post: main,
        pre: sample('covariate', metric.covariate_metric_type),
        postPreSumOfProducts: at('main_covariate_sum_product'),
      };
    case 'ratio':
      return {
        type: 'ratio',
        n,
        m: main,
        d: sample('denominator', metric.denominator_metric_type),
        mdSumOfProducts: at('main_denominator_sum_product'),
      };
    case 'ratio_ra':
      return {
        type: 'cupedRatio',
        n,
        mPost: main,
        dPost: sample('denominator', metric.denominator_metric_type),
        mPre: sample('covariate', metric.main_metric_type),
        dPre: sample('denominator_pre', metric.denominator_metric_type),
        mPostMPreSumOfProducts: at('main_covariate_sum_product'),
        dPostDPreSumOfProducts: at('denominator_post_denominator_pre_sum_product'),
        mPreDPreSumOfProducts: at('main_pre_denominator_pre_sum_product'),
        mPostDPostSumOfProducts: at('main_denominator_sum_product'),
        mPostDPreSumOfProducts: at('main_post_denominator_pre_sum_product'),
        mPreDPostSumOfProducts: at('main_pre_denominator_post_sum_product'),
      };
    case 'quantile_unit':
      return { type: 'quantile', ...quantile };
    case 'quantile_event':
      return {
        type: 'quantileClustered',
        ...quantile,
        nClusters: n,
        mainSum: at('main_sum'),
        mainSumSquares: at('main_sum_squares'),
        denominatorSum: at('denominator_sum'),
        denominatorSumSquares: at('denominator_sum_squares'),
        mainDenominatorSumProduct: at('main_denominator_sum_product'),
      };
  }
}
