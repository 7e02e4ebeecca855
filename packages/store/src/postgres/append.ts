import type { Event } from '@luotsi/protocol';
import { checkEvent, conflictError, noConsentError, withdrawnError } from '../rules.js';
import type { StoreInfo } from '../store.js';
import { bare } from './encode.js';
import type { Outcome } from './lane.js';
import { LOCK } from './migrations.js';
import type { Sql } from './sql.js';

type Batch = readonly Event[];
interface Appended {
  readonly stored: number;
  readonly repeated: number;
}

/** An event as the tables hold it. */
interface Row {
  readonly id: string;
  readonly kind: string;
  readonly participant: string;
  readonly name: string;
  readonly value: number | null;
  readonly language: string;
  readonly at: number;
}

const rowOf = (event: Event, at: number): Row => ({
  id: event.id.toLowerCase(),
  kind: event.kind,
  participant: event.participant,
  name: event.name,
  value: event.value ?? null,
  language: event.language,
  at,
});

const same = (a: Row, b: Row): boolean =>
  a.kind === b.kind &&
  a.participant === b.participant &&
  a.name === b.name &&
  a.value === b.value &&
  a.language === b.language &&
  a.at === b.at;

/**
 * Writes several batches with one statement. A batch that is refused by itself has an error as its outcome;
 * a changed event is thrown, and ends the transaction.
 */
export async function append(tx: Sql, info: StoreInfo, batches: readonly Batch[]): Promise<Outcome<Appended>[]> {
  const people = [...new Set(batches.flatMap((batch) => batch.map(({ participant }) => participant)))];
  // Shared with all who append; a withdrawal waits for them, and they for it.
  await tx`SELECT pg_advisory_xact_lock_shared(${LOCK.family}::int, ${LOCK.erasure}::int)`;
  const known = await tx<{ participant: string; consented: boolean; gone: boolean }>`
    SELECT person::text AS participant,
      EXISTS (SELECT FROM consent WHERE participant = person::uuid) AS consented,
      EXISTS (SELECT FROM tombstone WHERE hash = sha256(uuid_send(person::uuid))) AS gone
    FROM json_array_elements_text(${JSON.stringify(people)}::text::json) AS person`;
  const standing = new Map(known.map((row) => [row.participant, row]));
  const checked = batches.map((batch): { rows: Row[] } | { error: unknown } => {
    try {
      const rows = batch.map((event, index) => {
        const at = checkEvent(info, event, index);
        if (standing.get(event.participant)?.gone) throw withdrawnError(index);
        if (!standing.get(event.participant)?.consented) throw noConsentError(index);
        return rowOf(event, at);
      });
      return { rows };
    } catch (error) {
      return { error };
    }
  });
  const fresh = await insert(
    tx,
    checked.flatMap((one) => ('rows' in one ? one.rows : [])),
  );
  await checkRepeats(tx, batches, checked, fresh);
  return checked.map((one) => {
    if ('error' in one) return one;
    const stored = one.rows.filter(({ id }) => fresh.delete(id)).length;
    return { value: { stored, repeated: one.rows.length - stored } };
  });
}

/** Ids that were not there before. */
async function insert(tx: Sql, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await tx<{ id: string }>`
    INSERT INTO event (id, kind, participant, name, value, language, at)
    SELECT id, kind, participant, name, value, language, at
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(rows)}::text::json) AS
      (id uuid, kind text, participant uuid, name text, value double precision, language text, at integer))
      WITH ORDINALITY AS sent (id, kind, participant, name, value, language, at, place)
    ORDER BY place
    ON CONFLICT (id) DO NOTHING
    RETURNING id::text`;
  return new Set(inserted.map(({ id }) => id));
}

/** @throws StoreError `LUOTSI_STORE_CONFLICT` if an id that was sent more than once has another content somewhere */
async function checkRepeats(
  tx: Sql,
  batches: readonly Batch[],
  checked: readonly ({ rows: Row[] } | { error: unknown })[],
  fresh: ReadonlySet<string>,
): Promise<void> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const one of checked)
    if ('rows' in one)
      for (const { id } of one.rows) {
        if (seen.has(id) || !fresh.has(id)) repeated.add(id);
        seen.add(id);
      }
  if (repeated.size === 0) return;
  const rows = await tx<Row>`
    SELECT id::text, kind, participant::text, name, value, language, at FROM event
    WHERE id IN (SELECT json_array_elements_text(${JSON.stringify([...repeated])}::text::json)::uuid)`;
  const there = new Map(rows.map((row) => [row.id, { ...row, participant: bare(row.participant) }]));
  for (const [number, one] of checked.entries())
    if ('rows' in one)
      for (const [index, row] of one.rows.entries()) {
        const stored = there.get(row.id);
        const event = batches[number]?.[index];
        if (event && repeated.has(row.id) && !(stored && same(stored, row))) throw conflictError(event, index);
      }
}
