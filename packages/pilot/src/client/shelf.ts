import type { Event } from '@luotsi/protocol';

/** The part of `localStorage` and `sessionStorage` that is used. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Where events lie until they are acknowledged. */
export interface Shelf {
  /** Events of this participant that were left by an earlier page or by another tab, in the order in which they came. */
  load(): Event[];
  /** False if there is no storage, or none that takes the event: it then lives as long as the page. */
  put(event: Event): boolean;
  remove(events: readonly Event[]): void;
  /** Ids of what can happen once and has been told already. */
  told(): Set<string>;
  tell(ids: ReadonlySet<string>): void;
  /** Takes away everything of this participant. */
  clear(): void;
}

/**
 * One key for each event, so that two tabs never write over each other. A storage that is blocked or full throws at
 * any call; nothing here does.
 */
export function createShelf(storage: StorageLike | undefined, participant: string): Shelf {
  const prefix = `luotsi.${participant}.`;
  const onceKey = `${prefix}once`;
  const keys = new Map<string, string>();
  let place = 0;

  const attempt = <T>(work: (storage: StorageLike) => T, otherwise: T): T => {
    if (storage === undefined) return otherwise;
    try {
      return work(storage);
    } catch {
      return otherwise;
    }
  };
  const read = <T>(key: string, otherwise: T): T =>
    attempt((from) => {
      const text = from.getItem(key);
      return text === null ? otherwise : (JSON.parse(text) as T);
    }, otherwise);
  const ownKeys = (): string[] =>
    attempt((from) => Array.from({ length: from.length }, (_, i) => from.key(i) ?? ''), [] as string[])
      .filter((key) => key.startsWith(prefix))
      .toSorted();
  const forget = (key: string): void => attempt((from) => from.removeItem(key), undefined);

  return {
    load() {
      const events: Event[] = [];
      for (const key of ownKeys()) {
        if (key === onceKey) continue;
        const event = read<Event | null>(key, null);
        // What cannot be read can never be sent.
        if (event === null || event.participant !== participant || !key.endsWith(event.id)) {
          forget(key);
          continue;
        }
        place = Math.max(place, Number(key.slice(prefix.length, prefix.length + 6)));
        keys.set(event.id, key);
        events.push(event);
      }
      return events;
    },
    put(event) {
      place += 1;
      const key = `${prefix}${String(place).padStart(6, '0')}.${event.id}`;
      return attempt((to) => {
        to.setItem(key, JSON.stringify(event));
        keys.set(event.id, key);
        return true;
      }, false);
    },
    remove(events) {
      for (const { id } of events) {
        const key = keys.get(id);
        if (key === undefined) continue;
        forget(key);
        keys.delete(id);
      }
    },
    told: () => new Set(read<string[]>(onceKey, [])),
    tell: (ids) => attempt((to) => to.setItem(onceKey, JSON.stringify([...ids])), undefined),
    clear() {
      for (const key of ownKeys()) forget(key);
      keys.clear();
    },
  };
}
