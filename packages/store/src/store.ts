import type { AllocationEntry, Consent, Event } from '@luotsi/protocol';
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
 * The event store of one experiment. Engines differ in how they do it, never in what they promise:
 * a promise that resolves is on the disk; one that rejects left nothing behind.
 *
 * Lists come in the order of the ledger, so that a recomputation adds numbers up in the same order.
 */
export interface Store extends Sums {
  readonly info: StoreInfo;
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
   * and a hash that keeps late events out. Resolves when no byte is left in the files; null for somebody unknown.
   */
  withdraw(participant: string): Promise<{ readonly erased: number } | null>;
  /** Whose withdrawal code it is, by the hash given with the allocation. */
  ownerOfCode(hash: string): CodeOwner;

  ledger(): AllocationEntry[];
  entryOf(participant: string): AllocationEntry | undefined;
  exposures(): { participant: string; arm: string; count: number }[];
  /** The first stored value of each participant, kind and name. */
  answers(): { participant: string; kind: 'answer' | 'outcome'; name: string; value: number }[];
  /** Steps reached, each once. */
  steps(): { participant: string; step: string }[];
  stops(): { participant: string; step: string }[];
  /** The step that was stored last. */
  lastStep(participant: string): string | null;
  refusals(): { language: string; count: number }[];
  consents(): { participant: string; language: string; version: number }[];
  withdrawn(): { arm: string; stratum: string; count: number }[];
  /** The last minute in which anything was stored; null before that. */
  lastActivity(): string | null;
  /** Everything stored about the person; null if nothing is. */
  mine(participant: string): PersonalData | null;
  /** `failed` after an error of the disk: nothing more is written until the store is opened again. */
  readonly state: 'open' | 'failed' | 'closed';
  /** Writes what waits, then closes. Safe to call twice. */
  close(): Promise<void>;
}
