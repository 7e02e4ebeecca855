/** Why nothing was analysed. Stable: programs may branch on it, messages may change. */
export type AnalysisErrorCode =
  /** The store belongs to another experiment. */
  | 'LUOTSI_ANALYSIS_OTHER_EXPERIMENT'
  /** The definition is not the one under which the data were collected. */
  | 'LUOTSI_ANALYSIS_DEFINITION_CHANGED'
  /** Arms are given by a method that cannot be simulated or compared here. */
  | 'LUOTSI_ANALYSIS_METHOD'
  /** Nobody has a value of the primary outcome. */
  | 'LUOTSI_ANALYSIS_NO_DATA'
  /** Only one arm of the primary contrast has values of the primary outcome. */
  | 'LUOTSI_ANALYSIS_ONE_ARM'
  /** An outcome needs an instrument that was not given, or that is of another version. */
  | 'LUOTSI_ANALYSIS_UNKNOWN_ITEM'
  /** What is expected of a pilot does not fit its definition. */
  | 'LUOTSI_ANALYSIS_EXPECTATION'
  /** A table has no rows. */
  | 'LUOTSI_ANALYSIS_EMPTY'
  /** A table lacks a column, or an outcome, that the plan names. */
  | 'LUOTSI_ANALYSIS_COLUMN'
  /** A row of a table has an arm that the plan does not know. */
  | 'LUOTSI_ANALYSIS_UNKNOWN_ARM'
  /** A cell of a table is not what its column holds. */
  | 'LUOTSI_ANALYSIS_VALUE';

/** Where in a table something is wrong; `row` is the line of the file, or the number of the row where it has no lines. */
export interface Where {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
}

/** Thrown before any number is given: says what is wrong, why it matters and what to do. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  readonly code: AnalysisErrorCode;
  readonly where: Where | null;
  constructor(code: AnalysisErrorCode, message: string, where: Where | null = null) {
    super(message);
    this.code = code;
    this.where = where;
  }
}
