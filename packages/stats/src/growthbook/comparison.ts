import { confidenceSequence, mixtureRho } from '../always-valid.js';
import { credibleInterval, expectedLoss, posterior, priorOnScale, probabilityPositive } from '../bayesian.js';
import { requireFinite } from '../errors.js';
import { pairArms, welchDf, type Arm, type ArmPair } from '../effect.js';
import { tTest, type Alternative } from '../frequentist.js';
import type { Interval } from '../multiplicity.js';
import { poolStrata, type StratumPair } from '../post-stratification.js';
import { requireFiniteSums, type OutcomeSummary, type SummableSummary } from '../summaries.js';
import { plainMoments, stratifiedMoments, type Moments } from './effect-moments.js';
import { oneSidedP, type PValueError } from './one-sided.js';
import { searchedTUpperQuantile } from './t-quantile.js';

/** Settings of a comparison, in GrowthBook's words. */
export interface ComparisonSettings {
  readonly engine: 'bayesian' | 'frequentist';
  readonly differenceType: 'relative' | 'absolute' | 'scaled';
  readonly alpha: number;
  /** Bayesian: on the relative effect; ignored unless proper. */
  readonly prior?: { readonly proper: boolean; readonly mean: number; readonly stddev: number };
  /** Bayesian: lower is better. */
  readonly inverse?: boolean;
  readonly sided?: 'two' | 'lesser' | 'greater';
  readonly testValue?: number;
  readonly sequential?: boolean;
  readonly sequentialTuningParameter?: number;
  readonly totalUsers?: number | null;
  readonly trafficPercentage?: number;
  readonly phaseLengthDays?: number;
  readonly postStratify?: boolean;
}

export type ArmResult = Omit<Arm, 'n'> & { readonly stddev: number };

interface Reported {
  readonly expected: number;
  readonly ci: Interval;
  readonly uplift: { readonly dist: 'normal'; readonly mean: number; readonly stddev: number };
  readonly errorMessage: string | null;
}

export interface BayesianResult extends Reported {
  readonly chanceToWin: number;
  /** Loss of keeping the control, loss of shipping the treatment; the other way round when `inverse`. */
  readonly risk: readonly [number, number];
  readonly riskType: 'relative' | 'absolute';
}

export interface FrequentistResult extends Reported {
  readonly pValue: number | null;
  readonly pValueErrorMessage: PValueError | null;
  readonly dof?: number;
  readonly tStatistic?: number;
  /** Null where the formula has no value (one-sided, alpha above 0.5). */
  readonly rho?: number | null;
}

export type ComparisonResult = (BayesianResult | FrequentistResult) & {
  readonly control: ArmResult;
  readonly treatment: ArmResult;
  readonly theta: number | null;
  readonly moments: Moments;
};

// The frequentist engine ends this sentence with a full stop and the Bayesian one does not.
const NO_SCALED_IMPACT =
  'For scaled impact the statistic must be of type ProportionStatistic, SampleMeanStatistic, or RegressionAdjustedStatistic';

const FILLER = { expected: 0, ci: [0, 0], uplift: { dist: 'normal', mean: 0, stddev: 0 } } as const;

const ALTERNATIVES: Readonly<Record<'two' | 'lesser' | 'greater', Alternative>> = {
  two: 'two-sided',
  lesser: 'less',
  greater: 'greater',
};

const armResult = ({ mean, unadjustedMean, variance }: Arm): ArmResult => ({
  mean,
  unadjustedMean,
  variance,
  stddev: variance <= 0 ? 0 : Math.sqrt(variance),
});

/** The t interval with the quantile that GrowthBook uses. */
function tInterval(
  estimate: number,
  standardError: number,
  df: number,
  alpha: number,
  alternative: Alternative,
): Interval {
  // 1 − (1 − α) is not quite α, and GrowthBook asks for the quantile of 1 − α.
  const margin =
    searchedTUpperQuantile(1 - (1 - (alternative === 'two-sided' ? alpha / 2 : alpha)), df) * standardError;
  return [
    alternative === 'less' ? -Infinity : estimate - margin,
    alternative === 'greater' ? Infinity : estimate + margin,
  ];
}

/** The factor from an effect a person to one a day, or why there is none. */
function dailyFactor(control: OutcomeSummary, settings: ComparisonSettings): number | string {
  const { totalUsers, trafficPercentage = 1, phaseLengthDays = 1 } = settings;
  if (control.type !== 'proportion' && control.type !== 'mean' && control.type !== 'cuped') return NO_SCALED_IMPACT;
  if (phaseLengthDays === 0 || trafficPercentage === 0) return 'ZERO_SCALED_VARIATION_WEIGHT';
  return totalUsers ? totalUsers / (trafficPercentage * phaseLengthDays) : 'NO_UNITS_IN_VARIATION';
}

const scaled = (effect: Omit<Reported, 'errorMessage'>, factor: number): Omit<Reported, 'errorMessage'> => ({
  expected: effect.expected * factor,
  ci: [effect.ci[0] * factor, effect.ci[1] * factor],
  uplift: { dist: 'normal', mean: effect.uplift.mean * factor, stddev: effect.uplift.stddev * factor },
});

function bayesian(
  moments: Moments,
  pair: ArmPair,
  settings: ComparisonSettings,
  factor: number | string,
): BayesianResult {
  const relative = settings.differenceType === 'relative';
  const riskType = relative ? 'relative' : 'absolute';
  const errorMessage = moments.errorMessage ?? (typeof factor === 'string' ? factor : null);
  if (errorMessage !== null || typeof factor === 'string')
    return { ...FILLER, errorMessage, chanceToWin: 0.5, risk: [0, 0], riskType };
  const { prior, inverse = false, alpha } = settings;
  const given = prior?.proper ? { mean: prior.mean, sd: prior.stddev } : 'flat';
  const belief = posterior(
    { estimate: moments.pointEstimate, standardError: moments.standardError },
    relative ? given : priorOnScale(given, pair.control.unadjustedMean),
  );
  const positive = probabilityPositive(belief);
  const { keepControl, shipTreatment } = expectedLoss(belief);
  const effect = {
    expected: belief.mean,
    ci: credibleInterval(belief, alpha),
    uplift: { dist: 'normal', mean: belief.mean, stddev: belief.sd },
  } as const;
  return {
    ...scaled(effect, factor),
    errorMessage: null,
    chanceToWin: inverse ? 1 - positive : positive,
    risk: inverse ? [shipTreatment, keepControl] : [keepControl, shipTreatment],
    riskType,
  };
}

function frequentist(
  moments: Moments,
  pair: ArmPair,
  settings: ComparisonSettings,
  factor: number | string,
): FrequentistResult {
  const filler = { ...FILLER, pValue: 1, pValueErrorMessage: null } as const;
  if (moments.errorMessage !== null) return { ...filler, errorMessage: moments.errorMessage };
  const { alpha, sided = 'two', testValue = 0, sequential = false, sequentialTuningParameter = 5000 } = settings;
  const alternative = ALTERNATIVES[sided];
  const effect = {
    estimate: moments.pointEstimate,
    standardError: moments.standardError,
    df: welchDf(pair.control, pair.treatment),
    n: pair.control.n + pair.treatment.n,
  };
  const impossible = sequential && sided !== 'two' && alpha >= 0.5;
  const details = sequential
    ? {
        dof: effect.df,
        rho: alpha > 0.5 && impossible ? null : mixtureRho(alpha, sequentialTuningParameter, alternative),
      }
    : { dof: effect.df, tStatistic: (effect.estimate - testValue) / effect.standardError };
  if (impossible)
    return {
      ...filler,
      ...details,
      errorMessage: null,
      pValueErrorMessage: 'ALPHA_GREATER_THAN_0.5_FOR_SEQUENTIAL_ONE_SIDED_TEST',
    };
  if (typeof factor === 'string')
    return { ...filler, ...details, errorMessage: factor === NO_SCALED_IMPACT ? `${factor}.` : factor };
  const test = sequential
    ? confidenceSequence(effect, { alpha, alternative, tightestAt: sequentialTuningParameter })
    : tTest(effect, { alpha, alternative, nullValue: testValue });
  const p =
    sequential && alternative !== 'two-sided'
      ? oneSidedP(effect, alternative, mixtureRho(alpha, sequentialTuningParameter, alternative))
      : { value: test.p, error: null };
  const reported = {
    expected: effect.estimate,
    ci: sequential ? test.interval : tInterval(effect.estimate, effect.standardError, effect.df, alpha, alternative),
    uplift: { dist: 'normal', mean: effect.estimate, stddev: effect.standardError },
  } as const;
  return {
    ...scaled(reported, factor),
    errorMessage: null,
    pValue: p.value,
    pValueErrorMessage: p.error,
    ...details,
  };
}

const isSummable = (pair: {
  control: OutcomeSummary;
  treatment: OutcomeSummary;
}): pair is StratumPair<SummableSummary> =>
  !pair.control.type.startsWith('quantile') && !pair.treatment.type.startsWith('quantile');

/**
 * A two-arm comparison exactly as GrowthBook's statistics engine (gbstats 0.8.0) reports it, oddities included, so that
 * a team that moves here or checks here sees the numbers it knows. For new analyses use the functions that this calls.
 *
 * Where we think GrowthBook is wrong or weak, and what to use instead:
 * - an absolute difference is refused when the control mean is 0: `effectOf` gives it;
 * - one arm without variance (0 of 12 succeed) gives a filler result: `newcombe` and `miettinenNurminen` give an answer;
 * - effects are filler (0, interval [0, 0], p 1, chance to win 0.5) on any error: ours are typed errors;
 * - degrees of freedom count events, not people, for quantiles of events, and ignore strata after post-stratification;
 * - one-sided sequential p-values stop within 1e-6 of the bound and stay within [0.00001, 0.4999]: `confidenceSequence`
 *   has them in closed form;
 * - the ends of t intervals carry an error of up to 2e-8 from an unfinished search: `tTest` has all digits;
 * - CUPED's slope ignores the arm: `ancova` does not.
 *
 * Inputs are taken as they come, impossible sums included, as GrowthBook takes them.
 *
 * @param strata one pair of arms, or one a stratum when `postStratify`
 * @throws {StatsError} `not-a-number`, `mixed-types`, `too-few` without a pair, `out-of-range` for an alpha outside (0, 1)
 */
export function compareArms(
  strata: readonly { readonly control: OutcomeSummary; readonly treatment: OutcomeSummary }[],
  settings: ComparisonSettings,
): ComparisonResult {
  for (const [index, pair] of strata.entries()) {
    requireFiniteSums(pair.control, `control ${index + 1}`);
    requireFiniteSums(pair.treatment, `treatment ${index + 1}`);
  }
  for (const [name, value] of Object.entries({ ...settings, ...settings.prior }))
    if (typeof value === 'number') requireFinite(value, name);
  const [first] = strata;
  const summable = strata.filter(isSummable);
  const { control, treatment } =
    first && (strata.length === 1 || summable.length < strata.length) ? first : poolStrata(summable);
  const pair = pairArms(control, treatment);
  const relative = settings.differenceType === 'relative';
  const moments =
    (settings.postStratify && summable.length > 1 ? stratifiedMoments(summable, relative) : null) ??
    plainMoments(control, treatment, pair, relative);
  const factor = settings.differenceType === 'scaled' ? dailyFactor(control, settings) : 1;
  const result = (settings.engine === 'bayesian' ? bayesian : frequentist)(moments, pair, settings, factor);
  return {
    ...result,
    control: armResult(pair.control),
    treatment: armResult(pair.treatment),
    theta: pair.theta,
    moments,
  };
}
