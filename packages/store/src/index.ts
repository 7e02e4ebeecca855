export { openPostgresStore, type PostgresOptions } from './postgres/open.js';
export { StoreError, type StoreErrorCode } from './problem.js';
export { openStore, type OpenOptions } from './sqlite/open.js';
export type {
  AllocationRequest,
  CodeOwner,
  Lists,
  Lookups,
  NextPlace,
  PersonalData,
  RemoteStore,
  Store,
  StoreInfo,
  Writing,
} from './store.js';
export type { CellCounts, Counts, CountsRequest, ValueCount, ValuesRequest } from './counts.js';
export type { OutcomeSums, Sums, SumsRequest } from './summaries.js';
