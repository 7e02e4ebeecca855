import type { AllocationEntry, Event } from '@luotsi/protocol';
import { numberToMinute } from '../encode.js';
import type { CodeOwner, Lists, PersonalData } from '../store.js';
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
import { bare } from './encode.js';
import type { Sql } from './sql.js';

type Of<Name extends keyof Lists> = Promise<ReturnType<Lists[Name]>>;

interface LedgerRow {
  readonly sequence: number;
  readonly stratum: string;
  readonly place: number;
  readonly arm: string;
  readonly form: string;
  readonly participant: string | null;
  readonly at: number;
  readonly hash: string;
}

const entryFrom = ({ place, participant, at, ...row }: LedgerRow, experiment: string): AllocationEntry => ({
  schema: 'luotsi/allocation@1',
  experiment,
  ...row,
  index: place,
  participant: participant && bare(participant),
  at: numberToMinute(at),
});

/** Rows about people, with the pseudonym as the protocol writes it. */
const named = <Row extends { participant: string }>(rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ ...row, participant: bare(row.participant) }));

/** Lines of the participants in a JSON list. */
export async function entriesOf(sql: Sql, experiment: string, participants: string): Promise<AllocationEntry[]> {
  const rows = await sql<LedgerRow>`
    SELECT sequence, stratum, place, arm, form, participant::text, at, encode(hash, 'hex') AS hash FROM ledger
    WHERE participant IN (SELECT json_array_elements_text(${participants}::text::json)::uuid)`;
  return rows.map((row) => entryFrom(row, experiment));
}

export async function ledger(sql: Sql, experiment: string): Of<'ledger'> {
  const rows = await sql<LedgerRow>`
    SELECT sequence, stratum, place, arm, form, participant::text, at, encode(hash, 'hex') AS hash FROM ledger
    ORDER BY sequence`;
  return rows.map((row) => entryFrom(row, experiment));
}

export const exposures = async (sql: Sql): Of<'exposures'> =>
  named(
    await sql<{ participant: string; arm: string; count: number }>`
      SELECT ledger.participant::text, name AS arm, count(*)::int AS count
      FROM event JOIN ledger ON ledger.participant = event.participant
      WHERE kind = 'exposure' GROUP BY ledger.sequence, name ORDER BY ledger.sequence, name`,
  );

export const answers = async (sql: Sql): Of<'answers'> =>
  named(
    await sql<{ participant: string; kind: 'answer' | 'outcome'; name: string; value: number }>`
      SELECT ledger.participant::text, kind, name, value FROM (
        SELECT DISTINCT ON (participant, kind, name) participant, kind, name, value FROM event
        WHERE kind IN ('answer', 'outcome') ORDER BY participant, kind, name, seq
      ) AS first JOIN ledger ON ledger.participant = first.participant
      ORDER BY ledger.sequence, kind, name`,
  );

export async function summaries(sql: Sql, request: SumsRequest): Promise<OutcomeSums[]> {
  const { text, values } = summaryQuery(request, (i) => `$${i}`);
  const rows = await sql.text(text, values);
  return rows.map((row) => toSums(row, request));
}

export async function counts(sql: Sql, request: CountsRequest): Promise<CellCounts[]> {
  const query = countsQuery(request, (i) => `$${i}`);
  return (await sql.text(query.text, query.values)).map((row) => toCellCounts(row, request));
}

export async function values(sql: Sql, request: ValuesRequest): Promise<ValueCount[]> {
  const query = valuesQuery(request, (i) => `$${i}`);
  return (await sql.text(query.text, query.values)).map((row) => toValueCount(row));
}

/** Steps or stops, each once for each participant. */
export const marks = async (sql: Sql, kind: 'step' | 'stop'): Of<'steps'> =>
  named(
    await sql<{ participant: string; step: string }>`
      SELECT ledger.participant::text, name AS step
      FROM event JOIN ledger ON ledger.participant = event.participant
      WHERE kind = ${kind} GROUP BY ledger.sequence, name ORDER BY ledger.sequence, min(seq)`,
  );

export const refusals = async (sql: Sql): Of<'refusals'> => [
  ...(await sql<{ language: string; count: number }>`
    SELECT language, count::int FROM refusal ORDER BY language`),
];

export const consents = async (sql: Sql): Of<'consents'> =>
  named(
    await sql<{ participant: string; language: string; version: number }>`
      SELECT consent.participant::text, language, version
      FROM consent JOIN ledger ON ledger.participant = consent.participant ORDER BY ledger.sequence`,
  );

export const withdrawn = async (sql: Sql): Of<'withdrawn'> => [
  ...(await sql<{ arm: string; stratum: string; count: number }>`
    SELECT arm, stratum, count(*)::int AS count FROM ledger
    WHERE participant IS NULL GROUP BY arm, stratum ORDER BY arm, stratum`),
];

export async function lastActivity(sql: Sql): Of<'lastActivity'> {
  const [row] = await sql<{ at: number | null }>`
    SELECT greatest((SELECT max(at) FROM event), (SELECT max(at) FROM ledger),
      (SELECT max(last_at) FROM refusal)) AS at`;
  return row && row.at !== null ? numberToMinute(row.at) : null;
}

export async function lastStep(sql: Sql, participant: string): Promise<string | null> {
  const [row] = await sql<{ name: string }>`
    SELECT name FROM event WHERE participant = ${participant}::uuid AND kind = 'step' ORDER BY seq DESC LIMIT 1`;
  return row?.name ?? null;
}

export const entryOf = async (
  sql: Sql,
  experiment: string,
  participant: string,
): Promise<AllocationEntry | undefined> => (await entriesOf(sql, experiment, JSON.stringify([participant])))[0];

/** Run it in a transaction that sees one moment. */
export async function mine(sql: Sql, experiment: string, participant: string): Promise<PersonalData | null> {
  const [consent] = await sql<{ version: number; language: string; at: number }>`
    SELECT version, language, at FROM consent WHERE participant = ${participant}::uuid`;
  const entry = await entryOf(sql, experiment, participant);
  if (!consent || !entry) return null;
  const events = await sql<{
    id: string;
    kind: Event['kind'];
    name: string;
    value: number | null;
    language: string;
    at: number;
  }>`
    SELECT id::text, kind, name, value, language, at FROM event WHERE participant = ${participant}::uuid ORDER BY seq`;
  return {
    experiment,
    participant,
    consent: { ...consent, at: numberToMinute(consent.at) },
    allocation: { arm: entry.arm, form: entry.form, stratum: entry.stratum, at: entry.at },
    events: events.map(({ value, at, ...event }) => ({
      ...event,
      ...(value === null ? {} : { value }),
      at: numberToMinute(at),
    })),
  };
}

export async function ownerOfCode(sql: Sql, hash: string): Promise<CodeOwner> {
  const [row] = await sql<{ participant: string | null; gone: boolean }>`
    SELECT (SELECT participant::text FROM consent WHERE code_hash = decode(${hash}, 'hex')) AS participant,
      EXISTS (SELECT FROM tombstone WHERE hash = decode(${hash}, 'hex')) AS gone`;
  if (row?.participant) return { participant: bare(row.participant) };
  return row?.gone ? 'withdrawn' : null;
}
