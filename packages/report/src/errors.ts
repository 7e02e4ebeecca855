/** Thrown when a report cannot be made of what was given; the message says what to do. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code = 'LUOTSI_REPORT';
}
