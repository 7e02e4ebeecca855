export type PilotErrorCode =
  | 'LUOTSI_PILOT_REQUEST'
  | 'LUOTSI_PILOT_UNREACHABLE'
  | 'LUOTSI_PILOT_EVENT'
  | 'LUOTSI_PILOT_EXPERIMENT';

/** Thrown to the developer or to the page, which says it in the reader's own words by `code`. */
export class PilotError extends Error {
  override readonly name = 'PilotError';
  readonly code: PilotErrorCode;
  /** HTTP status, where the collector has answered. */
  readonly status: number | null;
  constructor(code: PilotErrorCode, message: string, status: number | null = null) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
