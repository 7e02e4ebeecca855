import type { DatabaseSync } from 'node:sqlite';
import * as shared from '../migration.js';
import { checksumOf, newestOf, type Migration } from '../migration.js';

/** Marks a file as ours (`PRAGMA application_id`): "Luot" in ASCII. */
export const APPLICATION_ID = 0x4c_75_6f_74;

/** Times are minutes since 1970, ids and hashes are bytes. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'init',
    sql: `
CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT;

CREATE TABLE study (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  kind TEXT NOT NULL CHECK (kind IN ('live', 'rehearsal')),
  experiment TEXT NOT NULL,
  definition_hash TEXT NOT NULL,
  seed TEXT,
  planted TEXT
) STRICT;

CREATE TABLE ledger (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  stratum TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  arm TEXT NOT NULL,
  form TEXT NOT NULL,
  participant BLOB UNIQUE CHECK (length(participant) = 16),
  at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stratum, place)
) STRICT;

CREATE TABLE consent (
  participant BLOB PRIMARY KEY CHECK (length(participant) = 16),
  version INTEGER NOT NULL CHECK (version > 0),
  language TEXT NOT NULL,
  at INTEGER NOT NULL,
  code_hash BLOB UNIQUE CHECK (length(code_hash) = 32)
) STRICT, WITHOUT ROWID;

-- seq is the order of arrival, and the cursor of a later export or forwarder.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('exposure', 'answer', 'outcome', 'step', 'stop', 'report')),
  participant BLOB NOT NULL CHECK (length(participant) = 16),
  name TEXT NOT NULL,
  value REAL CHECK ((value IS NOT NULL) = (kind IN ('answer', 'outcome'))),
  language TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
-- Every reading and every erasure goes by participant.
CREATE INDEX event_of_participant ON event (participant, kind, name);
-- One look at its end tells when anything came last.
CREATE INDEX event_at ON event (at);

CREATE TABLE refusal (
  language TEXT PRIMARY KEY,
  count INTEGER NOT NULL CHECK (count > 0),
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Hashes of withdrawn pseudonyms and of their codes: a late event cannot bring anybody back.
CREATE TABLE tombstone (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- One row while erased bytes may still be in the files, so that a killed process is made good at the next start:
-- the number of the last erasure, and of the last one whose pages were written anew.
CREATE TABLE scrub_due (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  erasure INTEGER NOT NULL,
  rewritten INTEGER NOT NULL
) STRICT;
`,
  },
];

export const SCHEMA_VERSION: number = newestOf(migrations);

/** Number of one pragma. */
export function pragma(db: DatabaseSync, name: string): number {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return Number(Object.values(row ?? {})[0] ?? 0);
}

/**
 * Brings a database to the newest schema, one transaction a migration: cut off anywhere, it goes on at the next start.
 * @throws StoreError `LUOTSI_STORE_MIGRATION` if an applied migration is not the one that this version has.
 */
export function migrate(db: DatabaseSync, file: string): void {
  const version = pragma(db, 'user_version');
  if (version > 0) checkApplied(db, file, version);
  for (const migration of migrations.filter((m) => m.version > version)) {
    db.exec('BEGIN IMMEDIATE');
    try {
      // Somebody else may have been quicker.
      if (pragma(db, 'user_version') < migration.version) {
        db.exec(migration.sql);
        db.prepare('INSERT INTO migration (version, name, checksum) VALUES (?, ?, ?)').run(
          migration.version,
          migration.name,
          checksumOf(migration),
        );
        db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
        db.exec(`PRAGMA user_version = ${migration.version}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Every applied migration must be, to the letter, the one that this version would have applied. */
export function checkApplied(db: DatabaseSync, file: string, version: number): void {
  const applied = new Map(
    db
      .prepare('SELECT version, checksum FROM migration')
      .all()
      .map((row) => [Number(row['version']), String(row['checksum'])]),
  );
  shared.checkApplied(migrations, applied, version, file);
}
