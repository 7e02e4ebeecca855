import type { Batch, Event } from '@luotsi/protocol';
import { happensOnce } from './ids.js';
import type { Shelf } from './shelf.js';

/** An event that the collector will never take. */
export interface Dropped {
  readonly event: Event;
  readonly status: number;
  readonly reason: string;
}

/** How it stands with what has been collected. */
export interface DeliveryState {
  /** Events that are not acknowledged yet. */
  readonly pending: number;
  /** `waiting`: the last attempt failed, and there will be another one. */
  readonly status: 'idle' | 'sending' | 'waiting';
  /** Whether all pending events would survive a reload. */
  readonly kept: boolean;
  readonly dropped: number;
}

export interface Delivery {
  /** False if the event would not survive a reload. */
  add(event: Event): boolean;
  readonly flush: () => Promise<void>;
  /** For a page that goes away: hands over what is pending without waiting for an answer, and keeps it. */
  handOver(): void;
  /** Forgets all that is pending, on the device too. Gives how many events that were. */
  discard(): number;
  readonly state: () => DeliveryState;
  readonly onChange: (listener: () => void) => () => void;
  close(): void;
}

export interface DeliveryOptions {
  readonly url: string;
  readonly token: string;
  readonly shelf: Shelf;
  readonly fetch: typeof fetch;
  readonly onDrop: (dropped: Dropped) => void;
}

type Answer =
  | { readonly kind: 'stored' }
  | { readonly kind: 'later'; readonly after: number | null }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly bad: readonly number[] };

const LARGEST_BATCH = 100;
/** Gathers what is collected at one go into one request. */
const GATHER = 50;
const PATIENCE = 20_000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
const LONGEST_WAIT_ASKED = 600_000;
/** Answers that may be about one event among many. */
const ABOUT_CONTENT = new Set([400, 409, 413, 422]);

/** Seconds or a date, as HTTP has it; null for neither. In milliseconds. */
function retryAfter(value: string | null): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_ASKED);
}

async function refusalOf(response: Response, length: number): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  const { message, problems } = (body ?? {}) as { message?: unknown; problems?: unknown };
  const indexes = Array.isArray(problems) ? problems.map((one: { index?: unknown } | null) => one?.index) : [];
  return {
    kind: 'refused',
    status: response.status,
    reason: typeof message === 'string' ? message : `the collector answered ${response.status}`,
    bad: indexes.filter((index): index is number => Number.isInteger(index) && Number(index) < length),
  };
}

/**
 * Brings events to the collector, at least once each and in order; the collector takes a repeated id for the same
 * event. What fails for the moment (no connection, 408, 429, 5xx) is kept and tried again, later each time. What is
 * refused for good (other 4xx) is dropped with its reason, event by event where the answer lets one tell.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { shelf } = options;
  let queue: Event[] = shelf.load();
  const unkept = new Set<string>();
  const handedOver = new Set<string>();
  const listeners = new Set<() => void>();
  let limit = LARGEST_BATCH;
  let failures = 0;
  let dropped = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let state: DeliveryState = { pending: queue.length, status: 'idle', kept: true, dropped };

  const changed = (): void => {
    const status = running ? 'sending' : failures > 0 && queue.length > 0 ? 'waiting' : 'idle';
    state = { pending: queue.length, status, kept: unkept.size === 0, dropped };
    for (const listener of listeners) listener();
  };

  const take = (events: readonly Event[]): void => {
    const ids = new Set(events.map(({ id }) => id));
    queue = queue.filter(({ id }) => !ids.has(id));
    for (const id of ids) {
      unkept.delete(id);
      handedOver.delete(id);
    }
    shelf.remove(events);
  };

  const drop = (events: readonly Event[], status: number, reason: string): void => {
    // Those of a participant who withdrew in the meantime are gone already.
    const left = events.filter((event) => queue.includes(event));
    take(left);
    for (const event of left) {
      // The collector has it already, from before a reload or from another tab, at another minute.
      if (status === 409 && happensOnce(event.kind)) continue;
      dropped += 1;
      options.onDrop({ event, status, reason });
    }
  };

  const body = (events: Event[]): string =>
    JSON.stringify({ schema: 'luotsi/batch@1', token: options.token, events } satisfies Batch);

  const send = async (events: Event[]): Promise<Answer> => {
    let response: Response;
    try {
      response = await options.fetch(options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body(events),
        credentials: 'omit',
        keepalive: true,
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return { kind: 'later', after: null };
    }
    const { status } = response;
    if (response.ok) return { kind: 'stored' };
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) return refusalOf(response, events.length);
    return { kind: 'later', after: retryAfter(response.headers.get('retry-after')) };
  };

  const waitFor = (delay: number): void => {
    clearTimeout(timer);
    timer = closed ? undefined : setTimeout(() => void flush(), delay);
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.slice(0, limit);
      // oxlint-disable-next-line no-await-in-loop -- one batch after the other keeps the order
      const answer = await send(batch);
      if (answer.kind === 'later') {
        failures += 1;
        const backoff = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
        // Spread out, so that a room full of phones does not come back all at once.
        waitFor(answer.after ?? backoff * (0.5 + Math.random() / 2));
        break;
      }
      failures = 0;
      if (answer.kind === 'stored') {
        take(batch);
        limit = LARGEST_BATCH;
      } else if (answer.bad.length > 0) {
        const bad = new Set(answer.bad);
        drop(
          batch.filter((_, i) => bad.has(i)),
          answer.status,
          answer.reason,
        );
      } else if (batch.length > 1 && ABOUT_CONTENT.has(answer.status)) limit = Math.ceil(batch.length / 2);
      else drop(batch, answer.status, answer.reason);
      if (closed) break;
      changed();
    }
    running = undefined;
    changed();
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (running) return running;
    if (queue.length === 0 || closed) return Promise.resolve();
    running = run();
    changed();
    return running;
  };

  if (queue.length > 0) waitFor(0);

  return {
    add(event) {
      queue.push(event);
      const kept = shelf.put(event);
      if (!kept) unkept.add(event.id);
      // While waiting after a failure, the wait goes on; the new event goes with the others.
      if (timer === undefined && !running) waitFor(GATHER);
      changed();
      return kept;
    },
    flush,
    handOver() {
      const left = queue.filter(({ id }) => !handedOver.has(id));
      for (let i = 0; i < left.length; i += LARGEST_BATCH) {
        const events = left.slice(i, i + LARGEST_BATCH);
        if (navigator.sendBeacon(options.url, new Blob([body(events)], { type: 'text/plain' })))
          for (const { id } of events) handedOver.add(id);
      }
    },
    discard() {
      const count = queue.length;
      take([...queue]);
      shelf.clear();
      changed();
      return count;
    },
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
