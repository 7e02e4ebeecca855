export type GrowthBookErrorCode = 'LUOTSI_GROWTHBOOK_PAYLOAD' | 'LUOTSI_GROWTHBOOK_ARM';

/** Thrown before the SDK is asked anything: it would take the first arm and say nothing. */
export class GrowthBookError extends Error {
  override readonly name = 'GrowthBookError';
  readonly code: GrowthBookErrorCode;
  constructor(code: GrowthBookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
