import { checksumOf, newestOf, type Migration } from '../migration.js';
import type { Database, Sql } from './sql.js';

/** Advisory locks of this database that writers agree on: who holds one is alone with what it names. */
export const LOCK = { family: 0x4c_75_6f_74, ledger: 1, erasure: 2, schema: 3 } as const;

/**
 * The columns and names of SQLite; ids are `uuid`, hashes are bytes, times are minutes since 1970. Text is compared
 * byte by byte, so that every engine sorts alike.
 *
 * A collector needs no right to change or delete rows: the two things that do are functions, and they run with the
 * rights of the owner.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'init',
    sql: `
CREATE SCHEMA luotsi;

CREATE TABLE luotsi.migration (
  version integer PRIMARY KEY,
  name text NOT NULL,
  checksum text NOT NULL
);

CREATE TABLE luotsi.study (
  one integer PRIMARY KEY CHECK (one = 1),
  kind text NOT NULL CHECK (kind IN ('live', 'rehearsal')),
  experiment text NOT NULL,
  definition_hash text NOT NULL,
  seed text,
  planted text
);

CREATE TABLE luotsi.ledger (
  sequence integer PRIMARY KEY CHECK (sequence > 0),
  stratum text COLLATE "C" NOT NULL,
  place integer NOT NULL CHECK (place >= 0),
  arm text COLLATE "C" NOT NULL,
  form text COLLATE "C" NOT NULL,
  participant uuid UNIQUE,
  at integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  UNIQUE (stratum, place)
);

CREATE TABLE luotsi.consent (
  participant uuid PRIMARY KEY,
  version integer NOT NULL CHECK (version > 0),
  language text COLLATE "C" NOT NULL,
  at integer NOT NULL,
  code_hash bytea UNIQUE CHECK (octet_length(code_hash) = 32)
);

-- seq is the order of arrival. Without a consent there is no event: the database itself holds that.
CREATE TABLE luotsi.event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('exposure', 'answer', 'outcome', 'step', 'stop', 'report')),
  participant uuid NOT NULL REFERENCES luotsi.consent,
  name text COLLATE "C" NOT NULL,
  value double precision CHECK ((value IS NOT NULL) = (kind IN ('answer', 'outcome'))),
  language text COLLATE "C" NOT NULL,
  at integer NOT NULL
);
-- Every reading and every erasure goes by participant; the first answers are read from this index alone.
CREATE INDEX event_of_participant ON luotsi.event (participant, kind, name, seq) INCLUDE (value);
-- One look at its end tells when anything came last.
CREATE INDEX event_at ON luotsi.event (at);

CREATE TABLE luotsi.refusal (
  language text COLLATE "C" PRIMARY KEY,
  count bigint NOT NULL CHECK (count > 0),
  last_at integer NOT NULL
);

-- Hashes of withdrawn pseudonyms and of their codes: a late event cannot bring anybody back.
CREATE TABLE luotsi.tombstone (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32)
);

CREATE FUNCTION luotsi.refuse(refused_in text, refused_at integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = luotsi, pg_temp AS $$
  INSERT INTO refusal AS known (language, count, last_at) VALUES (refused_in, 1, refused_at)
  ON CONFLICT (language) DO UPDATE
    SET count = known.count + 1, last_at = greatest(known.last_at, excluded.last_at)
$$;

-- Number of events erased; null for somebody unknown. Whoever appends holds the lock together with others,
-- so nothing of the person can be on its way into the tables meanwhile.
CREATE FUNCTION luotsi.withdraw(person uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = luotsi, pg_temp AS $$
DECLARE
  erased bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(${LOCK.family}, ${LOCK.erasure});
  IF EXISTS (SELECT FROM tombstone WHERE hash = sha256(uuid_send(person))) THEN RETURN 0; END IF;
  UPDATE ledger SET participant = NULL WHERE participant = person;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO tombstone (hash)
    SELECT sha256(uuid_send(person))
    UNION SELECT code_hash FROM consent WHERE participant = person AND code_hash IS NOT NULL
    ON CONFLICT DO NOTHING;
  DELETE FROM event WHERE participant = person;
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM consent WHERE participant = person;
  RETURN erased;
END
$$;

REVOKE ALL ON FUNCTION luotsi.refuse(text, integer), luotsi.withdraw(uuid) FROM PUBLIC;
`,
  },
];

export const SCHEMA_VERSION: number = newestOf(migrations);

/** Checksum by version of what has been applied. */
export async function appliedTo(sql: Sql): Promise<ReadonlyMap<number, string>> {
  const rows = await sql`SELECT version, checksum FROM luotsi.migration`;
  return new Map(rows.map((row) => [Number(row['version']), String(row['checksum'])]));
}

/** Brings a database to the newest schema, one transaction a migration: cut off anywhere, it goes on at the next start. */
export async function migrate(database: Database): Promise<void> {
  for (const migration of migrations)
    // Each waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    await database.begin(async (tx) => {
      await tx`SELECT pg_advisory_xact_lock(${LOCK.family}::int, ${LOCK.schema}::int)`;
      // Somebody else may have been quicker.
      // (Asked of the table, since to_regclass may answer from what the session remembers.)
      const made = await tx`SELECT FROM pg_tables WHERE schemaname = 'luotsi' AND tablename = 'migration'`;
      if (made.length > 0 && (await appliedTo(tx)).has(migration.version)) return;
      await tx.text(migration.sql);
      await tx`INSERT INTO luotsi.migration (version, name, checksum)
        VALUES (${migration.version}, ${migration.name}, ${checksumOf(migration)})`;
    });
}
