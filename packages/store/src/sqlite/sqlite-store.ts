import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { AllocationEntry, Event } from '@luotsi/protocol';
import { closedError, readOnlyError } from '../rules.js';
import type { AllocationRequest, CodeOwner, NextPlace, PersonalData, Store, StoreInfo } from '../store.js';
import type { CellCounts, CountsRequest, ValueCount, ValuesRequest } from '../counts.js';
import type { OutcomeSums, SumsRequest } from '../summaries.js';
import { GroupCommit } from './commit.js';
import { minuteToNumber } from '../encode.js';
import * as read from './read.js';
import { scrub } from './scrub.js';
import * as write from './write.js';

/** How long a withdrawal waits for readers of older snapshots before the scrubbing is left to a later moment. */
const SCRUB_PATIENCE_MS = 10_000;
const SCRUB_PAUSE_MS = 50;

/** {@link Store} in one file of SQLite. Made by `openStore`. */
export class SqliteStore implements Store {
  readonly info: StoreInfo;
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #readOnly: boolean;
  readonly #sql: read.Statements;
  readonly #commits: GroupCommit;
  #closing: Promise<void> | null = null;

  constructor(
    db: DatabaseSync,
    path: string,
    info: StoreInfo,
    options: { readonly readOnly: boolean; readonly queueLimit: number },
  ) {
    this.#db = db;
    this.#path = path;
    this.info = info;
    this.#readOnly = options.readOnly;
    this.#sql = new read.Statements(db);
    this.#commits = new GroupCommit(db, path, options.queueLimit);
    // A process that was killed between an erasure and the scrubbing left this behind.
    if (!options.readOnly) scrub(db);
  }

  get state(): 'open' | 'failed' | 'closed' {
    return this.#closing ? 'closed' : this.#commits.failed ? 'failed' : 'open';
  }

  async #submit<T>(weight: number, work: () => T): Promise<T> {
    if (this.#closing) throw closedError(this.#path);
    if (this.#readOnly) throw readOnlyError(this.#path);
    return this.#commits.submit(weight, work);
  }

  async allocate(request: AllocationRequest, next: (place: NextPlace) => AllocationEntry): Promise<AllocationEntry> {
    return this.#submit(1, () => write.allocate(this.#sql, this.info, request, next));
  }

  async append(events: readonly Event[]): Promise<{ stored: number; repeated: number }> {
    return this.#submit(events.length, () => write.append(this.#sql, this.info, events));
  }

  async refuse(language: string, at: string): Promise<void> {
    minuteToNumber(at);
    await this.#submit(1, () => write.refuse(this.#sql, language, at));
  }

  async withdraw(participant: string): Promise<{ erased: number } | null> {
    const result = await this.#submit(1, () => write.withdraw(this.#sql, participant));
    const patience = Date.now() + SCRUB_PATIENCE_MS;
    // Erased for everybody who reads from now on; the bytes go as soon as no older snapshot needs them.
    while (result && !this.#closing && !scrub(this.#db) && Date.now() < patience) await wait(SCRUB_PAUSE_MS);
    return result;
  }

  ownerOfCode = (hash: string): CodeOwner => read.ownerOfCode(this.#sql, hash);
  ledger = (): AllocationEntry[] => read.ledger(this.#sql, this.info.experiment);
  lines = (): Iterable<AllocationEntry> => read.lines(this.#db, this.info.experiment);
  entryOf = (participant: string): AllocationEntry | undefined =>
    read.entryOf(this.#sql, this.info.experiment, participant);
  exposures = (): ReturnType<Store['exposures']> => read.exposures(this.#sql);
  answers = (): ReturnType<Store['answers']> => read.answers(this.#sql);
  summaries = (request: SumsRequest): OutcomeSums[] => read.summaries(this.#sql, request);
  counts = (request: CountsRequest): CellCounts[] => read.counts(this.#sql, request);
  values = (request: ValuesRequest): ValueCount[] => read.values(this.#sql, request);
  steps = (): ReturnType<Store['steps']> => read.marks(this.#sql, 'step');
  stops = (): ReturnType<Store['stops']> => read.marks(this.#sql, 'stop');
  lastStep = (participant: string): string | null => read.lastStep(this.#sql, participant);
  refusals = (): ReturnType<Store['refusals']> => read.refusals(this.#sql);
  consents = (): ReturnType<Store['consents']> => read.consents(this.#sql);
  withdrawn = (): ReturnType<Store['withdrawn']> => read.withdrawn(this.#sql);
  lastActivity = (): string | null => read.lastActivity(this.#sql);
  mine = (participant: string): PersonalData | null => read.mine(this.#sql, this.info.experiment, participant);

  async close(): Promise<void> {
    this.#closing ??= this.#finish();
    await this.#closing;
  }

  async #finish(): Promise<void> {
    await this.#commits.drain();
    if (!this.#readOnly) scrub(this.#db);
    this.#db.close();
  }
}
