export * from './comparison.js';
export type { Moments } from './effect-moments.js';
export * from './metric.js';
export type { AnalysisSettings, MetricRow, MetricSettings } from './metric-rows.js';
export * from './mid-experiment-power.js';
export type { PValueError } from './one-sided.js';
export * from './power-calculator.js';
export * from './srm.js';
export * from './t-quantile.js';
