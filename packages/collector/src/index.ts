export { deriveIdentity, normaliseCode, type Identity } from './identity.js';
export type { CollectorOptions, Fault, Mount, RunningCollector } from './options.js';
export { CollectorError, type RequestProblem } from './problem.js';
export { problemKeys } from './routes/pages.js';
export { startCollector } from './start.js';
