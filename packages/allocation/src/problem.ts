/** What can be wrong with a plan or with a line that is asked for. */
export type AllocationErrorCode =
  | 'LUOTSI_ALLOCATION_METHOD'
  | 'LUOTSI_ALLOCATION_PLAN'
  | 'LUOTSI_ALLOCATION_WEIGHTS'
  | 'LUOTSI_ALLOCATION_PLACE';

/** Thrown before anything is allocated: says what is wrong, why it matters and what to do. */
export class AllocationError extends Error {
  override readonly name = 'AllocationError';
  readonly code: AllocationErrorCode;
  constructor(code: AllocationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
