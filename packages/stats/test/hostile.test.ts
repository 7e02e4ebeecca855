import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.js';

const { growthbook } = stats;

const mean = { type: 'mean' as const, n: 20, sum: 50, sumSquares: 200 };
const other = { type: 'mean' as const, n: 22, sum: 66, sumSquares: 260 };
const share = { type: 'proportion' as const, n: 20, sum: 7 };
const ratio = { type: 'ratio' as const, n: 20, m: mean, d: mean, mdSumOfProducts: 150 };
const cuped = { type: 'cuped' as const, n: 20, post: mean, pre: mean, postPreSumOfProducts: 150 };
const quantile = {
  type: 'quantile' as const,
  n: 200,
  nStar: 100,
  nu: 0.5,
  quantileHat: 3,
  quantileLower: 2,
  quantileUpper: 4,
};
const clustered = {
  ...quantile,
  type: 'quantileClustered' as const,
  nClusters: 40,
  mainSum: 100,
  mainSumSquares: 400,
  denominatorSum: 200,
  denominatorSumSquares: 1500,
  mainDenominatorSumProduct: 700,
};
const normal = { estimate: 1, standardError: 0.5, df: 12, n: 40 };
const design = { controlMean: 5, variance: 4, nControl: 40, nTreatment: 60, scale: 'relative' as const, alpha: 0.05 };
const progress = { standardError: 0.1, n: 80, targetEffect: 0.2, targetPower: 0.8, alpha: 0.05, outcomes: 2, tests: 3 };
const belief = { mean: 0.2, sd: 0.3 };
const frequentist = { engine: 'frequentist' as const, differenceType: 'relative' as const, alpha: 0.05 };
const scaled = {
  ...frequentist,
  differenceType: 'scaled' as const,
  totalUsers: 100,
  trafficPercentage: 1,
  phaseLengthDays: 7,
};
const bayesian = {
  ...frequentist,
  engine: 'bayesian' as const,
  prior: { proper: true, mean: 0, stddev: 0.3 },
};
const sequential = { ...frequentist, sequential: true, sided: 'less' as const, sequentialTuningParameter: 5000 };

/** A function and arguments that it accepts; each number in them is then spoilt in turn. */
const subjects: readonly (readonly [string, (...given: never[]) => unknown, readonly unknown[]])[] = [
  ['holm', stats.holm, [[0.1, 0.02]]],
  ['benjaminiHochberg', stats.benjaminiHochberg, [[0.1, 0.02]]],
  ['adjustedInterval', stats.adjustedInterval, [0.04, 1, [0.1, 1.9], 0.05]],
  ['effectOf, means', stats.effectOf, [mean, other, 'relative']],
  ['effectOf, shares', stats.effectOf, [share, share, 'absolute']],
  ['effectOf, ratios', stats.effectOf, [ratio, { ...ratio, d: other, m: other, n: 22 }, 'relative']],
  ['effectOf, covariate', stats.effectOf, [{ ...cuped, postPreSumOfProducts: 140 }, cuped, 'relative']],
  ['effectOf, quantiles', stats.effectOf, [quantile, { ...quantile, n: 300 }, 'absolute']],
  ['effectOf, quantiles of events', stats.effectOf, [clustered, clustered, 'relative']],
  ['mergeSummaries', stats.mergeSummaries, [ratio, ratio]],
  [
    'summariseRatio',
    stats.summariseRatio,
    [
      [1, 2, 3],
      [2, 2, 4],
    ],
  ],
  ['summariseQuantile', stats.summariseQuantile, [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5]],
  [
    'postStratifiedEffect',
    stats.postStratifiedEffect,
    [
      [
        { control: mean, treatment: other },
        { control: other, treatment: mean },
      ],
      'relative',
    ],
  ],
  ['tTest', stats.tTest, [normal, { alpha: 0.05, nullValue: 0.1 }]],
  ['posterior', stats.posterior, [normal, belief]],
  ['priorOnScale', stats.priorOnScale, [belief, 4]],
  ['probabilityPositive', stats.probabilityPositive, [belief]],
  ['expectedLoss', stats.expectedLoss, [belief]],
  ['credibleInterval', stats.credibleInterval, [belief, 0.05]],
  ['confidenceSequence', stats.confidenceSequence, [normal, { alpha: 0.05, tightestAt: 5000 }]],
  [
    'confidenceSequence, one-sided',
    stats.confidenceSequence,
    [normal, { alpha: 0.05, tightestAt: 5000, alternative: 'greater' }],
  ],
  ['mixtureRho', stats.mixtureRho, [0.05, 5000, 'less']],
  ['sequenceHalfWidth', stats.sequenceHalfWidth, [4, 100, 0.03, 0.05]],
  ['plannedPower', stats.plannedPower, [design, 0.1]],
  ['plannedPower, sequential', stats.plannedPower, [{ ...design, sequentialTightestAt: 5000 }, 0.1]],
  ['minimumDetectableEffect', stats.minimumDetectableEffect, [design, 0.8]],
  ['normalPower', stats.normalPower, [1, 0.5, 0.05]],
  ['bayesianPower', stats.bayesianPower, [1, 0.5, belief, 0.05]],
  ['powerAfter', stats.powerAfter, [progress, 1]],
  ['growthNeeded', stats.growthNeeded, [{ ...progress, prior: belief }]],
  ['scalingFactor', growthbook.scalingFactor, [{ ...progress, sequentialTightestAt: 5000 }]],
  ['probabilitiesBest', stats.probabilitiesBest, [[belief, { mean: 0, sd: 1 }]]],
  ['bandit', stats.bandit, [[mean, other], { prior: belief, alpha: 0.05, minimumWeight: 0.1 }]],
  ['bandit, covariate', stats.bandit, [[cuped, cuped], { prior: belief, alpha: 0.05, minimumWeight: 0.1, theta: 0.3 }]],
  [
    'sampleRatioMismatch',
    stats.sampleRatioMismatch,
    [
      [20, 22],
      [0.5, 0.5],
    ],
  ],
  ['sampleRatioHealth', stats.sampleRatioHealth, [{ p: 0.5, arms: 2, people: 42 }]],
  ['multipleExposureHealth', stats.multipleExposureHealth, [{ multiple: 1, people: 42 }]],
  ['covariateImbalance', stats.covariateImbalance, [[{ name: 'age', control: mean, treatments: [other] }], 0.001]],
  [
    'checkSrm',
    growthbook.checkSrm,
    [
      [20, 22],
      [0.5, 0.5],
    ],
  ],
  [
    'checkSrmPython',
    growthbook.checkSrmPython,
    [
      [20, 22],
      [0.5, 0.5],
    ],
  ],
  ['compareArms, frequentist', growthbook.compareArms, [[{ control: mean, treatment: other }], frequentist]],
  ['compareArms, scaled', growthbook.compareArms, [[{ control: mean, treatment: other }], scaled]],
  ['compareArms, Bayesian', growthbook.compareArms, [[{ control: mean, treatment: other }], bayesian]],
  ['compareArms, sequential', growthbook.compareArms, [[{ control: ratio, treatment: ratio }], sequential]],
  ['compareArms, quantiles', growthbook.compareArms, [[{ control: clustered, treatment: clustered }], frequentist]],
  ['searchedTUpperQuantile', growthbook.searchedTUpperQuantile, [0.025, 12]],
];

/** Copies of `given`, each with one of its numbers replaced. */
function spoilt(given: unknown, by: number): unknown[] {
  if (typeof given === 'number') return [by];
  if (given === null || typeof given !== 'object') return [];
  return Object.entries(given).flatMap(([key, part]) =>
    spoilt(part, by).map((bad) => (Array.isArray(given) ? given.with(Number(key), bad) : { ...given, [key]: bad })),
  );
}

const hasNaN = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : value !== null && typeof value === 'object' && Object.values(value).some(hasNaN);

describe('one spoilt number', () => {
  it.each(subjects)('never makes NaN of %s', (_name, subject, given) => {
    const call = subject as (...all: unknown[]) => unknown;
    expect(hasNaN(call(...given))).toBe(false);
    const wrong = [NaN, Infinity, -Infinity, -1, 0, 1e308, -1e308, 5e-324].flatMap((by) =>
      (spoilt(given, by) as unknown[][]).filter((bad) => {
        try {
          return hasNaN(call(...bad));
        } catch (error) {
          return !(error instanceof stats.StatsError);
        }
      }),
    );
    expect(wrong).toEqual([]);
  });
});
