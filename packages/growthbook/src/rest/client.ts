import type { z } from 'zod';
import { GrowthBookError } from '../problem.js';
import { page } from './wire.js';
import { GrowthBookApiError } from './problem.js';

export interface ClientOptions {
  /** Address of the API, like `https://api.growthbook.io`; a trailing `/api` may be left out. */
  readonly host: string;
  readonly key: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Told before a wait of more than a second. */
  readonly onWait?: (seconds: number, why: string) => void;
}

export interface WriteRequest {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface GrowthBookClient {
  /** @throws GrowthBookApiError */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** Every item of a list, page by page. `key` is the name that the answer gives to the list. */
  list<T>(path: string, key: string, schema: z.ZodType<T>): Promise<T[]>;
  /** Sends a write once; only a 429, which is a refusal, is repeated. */
  write(request: WriteRequest): Promise<unknown>;
}

/** The server's own limit, a key and a minute; its `ratelimit-limit` goes before. */
const PER_MINUTE = 60;
const MINUTE = 60_000;
const PAGE = 100;
const ATTEMPTS = 5;
const TIMEOUT = 30_000;

function baseOf(host: string): string {
  const refuse = (what: string): never => {
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_SETTING',
      `The GrowthBook host ${what}, so nothing was sent. Give an address like https://api.growthbook.io in GROWTHBOOK_API_HOST.`,
    );
  };
  const url = URL.canParse(host) ? new URL(host) : refuse('is not an address');
  if (url.username !== '' || url.password !== '') refuse('has a name or a password in it');
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    refuse('is not reached by https, and the key would be readable on the way');
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path.endsWith('/api') ? path : `${path}/api`}`;
}

const messageOf = (body: unknown): string => {
  const { message } = (typeof body === 'object' && body !== null ? body : {}) as { message?: unknown };
  return typeof message === 'string' ? message.slice(0, 500) : 'no reason given';
};

/** Seconds that a `retry-after` asks for, as a number or as a date; 60 if there is none. */
function retryAfter(header: string | null, now: number): number {
  if (header === null) return 60;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 600) : 60;
}

/**
 * A client that keeps to the rate limit and repeats what may be repeated: any request after a 429, and readings
 * after a 5xx or a lost connection. A write whose answer is lost is not repeated here, since the server would make
 * a second fact table: the error says `uncertain`, and the caller reads what there is.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_SETTING` for an unusable host or key.
 */
export function createClient(options: ClientOptions): GrowthBookClient {
  const base = baseOf(options.host);
  if (!/^[\x21-\x7e]+$/.test(options.key))
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_SETTING',
      'The GrowthBook key is empty or has characters that no key has, so nothing was sent. Put a secret key or a personal access token into GROWTHBOOK_API_KEY.',
    );
  const {
    fetch: send = fetch,
    now = Date.now,
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onWait = () => {},
  } = options;
  let perMinute = PER_MINUTE;
  /** When each request of the last minute was sent. */
  let sent: number[] = [];
  let freeAt = 0;

  async function wait(milliseconds: number, why: string): Promise<void> {
    if (milliseconds <= 0) return;
    if (milliseconds > 1000) onWait(Math.ceil(milliseconds / 1000), why);
    await sleep(milliseconds);
  }

  async function throttle(): Promise<void> {
    sent = sent.filter((at) => at > now() - MINUTE);
    const oldest = sent.length >= perMinute ? (sent[sent.length - perMinute] ?? 0) + MINUTE : 0;
    await wait(Math.max(oldest, freeAt) - now(), `GrowthBook takes ${perMinute} requests a minute`);
    sent.push(now());
  }

  function noteLimits(headers: Headers): void {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => {
      const value = headers.get(`ratelimit-${name}`);
      return value === null ? Number.NaN : Number(value);
    }) as [number, number, number];
    if (limit >= 1) perMinute = limit;
    if (remaining === 0 && reset > 0) freeAt = now() + reset * 1000;
  }

  function failed(status: number, what: string, body: unknown): GrowthBookApiError {
    const said = messageOf(body);
    const failure = { status, uncertain: status >= 500 };
    if (status === 401 || status === 403 || (status === 400 && said.includes('Authorization header')))
      return new GrowthBookApiError(
        'LUOTSI_GROWTHBOOK_KEY',
        `GrowthBook did not let us ${what}: ${said}. Nothing was changed by it; put a key with the role admin for this organisation into GROWTHBOOK_API_KEY.`,
        failure,
      );
    if (status === 402)
      return new GrowthBookApiError(
        'LUOTSI_GROWTHBOOK_PLAN',
        `The plan of this GrowthBook account does not allow to ${what}: ${said}. Leave it out, or have the plan changed.`,
        failure,
      );
    if (status >= 500 || status === 429)
      return new GrowthBookApiError(
        'LUOTSI_GROWTHBOOK_AWAY',
        `GrowthBook answered ${status} when asked to ${what}: ${said}. Run the command again later; it goes on where it stopped.`,
        failure,
      );
    return new GrowthBookApiError(
      'LUOTSI_GROWTHBOOK_REFUSED',
      `GrowthBook refused to ${what} (${status}): ${said}. Nothing was changed by this request; put right what it names and run the command again.`,
      failure,
    );
  }

  async function attempt(
    method: string,
    path: string,
    body: WriteRequest['body'] | undefined,
  ): Promise<{ status: number; headers: Headers; body: unknown }> {
    await throttle();
    try {
      const answer = await send(`${base}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${options.key}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      noteLimits(answer.headers);
      const text = await answer.text();
      try {
        return { status: answer.status, headers: answer.headers, body: JSON.parse(text) };
      } catch {
        // A proxy's page in place of the API's answer: with a good status it is no answer either.
        return { status: answer.ok ? 502 : answer.status, headers: answer.headers, body: null };
      }
    } catch (error) {
      const { message, cause } = error as Error;
      throw new GrowthBookApiError(
        'LUOTSI_GROWTHBOOK_AWAY',
        `GrowthBook gave no answer to ${method} ${path} (${cause instanceof Error ? cause.message : message}), so it is open whether it was carried out. Look at the host in GROWTHBOOK_API_HOST and the connection, and run the command again; it goes on where it stopped.`,
        { status: null, uncertain: true },
      );
    }
  }

  async function request(method: string, path: string, body?: WriteRequest['body']): Promise<unknown> {
    const repeatable = method === 'GET';
    for (let tried = 1; ; tried += 1) {
      const last = tried >= ATTEMPTS;
      try {
        const answer = await attempt(method, path, body);
        if (answer.status >= 200 && answer.status < 300) return answer.body;
        if (answer.status === 429 && !last) {
          await wait(retryAfter(answer.headers.get('retry-after'), now()) * 1000, 'GrowthBook asks to wait');
          continue;
        }
        throw failed(answer.status, `${method} ${path}`, answer.body);
      } catch (error) {
        if (last || !repeatable || !(error instanceof GrowthBookApiError) || !error.uncertain) throw error;
        await wait(1000 * 2 ** (tried - 1), 'GrowthBook is away');
      }
    }
  }

  function read<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new GrowthBookApiError(
      'LUOTSI_GROWTHBOOK_ANSWER',
      `The answer to ${path} is not what GrowthBook 5 describes (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}), so what there is cannot be compared. Check that GROWTHBOOK_API_HOST is a GrowthBook server of version 5.`,
      { status: 200, uncertain: false },
    );
  }

  return {
    async get(path, schema) {
      return read(schema, await request('GET', path), path);
    },
    async list(path, key, schema) {
      const found: z.output<typeof schema>[] = [];
      for (let offset = 0; ;) {
        const at = `${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}&offset=${offset}`;
        const body = (await request('GET', at)) as Record<string, unknown> | null;
        const { hasMore, nextOffset } = read(page, body, at);
        found.push(...read(schema.array(), body?.[key], at));
        if (!hasMore || nextOffset === null || nextOffset <= offset) return found;
        offset = nextOffset;
      }
    },
    write: ({ method, path, body }) => request(method, path, body),
  };
}
