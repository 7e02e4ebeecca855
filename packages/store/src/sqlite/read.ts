import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { AllocationEntry, Event } from '@luotsi/protocol';
import type { CodeOwner, PersonalData } from '../store.js';
import {
  countsQuery,
  toCellCounts,
  toValueCount,
  valuesQuery,
  type CellCounts,
  type CountsRequest,
  type ValueCount,
  type ValuesRequest,
} from '../counts.js';
import { summaryQuery, toSums, type OutcomeSums, type SumsRequest } from '../summaries.js';
import { bytesToUuid, numberToMinute, toBytes, toHex } from '../encode.js';

type Row = Record<string, SQLOutputValue>;

/** Prepares each statement once. */
export class Statements {
  readonly #db: DatabaseSync;
  readonly #known = new Map<string, StatementSync>();
  constructor(db: DatabaseSync) {
    this.#db = db;
  }
  of(sql: string): StatementSync {
    const known = this.#known.get(sql);
    if (known) return known;
    const made = this.#db.prepare(sql);
    this.#known.set(sql, made);
    return made;
  }
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.of(sql).all(...values);
  }
  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.of(sql).get(...values);
  }
}

const bytes = (value: SQLOutputValue | undefined): string => toHex(value as Uint8Array);
const person = (row: Row): string => bytes(row['participant']);

const LEDGER = 'SELECT sequence, stratum, place, arm, form, participant, at, hash FROM ledger';

const entryFrom = (row: Row, experiment: string): AllocationEntry => ({
  schema: 'luotsi/allocation@1',
  experiment,
  sequence: Number(row['sequence']),
  stratum: String(row['stratum']),
  index: Number(row['place']),
  arm: String(row['arm']),
  form: String(row['form']),
  participant: row['participant'] === null ? null : person(row),
  at: numberToMinute(Number(row['at'])),
  hash: bytes(row['hash']),
});

export const ledger = (sql: Statements, experiment: string): AllocationEntry[] =>
  sql.all(`${LEDGER} ORDER BY sequence`).map((row) => entryFrom(row, experiment));

/** A statement of its own: one that is shared would start again while somebody reads on. */
export function* lines(db: DatabaseSync, experiment: string): Generator<AllocationEntry> {
  for (const row of db.prepare(`${LEDGER} ORDER BY sequence`).iterate()) yield entryFrom(row, experiment);
}

export function entryOf(sql: Statements, experiment: string, participant: string): AllocationEntry | undefined {
  const row = sql.get(`${LEDGER} WHERE participant = ?`, toBytes(participant));
  return row && entryFrom(row, experiment);
}

export const exposures = (sql: Statements): { participant: string; arm: string; count: number }[] =>
  sql
    .all(
      `SELECT ledger.participant, name, COUNT(*) AS n FROM event
       JOIN ledger ON ledger.participant = event.participant
       WHERE kind = 'exposure' GROUP BY ledger.sequence, name ORDER BY ledger.sequence, name`,
    )
    .map((row) => ({ participant: person(row), arm: String(row['name']), count: Number(row['n']) }));

export const answers = (
  sql: Statements,
): { participant: string; kind: 'answer' | 'outcome'; name: string; value: number }[] =>
  sql
    .all(
      `SELECT ledger.participant, kind, name, value FROM event
       JOIN ledger ON ledger.participant = event.participant
       WHERE seq IN (
         SELECT MIN(seq) FROM event WHERE kind IN ('answer', 'outcome') GROUP BY participant, kind, name
       ) ORDER BY ledger.sequence, kind, name`,
    )
    .map((row) => ({
      participant: person(row),
      kind: row['kind'] === 'answer' ? 'answer' : 'outcome',
      name: String(row['name']),
      value: Number(row['value']),
    }));

export function summaries(sql: Statements, request: SumsRequest): OutcomeSums[] {
  const { text, values } = summaryQuery(request, () => '?');
  return sql.all(text, ...values).map((row) => toSums(row, request));
}

export function counts(sql: Statements, request: CountsRequest): CellCounts[] {
  const { text, values } = countsQuery(request, () => '?');
  return sql.all(text, ...values).map((row) => toCellCounts(row, request));
}

export function values(sql: Statements, request: ValuesRequest): ValueCount[] {
  const query = valuesQuery(request, () => '?');
  return sql.all(query.text, ...query.values).map(toValueCount);
}

/** Steps or stops, each once for each participant. */
export const marks = (sql: Statements, kind: 'step' | 'stop'): { participant: string; step: string }[] =>
  sql
    .all(
      `SELECT ledger.participant, name FROM event
       JOIN ledger ON ledger.participant = event.participant
       WHERE kind = ? GROUP BY ledger.sequence, name ORDER BY ledger.sequence, MIN(seq)`,
      kind,
    )
    .map((row) => ({ participant: person(row), step: String(row['name']) }));

export function lastStep(sql: Statements, participant: string): string | null {
  const row = sql.get(
    "SELECT name FROM event WHERE participant = ? AND kind = 'step' ORDER BY seq DESC LIMIT 1",
    toBytes(participant),
  );
  return row ? String(row['name']) : null;
}

export const refusals = (sql: Statements): { language: string; count: number }[] =>
  sql
    .all('SELECT language, count FROM refusal ORDER BY language')
    .map((row) => ({ language: String(row['language']), count: Number(row['count']) }));

export const consents = (sql: Statements): { participant: string; language: string; version: number }[] =>
  sql
    .all(
      `SELECT consent.participant, language, version FROM consent
       JOIN ledger ON ledger.participant = consent.participant ORDER BY ledger.sequence`,
    )
    .map((row) => ({
      participant: person(row),
      language: String(row['language']),
      version: Number(row['version']),
    }));

export const withdrawn = (sql: Statements): { arm: string; stratum: string; count: number }[] =>
  sql
    .all(
      'SELECT arm, stratum, COUNT(*) AS n FROM ledger WHERE participant IS NULL GROUP BY arm, stratum ORDER BY arm, stratum',
    )
    .map((row) => ({ arm: String(row['arm']), stratum: String(row['stratum']), count: Number(row['n']) }));

export function lastActivity(sql: Statements): string | null {
  const row = sql.get(
    `SELECT MAX(at) AS at FROM (
       SELECT MAX(at) AS at FROM event UNION ALL SELECT MAX(at) FROM ledger UNION ALL SELECT MAX(last_at) FROM refusal)`,
  );
  return row && row['at'] !== null ? numberToMinute(Number(row['at'])) : null;
}

export function mine(sql: Statements, experiment: string, participant: string): PersonalData | null {
  const id = toBytes(participant);
  const consent = sql.get('SELECT version, language, at FROM consent WHERE participant = ?', id);
  const entry = entryOf(sql, experiment, participant);
  if (!consent || !entry) return null;
  return {
    experiment,
    participant,
    consent: {
      version: Number(consent['version']),
      language: String(consent['language']),
      at: numberToMinute(Number(consent['at'])),
    },
    allocation: { arm: entry.arm, form: entry.form, stratum: entry.stratum, at: entry.at },
    events: sql
      .all('SELECT id, kind, name, value, language, at FROM event WHERE participant = ? ORDER BY seq', id)
      .map((row) => ({
        id: bytesToUuid(row['id'] as Uint8Array),
        kind: String(row['kind']) as Event['kind'],
        name: String(row['name']),
        ...(row['value'] === null ? {} : { value: Number(row['value']) }),
        language: String(row['language']),
        at: numberToMinute(Number(row['at'])),
      })),
  };
}

export function ownerOfCode(sql: Statements, hash: string): CodeOwner {
  const row = sql.get('SELECT participant FROM consent WHERE code_hash = ?', toBytes(hash));
  if (row) return { participant: person(row) };
  return sql.get('SELECT 1 FROM tombstone WHERE hash = ?', toBytes(hash)) ? 'withdrawn' : null;
}
