export * from './comparison.js';
export * from './t-quantile.js';
