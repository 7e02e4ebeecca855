/** Why a store did not do what was asked. */
export type StoreErrorCode =
  /** The database was written by a newer Luotsi. */
  | 'LUOTSI_STORE_NEWER'
  /** The file belongs to another program, or is no database. */
  | 'LUOTSI_STORE_FOREIGN'
  /** There is no file, and nothing was said about what to create. */
  | 'LUOTSI_STORE_MISSING'
  /** The file holds another study than the one that is to be run. */
  | 'LUOTSI_STORE_OTHER_STUDY'
  /** A migration that was applied is not the one that this version knows. */
  | 'LUOTSI_STORE_MIGRATION'
  /** The file cannot be read or written. */
  | 'LUOTSI_STORE_UNAVAILABLE'
  /** More is waiting than the queue may hold. */
  | 'LUOTSI_STORE_BUSY'
  | 'LUOTSI_STORE_CLOSED'
  /** Opened for reading only. */
  | 'LUOTSI_STORE_READ_ONLY'
  /** An event id came again with other content. */
  | 'LUOTSI_STORE_CONFLICT'
  /** The participant withdrew. */
  | 'LUOTSI_STORE_WITHDRAWN'
  /** Nothing may be stored about somebody who is not in the ledger. */
  | 'LUOTSI_STORE_NO_CONSENT'
  /** A value that does not fit into the store, or into this study. */
  | 'LUOTSI_STORE_INVALID';

/** Thrown by every operation of a store; the message says what happened, why it matters and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** Which of the events given is meant, from 0; null where the error is not about one event. */
  readonly index: number | null;
  constructor(code: StoreErrorCode, message: string, options: { cause?: unknown; index?: number } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.index = options.index ?? null;
  }
}
