export type { DeliveryState, Dropped } from './delivery.js';
export { PilotError, type PilotErrorCode } from './problem.js';
export { requestAllocation, requestRefusal, requestWithdrawal, type Allocation } from './requests.js';
export { createSession, type Session, type SessionOptions } from './session.js';
export type { StorageLike } from './shelf.js';
