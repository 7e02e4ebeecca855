import { createHash } from 'node:crypto';
import type { AllocationEntry, Event } from '@luotsi/protocol';
import { StoreError } from '../problem.js';
import type { AllocationRequest, NextPlace, StoreInfo } from '../store.js';
import { minuteToNumber, toBytes, toHex, uuidToBytes } from './encode.js';
import { entryOf, type Statements } from './read.js';

/*
 * What runs inside a transaction. Every function is synchronous and either does all of its work or throws.
 */

const tombstoneOf = (participant: string): Uint8Array => createHash('sha256').update(toBytes(participant)).digest();

const isWithdrawn = (sql: Statements, participant: string): boolean =>
  sql.get('SELECT 1 FROM tombstone WHERE hash = ?', tombstoneOf(participant)) !== undefined;

const withdrawnError = (index?: number): StoreError =>
  new StoreError(
    'LUOTSI_STORE_WITHDRAWN',
    'This participant has withdrawn, and what is erased may not come back; nothing of this was stored. Do not send it again.',
    index === undefined ? {} : { index },
  );

const invalid = (message: string, index?: number): StoreError =>
  new StoreError('LUOTSI_STORE_INVALID', message, index === undefined ? {} : { index });

export function allocate(
  sql: Statements,
  info: StoreInfo,
  request: AllocationRequest,
  next: (place: NextPlace) => AllocationEntry,
): AllocationEntry {
  const { consent, participant, stratum } = request;
  if (consent.participant !== participant || consent.experiment !== info.experiment)
    throw invalid(
      `The consent is for experiment "${consent.experiment}" or for somebody else, and nobody is allocated without their own consent to "${info.experiment}". Ask for consent again.`,
    );
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
  if (
    entry.experiment !== info.experiment ||
    entry.participant !== participant ||
    entry.stratum !== stratum ||
    entry.sequence !== place.sequence ||
    entry.index !== place.index
  )
    throw invalid(
      `The ledger line made for place ${place.index} of stratum "${stratum}" is for another place or person, so the ledger could not be replayed. Build the line from the place that is given.`,
    );
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
    if (event.experiment !== info.experiment)
      throw invalid(
        `The event belongs to experiment "${event.experiment}", the store to "${info.experiment}"; nothing of this was stored. Send it to the store of its own experiment.`,
        index,
      );
    if (!allowed.has(event.participant)) {
      if (isWithdrawn(sql, event.participant)) throw withdrawnError(index);
      if (!sql.get('SELECT 1 FROM ledger WHERE participant = ?', toBytes(event.participant)))
        throw new StoreError(
          'LUOTSI_STORE_NO_CONSENT',
          'Nobody with this pseudonym has consented, so nothing may be stored about them. Ask for consent and an allocation first.',
          { index },
        );
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
        minuteToNumber(event.at, index),
      );
    if (Number(changes) === 1) stored += 1;
    else checkRepeat(sql, event, index);
  }
  return { stored, repeated: events.length - stored };
}

function checkRepeat(sql: Statements, event: Event, index: number): void {
  const same = sql.get(
    `SELECT 1 FROM event WHERE id = ? AND kind = ? AND participant = ? AND name = ? AND value IS ?
     AND language = ? AND at = ?`,
    uuidToBytes(event.id),
    event.kind,
    toBytes(event.participant),
    event.name,
    event.value ?? null,
    event.language,
    minuteToNumber(event.at, index),
  );
  if (!same)
    throw new StoreError(
      'LUOTSI_STORE_CONFLICT',
      `An event with the id ${event.id} is stored already with other content, and nobody could say which of the two happened; nothing of this was stored. Give each event an id of its own, once, and never change it afterwards.`,
      { index },
    );
}

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
