export { analyse, type AnalysisInput } from './analyse.js';
export type { ReadableStore } from './people.js';
export { AnalysisError, type AnalysisErrorCode } from './problem.js';
