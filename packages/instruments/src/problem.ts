export type InstrumentErrorCode = 'LUOTSI_INSTRUMENT_ANSWER' | 'LUOTSI_INSTRUMENT_LANGUAGE';

/** Thrown where an instrument is asked for what it does not have, or given what cannot be. */
export class InstrumentError extends Error {
  override readonly name = 'InstrumentError';
  readonly code: InstrumentErrorCode;
  constructor(code: InstrumentErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
