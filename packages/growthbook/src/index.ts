export { createGrowthBookSync, forcedGrowthBook, type GrowthBookOptions, type Payload } from './create.js';
export { predictHash } from './hash.js';
export { LedgerStickyBucketService, type LedgerLine } from './ledger-service.js';
export { PARTICIPANT, toPayload, type SdkFeature, type SdkPayload, type SdkRule } from './payload.js';
export { GrowthBookError, type GrowthBookErrorCode } from './problem.js';
