export {
  createAllocator,
  NO_EMPTY_ARM_FROM,
  type Allocator,
  type DerivedSlot,
  type LedgerAllocator,
  type Place,
  type Slot,
} from './allocator.js';
export { ledgerAllocatorOf } from './hash-allocator.js';
export { GENESIS_HASH, hashOf, replay, type Mismatch, type Replay } from './ledger.js';
export { LONGEST_UNIT, planOf, unitOf, type AllocationPlan } from './plan.js';
export { AllocationError, type AllocationErrorCode } from './problem.js';
