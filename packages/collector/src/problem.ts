import { ProtocolError, type Problem } from '@luotsi/protocol';
import { StoreError, type StoreErrorCode } from '@luotsi/store';

/** One thing that is wrong with a request. */
export interface RequestProblem extends Omit<Problem, 'file'> {
  /** Which event of a batch, from 0; absent where it is not about one event. */
  readonly index?: number;
}

/** Thrown at start-up and by routes; the message says what happened, why it matters and what to do. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: `LUOTSI_${string}`;
  /** HTTP status, where it answers a request. */
  readonly status: number;
  readonly problems: readonly RequestProblem[];
  readonly retryAfter: number | null;
  constructor(
    code: `LUOTSI_${string}`,
    message: string,
    options: {
      status?: number;
      problems?: readonly RequestProblem[];
      /** Seconds. */
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.status = options.status ?? 500;
    this.problems = options.problems ?? [];
    this.retryAfter = options.retryAfter ?? null;
  }
}

const statusOfStore: Partial<Record<StoreErrorCode, number>> = {
  LUOTSI_STORE_CONFLICT: 409,
  LUOTSI_STORE_WITHDRAWN: 410,
  LUOTSI_STORE_NO_CONSENT: 403,
  LUOTSI_STORE_INVALID: 422,
  LUOTSI_STORE_BUSY: 503,
  LUOTSI_STORE_UNAVAILABLE: 503,
  LUOTSI_STORE_CLOSED: 503,
};

/** Causes that Fastify names itself, in our words. */
const fastifyErrors: Record<string, { status: number; code: `LUOTSI_${string}`; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'LUOTSI_REQUEST_TOO_LARGE',
    message: 'The body is larger than 64 KiB, and nothing of it was stored. Send the events in smaller batches.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'LUOTSI_REQUEST_TYPE',
    message:
      'This address does not read that content type, so nothing was stored. The description at /api/openapi.json says which it reads.',
  },
};

const notJson = {
  status: 400,
  code: 'LUOTSI_REQUEST_JSON' as const,
  message: 'The body is not JSON, so nothing was stored. Send JSON as the description at /api/openapi.json has it.',
};

/** An answer to a request that was not served. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly RequestProblem[];
  readonly retryAfter: number | null;
  /** Something that the people who run the collector must know about. */
  readonly fault: boolean;
}

/** `events[3].name` is about event 3. */
export const indexOf = (path: string): { readonly index?: number } => {
  const match = /^events\[(\d+)\]/.exec(path);
  return match ? { index: Number(match[1]) } : {};
};

/** What to answer to an error of any kind. Errors that nobody foresaw tell the client nothing about themselves. */
export function refusalOf(error: unknown): Refusal {
  const plain = { problems: [], retryAfter: null, fault: false };
  if (error instanceof CollectorError)
    return {
      status: error.status,
      code: error.code,
      message: error.message,
      problems: error.problems,
      retryAfter: error.retryAfter,
      fault: error.status >= 500 && error.status !== 503,
    };
  if (error instanceof ProtocolError)
    return {
      ...plain,
      status: 400,
      code: 'LUOTSI_REQUEST_FORM',
      message: `This ${error.what} is not as the protocol has it, so nothing of it was stored. Correct what is listed under problems; /api/openapi.json describes the form.`,
      problems: error.problems.map(({ path, found, expected, fix }) => ({
        ...indexOf(path),
        path,
        found,
        expected,
        fix,
      })),
    };
  if (error instanceof StoreError) {
    const status = statusOfStore[error.code] ?? 500;
    return {
      ...plain,
      status,
      code: error.code,
      // Names of files are nobody's business outside.
      message:
        status < 500
          ? error.message
          : 'The store cannot take anything at the moment, so nothing of this was stored. Keep it and send it again.',
      problems:
        error.index === null
          ? []
          : [
              {
                index: error.index,
                path: `events[${error.index}]`,
                found: error.code,
                expected: 'an event that can be stored',
                fix: error.message,
              },
            ],
      retryAfter: status === 503 ? 2 : null,
      fault: status >= 500 && error.code !== 'LUOTSI_STORE_BUSY' && error.code !== 'LUOTSI_STORE_CLOSED',
    };
  }
  const { code = '', statusCode = 500 } = (error ?? {}) as { code?: string; statusCode?: number };
  const known = fastifyErrors[code];
  if (known) return { ...plain, ...known };
  if (error instanceof SyntaxError || code.startsWith('FST_ERR_CTP')) return { ...plain, ...notJson };
  if (statusCode >= 400 && statusCode < 500)
    return {
      ...plain,
      status: statusCode,
      code: 'LUOTSI_REQUEST',
      message: 'The request cannot be read, so nothing was done. /api/openapi.json describes what can be asked.',
    };
  return {
    ...plain,
    status: 500,
    code: 'LUOTSI_COLLECTOR_INTERNAL',
    message: 'Something went wrong here that should not, and nothing of this was stored. Send it again later.',
    fault: true,
  };
}
