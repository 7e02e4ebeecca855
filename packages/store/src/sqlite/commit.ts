import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../problem.js';
import { busyError, misfitError } from '../rules.js';

interface Job {
  readonly weight: number;
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Primary result codes of SQLite that are told apart here. */
export const SQLITE = { BUSY: 5, LOCKED: 6, IOERR: 10, CORRUPT: 11, FULL: 13, CONSTRAINT: 19, NOTADB: 26 } as const;

/** The primary result code of an error of node:sqlite; null for any other error. */
export function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

/** What an error of the engine means for the one who wrote. */
export function unavailable(file: string, error: unknown): StoreError {
  const code = resultCode(error);
  const why = error instanceof Error ? error.message : String(error);
  const [what, fix] =
    code === SQLITE.FULL
      ? ['the disk is full', 'Free space; writing goes on without a restart.']
      : code === SQLITE.BUSY
        ? ['another process holds it for writing', 'End the other process, or wait until it is done.']
        : [`the database answered "${why}"`, 'Check the disk and the rights of the file, then start again.'];
  return new StoreError('LUOTSI_STORE_UNAVAILABLE', `${file}: ${what}, so nothing of this was stored. ${fix}`, {
    cause: error,
  });
}

/**
 * Group commit: what arrives until the event loop comes round goes into one transaction with one fsync, and each
 * arrival is answered after that. There is no timer, so a lone event waits for one fsync only. Each job has a
 * savepoint: one that is refused leaves nothing behind and does not harm the others.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #limit: number;
  #queue: Job[] = [];
  #waiting = 0;
  #scheduled: Promise<void> | null = null;
  #failed = false;

  constructor(db: DatabaseSync, file: string, limit: number) {
    this.#db = db;
    this.#file = file;
    this.#limit = limit;
  }

  /** After an I/O error: a later fsync could falsely succeed, so nothing is acknowledged any more. */
  get failed(): boolean {
    return this.#failed;
  }

  /**
   * Queues `work`, which runs inside a transaction and must be synchronous.
   * @param weight how much of the queue it takes, in events
   * @throws StoreError `LUOTSI_STORE_BUSY` when the queue is full; what `work` throws; `LUOTSI_STORE_UNAVAILABLE`
   */
  submit<T>(weight: number, work: () => T): Promise<T> {
    if (this.#failed)
      return Promise.reject(
        new StoreError(
          'LUOTSI_STORE_UNAVAILABLE',
          `${this.#file}: the disk failed earlier, so nothing is accepted that might be lost. Check the disk, then start again.`,
        ),
      );
    if (this.#waiting > 0 && this.#waiting + weight > this.#limit) return Promise.reject(busyError(this.#limit));
    this.#waiting += weight;
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ weight, work, resolve: resolve as (value: unknown) => void, reject });
      this.#scheduled ??= new Promise((done) => {
        setImmediate(() => {
          this.#scheduled = null;
          this.#commit();
          done();
        });
      });
    });
  }

  /** Resolves when everything queued so far has been answered. */
  async drain(): Promise<void> {
    while (this.#scheduled) await this.#scheduled;
  }

  #commit(): void {
    const jobs = this.#queue;
    this.#queue = [];
    this.#waiting = 0;
    const answers: (() => void)[] = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      for (const job of jobs) answers.push(this.#run(job));
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const code = resultCode(error);
      if (code === SQLITE.IOERR || code === SQLITE.CORRUPT) this.#failed = true;
      const problem = unavailable(this.#file, error);
      for (const job of jobs) job.reject(problem);
      return;
    }
    for (const answer of answers) answer();
  }

  /** Runs one job; the answer is given after the commit. Throws only what ends the whole group. */
  #run(job: Job): () => void {
    this.#db.exec('SAVEPOINT job');
    let answer: () => void;
    try {
      const value = job.work();
      answer = () => job.resolve(value);
    } catch (error) {
      const code = resultCode(error);
      if (!this.#db.isTransaction || (code !== null && code !== SQLITE.CONSTRAINT)) throw error;
      this.#db.exec('ROLLBACK TO job');
      const reason = code === SQLITE.CONSTRAINT ? misfitError(this.#file, error) : error;
      answer = () => job.reject(reason);
    }
    this.#db.exec('RELEASE job');
    return answer;
  }
}
