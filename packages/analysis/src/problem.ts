/** Why nothing was analysed. Stable: programs may branch on it, messages may change. */
export type AnalysisErrorCode =
  /** The store belongs to another experiment. */
  | 'LUOTSI_ANALYSIS_OTHER_EXPERIMENT'
  /** The definition is not the one under which the data were collected. */
  | 'LUOTSI_ANALYSIS_DEFINITION_CHANGED'
  /** Arms were given by a method that this analysis cannot draw again. */
  | 'LUOTSI_ANALYSIS_METHOD'
  /** Nobody has a value of the primary outcome. */
  | 'LUOTSI_ANALYSIS_NO_DATA'
  /** Only one arm of the primary contrast has values of the primary outcome. */
  | 'LUOTSI_ANALYSIS_ONE_ARM'
  /** An outcome needs an instrument that was not given, or that is of another version. */
  | 'LUOTSI_ANALYSIS_UNKNOWN_ITEM'
  /** What is expected of a pilot does not fit its definition. */
  | 'LUOTSI_ANALYSIS_EXPECTATION';

/** Thrown before any number is given: says what is wrong, why it matters and what to do. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  readonly code: AnalysisErrorCode;
  constructor(code: AnalysisErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
