export type GrowthBookErrorCode =
  | 'LUOTSI_GROWTHBOOK_PAYLOAD'
  | 'LUOTSI_GROWTHBOOK_ARM'
  /** The host, the key or another setting cannot be used. */
  | 'LUOTSI_GROWTHBOOK_SETTING'
  /** What is asked for breaks a rule that the server does not check. */
  | 'LUOTSI_GROWTHBOOK_RULE'
  /** The server did not take the key, or the key may not do this. */
  | 'LUOTSI_GROWTHBOOK_KEY'
  /** The plan of the GrowthBook account does not allow this. */
  | 'LUOTSI_GROWTHBOOK_PLAN'
  /** The server refused a request. */
  | 'LUOTSI_GROWTHBOOK_REFUSED'
  /** No answer, or the answer of a broken server. */
  | 'LUOTSI_GROWTHBOOK_AWAY'
  /** The server's answer does not have the form that its API describes. */
  | 'LUOTSI_GROWTHBOOK_ANSWER'
  /** Something stands in the way that a person must settle first; nothing was written. */
  | 'LUOTSI_GROWTHBOOK_BLOCKED'
  /** The server took a write and kept something else. */
  | 'LUOTSI_GROWTHBOOK_NOT_KEPT';

/** Says what happened, why it matters and what to do; `code` is stable. */
export class GrowthBookError extends Error {
  override readonly name = 'GrowthBookError';
  readonly code: GrowthBookErrorCode;
  constructor(code: GrowthBookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
