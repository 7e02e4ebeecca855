export { StoreError, type StoreErrorCode } from './problem.js';
export { openStore, type OpenOptions } from './sqlite/open.js';
export type { AllocationRequest, CodeOwner, NextPlace, PersonalData, Store, StoreInfo } from './store.js';
export type { OutcomeSums, Sums, SumsRequest } from './summaries.js';
