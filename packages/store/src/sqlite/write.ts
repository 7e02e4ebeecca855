import type { AllocationEntry, Event } from '@luotsi/protocol';
import {
  checkConsent,
  checkEntry,
  checkEvent,
  conflictError,
  noConsentError,
  tombstoneOf,
  withdrawnError,
} from '../rules.js';
import type { AllocationRequest, NextPlace, StoreInfo } from '../store.js';
import { minuteToNumber, toBytes, toHex, uuidToBytes } from '../encode.js';
import { entryOf, type Statements } from './read.js';

/*
 * What runs inside a transaction. Every function is synchronous and either does all of its work or throws.
 */

const isWithdrawn = (sql: Statements, participant: string): boolean =>
  sql.get('SELECT 1 FROM tombstone WHERE hash = ?', tombstoneOf(participant)) !== undefined;

export function allocate(
  sql: Statements,
  info: StoreInfo,
  request: AllocationRequest,
  next: (place: NextPlace) => AllocationEntry,
): AllocationEntry {
  const { consent, participant, stratum } = request;
  checkConsent(info, request);
  if (isWithdrawn(sql, participant)) throw withdrawnError();
  const known = entryOf(sql, info.experiment, participant);
  if (known) return known;

  const last = sql.get('SELECT sequence, hash FROM ledger ORDER BY sequence DESC LIMIT 1');
  const inStratum = sql.get('SELECT MAX(place) AS place FROM ledger WHERE stratum = ?', stratum);
  const place: NextPlace = {
    index: inStratum && inStratum['place'] !== null ? Number(inStratum['place']) + 1 : 0,
    sequence: last ? Number(last['sequence']) + 1 : 1,
    previousHash: last ? toHex(last['hash'] as Uint8Array) : '0'.repeat(64),
  };
  const entry = next(place);
  checkEntry(info, request, place, entry);
  sql
    .of('INSERT INTO consent (participant, version, language, at, code_hash) VALUES (?, ?, ?, ?, ?)')
    .run(
      toBytes(participant),
      consent.version,
      consent.language,
      minuteToNumber(consent.at),
      request.withdrawal === undefined ? null : toBytes(request.withdrawal),
    );
  sql
    .of(
      'INSERT INTO ledger (sequence, stratum, place, arm, form, participant, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      entry.sequence,
      entry.stratum,
      entry.index,
      entry.arm,
      entry.form,
      toBytes(participant),
      minuteToNumber(entry.at),
      toBytes(entry.hash),
    );
  return entry;
}

export function append(
  sql: Statements,
  info: StoreInfo,
  events: readonly Event[],
): { stored: number; repeated: number } {
  const allowed = new Set<string>();
  let stored = 0;
  for (const [index, event] of events.entries()) {
    const at = checkEvent(info, event, index);
    if (!allowed.has(event.participant)) {
      if (isWithdrawn(sql, event.participant)) throw withdrawnError(index);
      if (!sql.get('SELECT 1 FROM ledger WHERE participant = ?', toBytes(event.participant)))
        throw noConsentError(index);
      allowed.add(event.participant);
    }
    const { changes } = sql
      .of(
        `INSERT INTO event (id, kind, participant, name, value, language, at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING`,
      )
      .run(
        uuidToBytes(event.id),
        event.kind,
        toBytes(event.participant),
        event.name,
        event.value ?? null,
        event.language,
        at,
      );
    if (Number(changes) === 1) stored += 1;
    else if (!isRepeat(sql, event, at)) throw conflictError(event, index);
  }
  return { stored, repeated: events.length - stored };
}

const isRepeat = (sql: Statements, event: Event, at: number): boolean =>
  sql.get(
    `SELECT 1 FROM event WHERE id = ? AND kind = ? AND participant = ? AND name = ? AND value IS ?
     AND language = ? AND at = ?`,
    uuidToBytes(event.id),
    event.kind,
    toBytes(event.participant),
    event.name,
    event.value ?? null,
    event.language,
    at,
  ) !== undefined;

export function refuse(sql: Statements, language: string, at: string): void {
  sql
    .of(
      `INSERT INTO refusal (language, count, last_at) VALUES (?, 1, ?)
       ON CONFLICT (language) DO UPDATE SET count = count + 1, last_at = max(last_at, excluded.last_at)`,
    )
    .run(language, minuteToNumber(at));
}

export function withdraw(sql: Statements, participant: string): { erased: number } | null {
  const id = toBytes(participant);
  if (isWithdrawn(sql, participant)) return { erased: 0 };
  if (!sql.get('SELECT 1 FROM ledger WHERE participant = ?', id)) return null;
  const tombstone = sql.of('INSERT INTO tombstone (hash) VALUES (?) ON CONFLICT DO NOTHING');
  tombstone.run(tombstoneOf(participant));
  const code = sql.get('SELECT code_hash FROM consent WHERE participant = ?', id)?.['code_hash'];
  if (code) tombstone.run(code);
  const { changes } = sql.of('DELETE FROM event WHERE participant = ?').run(id);
  sql.of('DELETE FROM consent WHERE participant = ?').run(id);
  sql.of('UPDATE ledger SET participant = NULL WHERE participant = ?').run(id);
  sql
    .of(
      'INSERT INTO scrub_due (one, erasure, rewritten) VALUES (1, 1, 0) ON CONFLICT (one) DO UPDATE SET erasure = erasure + 1',
    )
    .run();
  return { erased: Number(changes) };
}
