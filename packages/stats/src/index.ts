export * from './errors.js';
export * from './multiplicity.js';
export * from './binary.js';
export * from './fisher.js';
export * from './hierarchical.js';
export * from './mean-difference.js';
export * from './random.js';
export * from './randomisation.js';
export { mantelHaenszelRiskDifference, type RiskDifference, type Stratum } from './strata.js';
export * from './verdict.js';
export * from './worst-off.js';
export * from './diagnosis.js';
export * from './ancova.js';
export * from './detection.js';
export * from './interaction.js';
export * from './interaction-randomisation.js';
export * from './non-inferiority.js';
export * from './odds.js';
export {
  type AnswerCounts,
  type ProportionalOdds,
  proportionalOdds,
  superiorityOfOddsRatio,
} from './proportional-odds.js';
export * from './proportional-odds-check.js';
export * from './ranks.js';
export * from './ratio.js';
export * from './reliability.js';
export * from './scoring.js';
export * from './sequential.js';
export * from './always-valid.js';
export * from './bandit.js';
export * from './bayesian.js';
export * from './covariate-imbalance.js';
export { effectOf, type Effect, type EffectScale } from './effect.js';
export * from './exposures.js';
export { tTest, type Alternative, type NormalEstimate, type TestOptions, type TTest } from './frequentist.js';
export * from './mid-experiment-power.js';
export { postStratifiedEffect, type StratumPair } from './post-stratification.js';
export {
  bayesianPower,
  minimumDetectableEffect,
  normalPower,
  plannedPower,
  plannedStandardError,
  sequentialInflation,
  type Design,
} from './power.js';
export { summariseQuantile } from './quantile.js';
export { sampleRatioHealth, sampleRatioMismatch, type HealthStatus, type SampleRatioTest } from './srm.js';
export * from './summaries.js';
/** GrowthBook's own results, oddities included; for new analyses use the functions beside it. */
export * as growthbook from './growthbook/index.js';
