import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkVersion, outdatedError } from '../migration.js';
import { StoreError } from '../problem.js';
import type { Store, StoreInfo } from '../store.js';
import { plantedText, studyFrom } from '../study.js';
import { resultCode, SQLITE, unavailable } from './commit.js';
import { APPLICATION_ID, checkApplied, migrate, pragma, SCHEMA_VERSION } from './migrations.js';
import { SqliteStore } from './sqlite-store.js';

export interface OpenOptions {
  /**
   * Opens a snapshot of this moment for reading, also while a collector writes: everything that is read belongs
   * together. Close it when done: as long as it is open, erased bytes may stay in the write-ahead log.
   */
  readonly readOnly?: boolean;
  /** Events that may wait for a commit before `LUOTSI_STORE_BUSY`; 10,000 unless told. */
  readonly queueLimit?: number;
}

/**
 * Opens the SQLite store of one experiment, or creates it when `create` is given and there is none.
 * @param path file name, or `:memory:` for one that is gone when closed
 * @throws StoreError `LUOTSI_STORE_MISSING`, `LUOTSI_STORE_FOREIGN`, `LUOTSI_STORE_NEWER`, `LUOTSI_STORE_MIGRATION`,
 *   `LUOTSI_STORE_OTHER_STUDY`, `LUOTSI_STORE_UNAVAILABLE`; the file is left as it was.
 */
export function openStore(path: string, create?: StoreInfo, options: OpenOptions = {}): Store {
  const readOnly = options.readOnly ?? false;
  const isNew = path === ':memory:' || !existsSync(path) || statSync(path).size === 0;
  if (isNew && (!create || readOnly))
    throw new StoreError(
      'LUOTSI_STORE_MISSING',
      `${path}: there is no database, so there is nothing to read. Check the name, or collect data first (luotsi serve, luotsi rehearse).`,
    );
  if (!isNew) checkHeader(path);
  else if (path !== ':memory:') touch(path);

  let db: DatabaseSync;
  try {
    db = new DatabaseSync(path, { readOnly });
  } catch (error) {
    throw unavailable(path, error);
  }
  try {
    // A collector and a command may write to one file; each commit is short.
    db.exec('PRAGMA busy_timeout = 5000');
    checkOwner(db, path, create !== undefined);
    if (readOnly) {
      checkReadable(db, path);
      db.exec('BEGIN');
    } else {
      // FULL: a commit is on the disk before it is acknowledged. secure_delete: deleted cells are zeroed at once.
      db.exec('PRAGMA journal_mode = WAL');
      db.exec('PRAGMA synchronous = FULL');
      db.exec('PRAGMA fullfsync = ON');
      db.exec('PRAGMA secure_delete = ON');
      // The copy that VACUUM makes must not be left in a folder for temporary files.
      db.exec('PRAGMA temp_store = MEMORY');
      migrate(db, path);
    }
    const info = studyOf(db, path, create);
    return new SqliteStore(db, path, info, { readOnly, queueLimit: options.queueLimit ?? 10_000 });
  } catch (error) {
    db.close();
    if (error instanceof StoreError) throw error;
    if (resultCode(error) === SQLITE.NOTADB) throw foreign(path, 'it is not an SQLite database');
    throw unavailable(path, error);
  }
}

/** The file is made first, so that nobody but its owner may read it; SQLite gives its other files the same rights. */
function touch(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw unavailable(path, error);
  }
}

const foreign = (path: string, why: string): StoreError =>
  new StoreError(
    'LUOTSI_STORE_FOREIGN',
    `${path}: ${why}, so writing to it could destroy what somebody else keeps there. Name a file that Luotsi made, or one that does not exist yet.`,
  );

/** Told from the first bytes, so that a file of another kind is not even opened. */
function checkHeader(path: string): void {
  const start = Buffer.alloc(16);
  try {
    const file = openSync(path, 'r');
    readSync(file, start, 0, 16, 0);
    closeSync(file);
  } catch (error) {
    throw unavailable(path, error);
  }
  if (start.toString('latin1') !== 'SQLite format 3\0') throw foreign(path, 'it is not an SQLite database');
}

function checkOwner(db: DatabaseSync, path: string, mayCreate: boolean): void {
  const application = pragma(db, 'application_id');
  const version = pragma(db, 'user_version');
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] ?? 0);
  // Empty: a creation that was cut off before its first transaction ended.
  if (tables === 0 && application === 0 && version === 0 && mayCreate) return;
  if (application !== APPLICATION_ID) throw foreign(path, 'it is a database of another program');
  checkVersion(version, SCHEMA_VERSION, path);
}

function checkReadable(db: DatabaseSync, path: string): void {
  const version = pragma(db, 'user_version');
  checkApplied(db, path, version);
  if (version < SCHEMA_VERSION) throw outdatedError(version, SCHEMA_VERSION, path);
}

/** Reads what the database is for, or writes it into a new one. */
function studyOf(db: DatabaseSync, path: string, create: StoreInfo | undefined): StoreInfo {
  if (create && !db.prepare('SELECT 1 FROM study').get())
    db.prepare(
      'INSERT INTO study (one, kind, experiment, definition_hash, seed, planted) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(create.kind, create.experiment, create.definitionHash, create.seed, plantedText(create));
  const row = db.prepare('SELECT kind, experiment, definition_hash, seed, planted FROM study').get();
  return studyFrom(row, path, create);
}
