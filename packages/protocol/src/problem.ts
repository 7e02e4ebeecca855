import type { z } from 'zod';

/** One thing that is wrong with a document. */
export interface Problem {
  /** The file (or other origin) in which it was found. */
  readonly file: string;
  /** Where in the document, for example `arms[1].weight`; empty for the document itself. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Thrown by every parse function: says what is wrong, where, and what to do. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code = 'LUOTSI_PROTOCOL';
  readonly what: string;
  readonly problems: readonly Problem[];
  constructor(what: string, problems: readonly Problem[]) {
    super(
      `This ${what} cannot be used, because what follows from it would not be what was meant.\n${problems
        .map((p) => `  ${p.file}: ${p.path || '(document)'}: found ${p.found}, expected ${p.expected}. ${p.fix}`)
        .join('\n')}`,
    );
    this.what = what;
    this.problems = problems;
  }
}

/** `['arms', 1, 'weight']` as `arms[1].weight`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (v, key) => (typeof v === 'object' && v !== null ? (v as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text === undefined ? typeof value : text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? describe(issue.values[0])
        : `one of ${issue.values.map((v) => describe(v)).join(', ')}`;
    case 'unrecognized_keys':
      return `no key ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
    case 'too_small':
      return `at least ${String(issue.minimum)}${issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `at most ${String(issue.maximum)}${issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `text of the form ${issue.pattern ?? ''}` : `a valid ${issue.format}`;
    default:
      return issue.message;
  }
}

function fixOf(issue: z.core.$ZodIssue): string {
  const given = (issue as { params?: { fix?: string } }).params?.fix;
  if (given) return given;
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Remove it, or correct its spelling.';
    case 'invalid_type':
      return 'Add it, or give it the right type.';
    default:
      return 'Correct it.';
  }
}

/**
 * The parse function of one schema.
 * @returns a function that gives the typed document or throws a {@link ProtocolError} that names
 *   the file, the path in it, what was found, what was expected and what to do.
 */
export function parser<S extends z.ZodType>(
  what: string,
  schema: S,
): (value: unknown, origin?: { readonly file?: string }) => z.output<S> {
  return (value, origin) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const file = origin?.file ?? '(in memory)';
    throw new ProtocolError(
      what,
      result.error.issues.map((issue) => ({
        file,
        path: formatPath(issue.path),
        found:
          issue.code === 'unrecognized_keys'
            ? issue.keys.map((k) => `"${k}"`).join(', ')
            : describe(valueAt(value, issue.path)),
        expected: expectedOf(issue),
        fix: fixOf(issue),
      })),
    );
  };
}
