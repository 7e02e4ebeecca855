import { compareArms, type ComparisonResult, type ComparisonSettings } from './comparison.js';
import {
  levelsOf,
  MULTIPLE,
  summaryOf,
  type AnalysisSettings,
  type Cells,
  type Level,
  type MetricRow,
  type MetricSettings,
} from './metric-rows.js';
import { scalingFactor } from './mid-experiment-power.js';
import { checkSrmPython } from './srm.js';

interface VariationBase {
  readonly cr: number;
  readonly value: number;
  readonly users: number;
  readonly denominator: number;
  readonly stats: { readonly users: number; readonly count: number; readonly mean: number; readonly stddev: number };
}

export interface PowerBlock {
  readonly status: 'successful' | 'unsuccessful';
  readonly errorMessage: string | null;
  readonly firstPeriodPairwiseSampleSize: number;
  readonly targetMDE: number;
  readonly sigmahat2Delta: number;
  readonly upperBoundAchieved: boolean;
  readonly scalingFactor: number | null;
}

export type VariationResult =
  | VariationBase
  | (VariationBase &
      ComparisonResult & {
        readonly power: PowerBlock | null;
        readonly postStratificationApplied: boolean;
      });

export interface DimensionResult {
  readonly dimension: string;
  readonly srm: number;
  readonly variations: readonly VariationResult[];
}

function settingsOf(metric: MetricSettings, analysis: AnalysisSettings, totalUsers: number): ComparisonSettings {
  const harm = metric.inverse ? 'greater' : 'lesser';
  return {
    engine: analysis.stats_engine,
    differenceType: analysis.difference_type,
    alpha: analysis.alpha,
    prior: { proper: metric.prior_proper, mean: metric.prior_mean, stddev: metric.prior_stddev },
    inverse: metric.inverse,
    sided: analysis.one_sided_intervals ? harm : 'two',
    sequential: analysis.sequential_testing_enabled,
    sequentialTuningParameter: analysis.sequential_tuning_parameter,
    totalUsers,
    trafficPercentage: analysis.traffic_percentage,
    phaseLengthDays: analysis.phase_length_days,
  };
}

/** Mid-experiment power; only for relative effects of goals over everyone. */
function powerBlock(result: ComparisonResult, metric: MetricSettings, analysis: AnalysisSettings): PowerBlock | null {
  const decides =
    metric.business_metric_type?.includes('goal') &&
    analysis.difference_type === 'relative' &&
    analysis.dimension === '';
  if (!decides) return null;
  const base = {
    firstPeriodPairwiseSampleSize: result.moments.pairwiseSampleSize,
    targetMDE: metric.target_mde,
  };
  if (result.errorMessage !== null)
    return {
      ...base,
      status: 'unsuccessful',
      errorMessage: result.errorMessage,
      sigmahat2Delta: 0,
      upperBoundAchieved: false,
      scalingFactor: null,
    };
  const bayesian = analysis.stats_engine === 'bayesian';
  const search = scalingFactor({
    standardError: result.moments.standardError,
    n: result.moments.pairwiseSampleSize,
    targetEffect: metric.target_mde,
    targetPower: 0.8,
    alpha: analysis.alpha,
    outcomes: analysis.num_goal_metrics,
    tests: !bayesian && analysis.p_value_corrected ? (analysis.var_ids.length - 1) * analysis.num_goal_metrics : 1,
    prior: bayesian && metric.prior_proper ? { mean: metric.prior_mean, sd: metric.prior_stddev } : 'flat',
    ...(analysis.sequential_testing_enabled ? { sequentialTightestAt: analysis.sequential_tuning_parameter } : {}),
  });
  return {
    ...base,
    status: search.updateMessage,
    errorMessage: search.error,
    sigmahat2Delta: result.moments.standardError ** 2,
    upperBoundAchieved: search.upperBoundAchieved,
    scalingFactor: search.scalingFactor,
  };
}

function analyseLevel(level: Level, metric: MetricSettings, analysis: AnalysisSettings): DimensionResult {
  const [controlCells, ...treatmentCells] = level.cells as [Cells, ...Cells[]];
  const control = summaryOf(controlCells, metric);
  const quantile = metric.statistic_type.startsWith('quantile');
  const base = (cells: Cells, arm: ComparisonResult['control']): VariationBase => {
    const users = cells.get('users') ?? 0;
    return {
      cr: arm.unadjustedMean,
      value: cells.get('main_sum') ?? 0,
      users,
      denominator: cells.get('denominator_sum') ?? 0,
      stats: {
        users,
        count: cells.get(quantile ? 'quantile_n' : 'count') ?? 0,
        mean: arm.unadjustedMean,
        stddev: arm.stddev,
      },
    };
  };
  const settings = settingsOf(metric, analysis, level.users);
  const results = treatmentCells.map((cells) =>
    compareArms([{ control, treatment: summaryOf(cells, metric) }], settings),
  );
  const variations: VariationResult[] = results.map((result, index) => ({
    ...base(treatmentCells[index] as Cells, result.treatment),
    ...result,
    power: powerBlock(result, metric, analysis),
    postStratificationApplied: result.moments.postStratificationApplied,
  }));
  const shown = results.at(-1) ?? compareArms([{ control, treatment: control }], settings);
  variations.splice(analysis.baseline_index, 0, base(controlCells, shown.control));
  return {
    dimension: level.name,
    srm: checkSrmPython(
      level.cells.map((cells) => cells.get('users') ?? 0),
      analysis.weights,
    ),
    variations,
  };
}

/**
 * Everything that GrowthBook reports for one metric from the rows of its query: each variation against the first, in
 * each dimension level, with sample ratio test and mid-experiment power. People in several variations and unknown
 * variations are left out; the unknown are named.
 * @throws {StatsError} as `compareArms` and `checkSrmPython`
 */
export function analyseMetric(
  rows: readonly MetricRow[],
  metric: MetricSettings,
  analysis: AnalysisSettings,
): { readonly unknownVariations: readonly string[]; readonly dimensions: readonly DimensionResult[] } {
  const known = new Set([...analysis.var_ids, MULTIPLE]);
  const unknownVariations = [...new Set(rows.map((row) => String(row['variation'])).filter((id) => !known.has(id)))];
  const levels = levelsOf(rows, analysis, !metric.statistic_type.startsWith('quantile'));
  return { unknownVariations, dimensions: levels.map((level) => analyseLevel(level, metric, analysis)) };
}
