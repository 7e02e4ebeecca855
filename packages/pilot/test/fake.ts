import type { StorageLike } from '@luotsi/pilot/client';
import { parseBatch, type Event } from '@luotsi/protocol';

/** A storage as a browser has it: strings, an order of keys, and a limit. */
export class FakeStorage implements StorageLike {
  readonly entries = new Map<string, string>();
  /** Bytes that fit; null for a storage that throws at every call, as a blocked one does. */
  quota: number | null = Number.POSITIVE_INFINITY;
  #open(): void {
    if (this.quota === null) throw new DOMException('blocked', 'SecurityError');
  }
  get length(): number {
    this.#open();
    return this.entries.size;
  }
  key(index: number): string | null {
    this.#open();
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    this.#open();
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#open();
    const size = [...this.entries].reduce((sum, [k, v]) => sum + k.length + v.length, 0);
    if (size + key.length + value.length > (this.quota ?? 0)) throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.#open();
    this.entries.delete(key);
  }
}

/** The JSON that a request carries. */
export const bodyOf = (init: RequestInit | undefined): unknown =>
  typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;

/** What happens to one request. `lost`: it is taken in, and the answer does not come back. */
export type Fate = 'taken' | 'offline' | 'lost' | { readonly status: number; readonly retryAfter?: string };

/** A collector with the rules of the real one: all or nothing, a repeated id is one event, other content is a conflict. */
export class FakeCollector {
  readonly stored = new Map<string, Event>();
  readonly requests: { readonly at: number; readonly events: readonly Event[] }[] = [];
  /** Fates of the requests to come; `taken` when there are none left. */
  readonly fates: Fate[] = [];
  /** Names that are refused, with the place in the batch or without it. */
  readonly refused = new Set<string>();
  tellsPlace = true;

  readonly fetch: typeof fetch = async (_url, init) => {
    const { events } = parseBatch(bodyOf(init));
    this.requests.push({ at: Date.now(), events });
    const fate = this.fates.shift() ?? 'taken';
    if (fate === 'offline') throw new TypeError('Failed to fetch');
    if (typeof fate === 'object')
      return new Response('', {
        status: fate.status,
        headers: fate.retryAfter === undefined ? {} : { 'retry-after': fate.retryAfter },
      });
    const bad = events.findIndex((event) => this.refused.has(event.name));
    if (bad >= 0) return this.#refusal(400, bad);
    const other = events.findIndex((event) => {
      const known = this.stored.get(event.id);
      return known !== undefined && JSON.stringify(known) !== JSON.stringify(event);
    });
    if (other >= 0) return this.#refusal(409, other);
    for (const event of events) if (!this.stored.has(event.id)) this.stored.set(event.id, event);
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    return Response.json({ stored: events.length });
  };

  #refusal(status: number, index: number): Response {
    return Response.json(
      { message: `event ${index} is refused`, problems: this.tellsPlace ? [{ index }] : [] },
      { status },
    );
  }

  get names(): string[] {
    return [...this.stored.values()].map(({ name }) => name);
  }
}
