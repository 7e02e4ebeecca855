/** Exit codes of the command. */
export const exit = {
  /** Something went wrong while running. */
  failed: 1,
  /** The command or its input was wrong: nothing was run. */
  usage: 2,
  /** Ctrl-C, as shells have it: 128 and the number of the signal. */
  interrupted: 130,
} as const;

/** An error whose message is all that a person needs; shown without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly exitCode: number;
  constructor(code: string, message: string, exitCode: number = exit.usage) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** What to show for any thrown value: the message of an error that explains itself, else a stack. */
export function explain(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof CliError) return { text: error.message, exitCode: error.exitCode };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('LUOTSI'))
    return { text: error.message, exitCode: exit.usage };
  if (error instanceof Error) return { text: error.stack ?? error.message, exitCode: exit.failed };
  return { text: String(error), exitCode: exit.failed };
}
