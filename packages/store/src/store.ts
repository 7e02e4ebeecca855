import type { AllocationEntry, Consent, Event } from '@luotsi/protocol';
import type { Counts } from './counts.js';
import type { Sums } from './summaries.js';

/** What a database is for; written once, when it is created. */
export interface StoreInfo {
  readonly kind: 'live' | 'rehearsal';
  readonly experiment: string;
  /** SHA-256 of the definition that the data were collected under. */
  readonly definitionHash: string;
  /** Seed of a rehearsal; null for live data. */
  readonly seed: string | null;
  /** What a rehearsal planted: arm to difference in the primary outcome. */
  readonly planted: Readonly<Record<string, number>> | null;
}

/** The next free place, read in the transaction that will fill it. */
export interface NextPlace {
  /** Place in the stratum, from 0. */
  readonly index: number;
  /** Place in the whole ledger, from 1. */
  readonly sequence: number;
  /** Hash of the line before; 64 zeros where there is none. */
  readonly previousHash: string;
}

export interface AllocationRequest {
  readonly stratum: string;
  readonly participant: string;
  readonly consent: Consent;
  /** Minute, UTC. */
  readonly at: string;
  /** SHA-256 (hexadecimal) by which the participant's withdrawal code will be found; the code itself stays outside. */
  readonly withdrawal?: string;
}

/** What the database knows about a withdrawal code, asked for by its hash. */
export type CodeOwner = { readonly participant: string } | 'withdrawn' | null;

/** Everything that is stored about one person. */
export interface PersonalData {
  readonly experiment: string;
  readonly participant: string;
  readonly consent: { readonly version: number; readonly language: string; readonly at: string };
  readonly allocation: Pick<AllocationEntry, 'arm' | 'form' | 'stratum' | 'at'>;
  readonly events: readonly Pick<Event, 'id' | 'kind' | 'name' | 'value' | 'language' | 'at'>[];
}

/**
 * The writing side. Engines differ in how they do it, never in what they promise: a promise that resolves is on the
 * disk; one that rejects left nothing behind. (Where a connection breaks while the server commits, nobody can know
 * which of the two it is: it rejects, and the same request again is recognised as a repeat.)
 */
export interface Writing {
  /**
   * Writes consent and ledger line in one transaction. A participant who has a line gets the same one again.
   * @throws StoreError `LUOTSI_STORE_WITHDRAWN`, `LUOTSI_STORE_INVALID`, `LUOTSI_STORE_UNAVAILABLE`
   */
  allocate(request: AllocationRequest, next: (place: NextPlace) => AllocationEntry): Promise<AllocationEntry>;
  /**
   * Stores events, all or none. A repeated id with the same content is the same event and counts as `repeated`;
   * with other content the whole batch is refused, since nobody could say which of the two happened.
   * @throws StoreError `LUOTSI_STORE_CONFLICT`, `LUOTSI_STORE_WITHDRAWN`, `LUOTSI_STORE_NO_CONSENT`,
   *   `LUOTSI_STORE_INVALID` (each with the index of the event), `LUOTSI_STORE_BUSY`, `LUOTSI_STORE_UNAVAILABLE`
   */
  append(events: readonly Event[]): Promise<{ readonly stored: number; readonly repeated: number }>;
  /** Counts a refusal by language; keeps nothing about the person. `at` is a minute, UTC. */
  refuse(language: string, at: string): Promise<void>;
  /**
   * Erases the events and the consent of a participant and the pseudonym in the ledger. What stays is the slot,
   * and a hash that keeps late events out; null for somebody unknown. SQLite resolves when no byte is left in the
   * files; a server takes the bytes out of its files in its own time (docs/decisions/010).
   */
  withdraw(participant: string): Promise<{ readonly erased: number } | null>;
  /**
   * `failed` while nothing can be written: after an error of the disk until the store is opened again, or while the
   * server of the database does not answer.
   */
  readonly state: 'open' | 'failed' | 'closed';
  /** Writes what waits, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/** The lists. They come in the order of the ledger, so that a recomputation adds numbers up in the same order. */
export interface Lists {
  ledger(): AllocationEntry[];
  exposures(): { participant: string; arm: string; count: number }[];
  /** The first stored value of each participant, kind and name. */
  answers(): { participant: string; kind: 'answer' | 'outcome'; name: string; value: number }[];
  /** Steps reached, each once. */
  steps(): { participant: string; step: string }[];
  stops(): { participant: string; step: string }[];
  refusals(): { language: string; count: number }[];
  consents(): { participant: string; language: string; version: number }[];
  withdrawn(): { arm: string; stratum: string; count: number }[];
  /** The last minute in which anything was stored; null before that. */
  lastActivity(): string | null;
}

/** What is asked about one person. */
export interface Lookups {
  entryOf(participant: string): AllocationEntry | undefined;
  /** The step that was stored last. */
  lastStep(participant: string): string | null;
  /** Everything stored about the person; null if nothing is. */
  mine(participant: string): PersonalData | null;
  /** Whose withdrawal code it is, by the hash given with the allocation. */
  ownerOfCode(hash: string): CodeOwner;
}

/** The event store of one experiment in this process. */
export interface Store extends Writing, Lists, Lookups, Sums, Counts {
  readonly info: StoreInfo;
  /** The ledger line by line, for a reader who does not want all of it in memory. */
  lines(): Iterable<AllocationEntry>;
}

/** The same questions, asked across a network. */
type Distant<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : T[K];
};

/** The event store of one experiment on a server: the same promises, and readings that are awaited. */
export interface RemoteStore extends Writing, Distant<Lists>, Distant<Lookups>, Distant<Sums>, Distant<Counts> {
  readonly info: StoreInfo;
  /**
   * A copy of this moment in the memory of this process, for reading: everything in it belongs together, and it
   * answers as a {@link Store} does. For a pilot; where a million events are too many to copy, ask for `summaries`.
   * It knows no withdrawal codes. Close it when done.
   */
  snapshot(): Promise<Store>;
}
