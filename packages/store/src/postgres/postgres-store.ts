import type { AllocationEntry, Event } from '@luotsi/protocol';
import { minuteToNumber } from '../encode.js';
import { closedError, readOnlyError } from '../rules.js';
import type { AllocationRequest, NextPlace, RemoteStore, Store, StoreInfo } from '../store.js';
import type { CountsRequest, ValuesRequest } from '../counts.js';
import type { SumsRequest } from '../summaries.js';
import { allocate, type AllocationJob } from './allocate.js';
import { append } from './append.js';
import { inGroup } from './group.js';
import { Lane } from './lane.js';
import { isAway, storeErrorFor } from './problem.js';
import * as read from './read.js';
import { copyToMemory } from './snapshot.js';
import type { Database, Sql } from './sql.js';

/** How often a server that went away is asked whether it is back. */
const PROBE_MS = 500;
const ONE_MOMENT = 'isolation level repeatable read read only';

/** {@link RemoteStore} on a server of PostgreSQL. Made by `openPostgresStore`. */
export class PostgresStore implements RemoteStore {
  readonly info: StoreInfo;
  readonly #database: Database;
  readonly #sql: Sql;
  readonly #place: string;
  readonly #readOnly: boolean;
  readonly #events: Lane<readonly Event[], { stored: number; repeated: number }>;
  readonly #allocations: Lane<AllocationJob, AllocationEntry>;
  #probe: NodeJS.Timeout | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    database: Database,
    place: string,
    info: StoreInfo,
    options: { readonly readOnly: boolean; readonly queueLimit: number },
  ) {
    this.#database = database;
    this.#sql = database.sql;
    this.#place = place;
    this.info = info;
    this.#readOnly = options.readOnly;
    this.#events = new Lane(
      (batches) => inGroup(database, place, batches, (tx, some) => append(tx, info, some)),
      options.queueLimit,
    );
    this.#allocations = new Lane(
      (jobs) => inGroup(database, place, jobs, (tx, some) => allocate(tx, info, some)),
      options.queueLimit,
    );
  }

  get state(): 'open' | 'failed' | 'closed' {
    return this.#closing ? 'closed' : this.#probe ? 'failed' : 'open';
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.#closing) throw closedError(this.#place);
    try {
      return await question();
    } catch (error) {
      const cause = error instanceof Error && 'cause' in error ? error.cause : error;
      if (isAway(error) || isAway(cause)) this.#watch();
      throw storeErrorFor(this.#place, error);
    }
  }

  async #write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#readOnly) throw readOnlyError(this.#place);
    return this.#ask(work);
  }

  /** Health turns back by itself when the server does. */
  #watch(): void {
    if (this.#probe || this.#closing) return;
    this.#probe = setInterval(() => {
      this.#sql`SELECT 1`.then(
        () => this.#unwatch(),
        () => {},
      );
    }, PROBE_MS);
    this.#probe.unref();
  }
  #unwatch(): void {
    if (this.#probe) clearInterval(this.#probe);
    this.#probe = null;
  }

  allocate(request: AllocationRequest, next: (place: NextPlace) => AllocationEntry): Promise<AllocationEntry> {
    return this.#write(() => this.#allocations.submit(1, { request, next }));
  }

  append(events: readonly Event[]): Promise<{ stored: number; repeated: number }> {
    return this.#write(() => this.#events.submit(events.length, events));
  }

  async refuse(language: string, at: string): Promise<void> {
    const minute = minuteToNumber(at);
    await this.#write(() => this.#sql`SELECT refuse(${language}, ${minute})`);
  }

  withdraw(participant: string): Promise<{ erased: number } | null> {
    return this.#write(async () => {
      const [row] = await this.#sql<{ erased: string | null }>`SELECT withdraw(${participant}::uuid) AS erased`;
      return row && row.erased !== null ? { erased: Number(row.erased) } : null;
    });
  }

  ledger = () => this.#ask(() => read.ledger(this.#sql, this.info.experiment));
  exposures = () => this.#ask(() => read.exposures(this.#sql));
  answers = () => this.#ask(() => read.answers(this.#sql));
  summaries = (request: SumsRequest) => this.#ask(() => read.summaries(this.#sql, request));
  counts = (request: CountsRequest) => this.#ask(() => read.counts(this.#sql, request));
  values = (request: ValuesRequest) => this.#ask(() => read.values(this.#sql, request));
  steps = () => this.#ask(() => read.marks(this.#sql, 'step'));
  stops = () => this.#ask(() => read.marks(this.#sql, 'stop'));
  refusals = () => this.#ask(() => read.refusals(this.#sql));
  consents = () => this.#ask(() => read.consents(this.#sql));
  withdrawn = () => this.#ask(() => read.withdrawn(this.#sql));
  lastActivity = () => this.#ask(() => read.lastActivity(this.#sql));
  entryOf = (participant: string) => this.#ask(() => read.entryOf(this.#sql, this.info.experiment, participant));
  lastStep = (participant: string) => this.#ask(() => read.lastStep(this.#sql, participant));
  ownerOfCode = (hash: string) => this.#ask(() => read.ownerOfCode(this.#sql, hash));
  mine = (participant: string) =>
    this.#ask(() => this.#database.begin((tx) => read.mine(tx, this.info.experiment, participant), ONE_MOMENT));

  snapshot = (): Promise<Store> =>
    this.#ask(() => this.#database.begin((tx) => copyToMemory(tx, this.#place, this.info), ONE_MOMENT));

  async close(): Promise<void> {
    this.#closing ??= this.#finish();
    await this.#closing;
  }

  async #finish(): Promise<void> {
    this.#unwatch();
    await Promise.all([this.#events.drain(), this.#allocations.drain()]);
    await this.#database.end();
  }
}
