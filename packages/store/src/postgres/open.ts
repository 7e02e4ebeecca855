import { checkApplied, checkVersion, outdatedError } from '../migration.js';
import { StoreError } from '../problem.js';
import type { RemoteStore, StoreInfo } from '../store.js';
import { plantedText, studyFrom, type StudyRow } from '../study.js';
import { appliedTo, migrate, migrations, SCHEMA_VERSION } from './migrations.js';
import { PostgresStore } from './postgres-store.js';
import { storeErrorFor } from './problem.js';
import { connect, type Database, type Sql } from './sql.js';

/** PostgreSQL 15. */
const OLDEST_SERVER = 150_000;

export interface PostgresOptions {
  /** Opens it for reading only: every session is read-only, so a role without any right to write will do. */
  readonly readOnly?: boolean;
  /** Events, and allocations, that may wait for a commit before `LUOTSI_STORE_BUSY`; 10,000 unless told. */
  readonly queueLimit?: number;
  /** Connections to the server; 4 unless told. One writes events, one writes the ledger, the others read. */
  readonly connections?: number;
}

/**
 * Opens the store of one experiment in a PostgreSQL database of its own, or creates it when `create` is given and the
 * database is empty. Several collectors may have it open.
 * @param url `postgres://user:password@host:port/database`; `?sslmode=verify-full` and the like as usual
 * @throws StoreError `LUOTSI_STORE_MISSING`, `LUOTSI_STORE_FOREIGN`, `LUOTSI_STORE_NEWER`, `LUOTSI_STORE_MIGRATION`,
 *   `LUOTSI_STORE_OTHER_STUDY`, `LUOTSI_STORE_UNAVAILABLE`; the database is left as it was.
 */
export async function openPostgresStore(
  url: string,
  create?: StoreInfo,
  options: PostgresOptions = {},
): Promise<RemoteStore> {
  const readOnly = options.readOnly ?? false;
  const place = placeOf(url);
  const database = connect(url, Math.max(options.connections ?? 4, 3), {
    search_path: 'luotsi',
    // A commit is on the disk before it is acknowledged, whatever the server does for others.
    synchronous_commit: 'on',
    // A collector that hangs must not hold up the others.
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '30s',
    default_transaction_read_only: readOnly ? 'on' : 'off',
  });
  const { sql } = database;
  try {
    await checkServer(sql, place);
    await prepare(database, place, create, readOnly);
    if (create && !readOnly) await writeStudy(sql, create);
    const [row] = await sql<StudyRow>`SELECT kind, experiment, definition_hash, seed, planted FROM study`;
    const info = studyFrom(row, place, create);
    return new PostgresStore(database, place, info, { readOnly, queueLimit: options.queueLimit ?? 10_000 });
  } catch (error) {
    await database.end();
    throw storeErrorFor(place, error);
  }
}

/** The address without user and password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^postgres(?:ql)?:$/.test(parsed.protocol))
    throw new StoreError(
      'LUOTSI_STORE_UNAVAILABLE',
      'The address of the database is not of the form postgres://user:password@host:port/database, so nothing was opened. Check it.',
    );
  return `postgres://${parsed.host}${parsed.pathname}`;
}

async function checkServer(sql: Sql, place: string): Promise<void> {
  const [row] = await sql<{ version: number; shown: string; fsync: string }>`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
      current_setting('fsync') AS fsync`;
  if (!row || row.version < OLDEST_SERVER)
    throw new StoreError(
      'LUOTSI_STORE_UNAVAILABLE',
      `${place}: the server is PostgreSQL ${row?.shown ?? 'of an unknown version'}, and Luotsi is tested with 15 and newer. Use a newer server.`,
    );
  if (row.fsync !== 'on')
    throw new StoreError(
      'LUOTSI_STORE_UNAVAILABLE',
      `${place}: the server runs with fsync = off, so what was acknowledged could be lost with the power. Turn it on.`,
    );
}

/** Tells our database from an empty one and from somebody else's, and brings it up to date. */
async function prepare(
  database: Database,
  place: string,
  create: StoreInfo | undefined,
  readOnly: boolean,
): Promise<void> {
  const { sql } = database;
  const [found] = await sql<{ ours: boolean; taken: boolean; others: number }>`
    SELECT to_regclass('luotsi.migration') IS NOT NULL AS ours, to_regnamespace('luotsi') IS NOT NULL AS taken,
      (SELECT count(*)::int FROM pg_class
        WHERE relkind IN ('r', 'p') AND relpersistence <> 't'
          AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
          AND relnamespace::regnamespace::text NOT LIKE 'pg\\_toast%'
          AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')) AS others`;
  if (!found?.ours) {
    if (found && (found.taken || found.others > 0))
      throw new StoreError(
        'LUOTSI_STORE_FOREIGN',
        `${place}: the database holds tables of another program, and who may read those could read the participants' answers. Make a database of its own for the study.`,
      );
    if (!create || readOnly)
      throw new StoreError(
        'LUOTSI_STORE_MISSING',
        `${place}: the database is empty, so there is nothing to read. Check the name, or collect data first (luotsi serve, luotsi rehearse).`,
      );
    await migrate(database);
    return;
  }
  const applied = await appliedTo(sql);
  const version = Math.max(0, ...applied.keys());
  checkVersion(version, SCHEMA_VERSION, place);
  checkApplied(migrations, applied, version, place);
  if (version === SCHEMA_VERSION) return;
  if (readOnly) throw outdatedError(version, SCHEMA_VERSION, place);
  await migrate(database);
}

/** Only into a database that has none, so that a collector without the right to write there can open it. */
async function writeStudy(sql: Sql, create: StoreInfo): Promise<void> {
  const there = await sql`SELECT FROM study`;
  if (there.length > 0) return;
  await sql`INSERT INTO study (one, kind, experiment, definition_hash, seed, planted)
    VALUES (1, ${create.kind}, ${create.experiment}, ${create.definitionHash}, ${create.seed}, ${plantedText(create)})
    ON CONFLICT DO NOTHING`;
}
