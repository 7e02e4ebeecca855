import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { migrate } from '../sqlite/migrations.js';
import { SqliteStore } from '../sqlite/sqlite-store.js';
import type { Store, StoreInfo } from '../store.js';
import type { Sql } from './sql.js';

const ROWS_AT_ONCE = 5000;

/** Each table, as the columns of SQLite want it. Codes and tombstones stay where they are. */
const tables: readonly (readonly [into: string, from: string])[] = [
  [
    'INSERT INTO ledger (sequence, stratum, place, arm, form, participant, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    'SELECT sequence, stratum, place, arm, form, uuid_send(participant) AS participant, at, hash FROM ledger',
  ],
  [
    'INSERT INTO consent (participant, version, language, at) VALUES (?, ?, ?, ?)',
    'SELECT uuid_send(participant) AS participant, version, language, at FROM consent',
  ],
  [
    'INSERT INTO event (seq, id, kind, participant, name, value, language, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    `SELECT seq::double precision, uuid_send(id) AS id, kind, uuid_send(participant) AS participant, name, value, language, at
     FROM event ORDER BY seq`,
  ],
  [
    'INSERT INTO refusal (language, count, last_at) VALUES (?, ?, ?)',
    'SELECT language, count::double precision, last_at FROM refusal',
  ],
];

/** Copies the tables into SQLite in memory, row by row as they come. Run it in a transaction that sees one moment. */
export async function copyToMemory(tx: Sql, place: string, info: StoreInfo): Promise<Store> {
  const db = new DatabaseSync(':memory:');
  migrate(db, place);
  db.exec('BEGIN');
  for (const [into, from] of tables) {
    const insert = db.prepare(into);
    // oxlint-disable-next-line no-await-in-loop
    await tx.text(`DECLARE source NO SCROLL CURSOR FOR ${from}`);
    for (let more = true; more;) {
      // oxlint-disable-next-line no-await-in-loop
      const rows = await tx.text(`FETCH ${ROWS_AT_ONCE} FROM source`);
      for (const row of rows) insert.run(...(Object.values(row) as SQLInputValue[]));
      more = rows.length === ROWS_AT_ONCE;
    }
    // oxlint-disable-next-line no-await-in-loop
    await tx.text('CLOSE source');
  }
  db.exec('COMMIT');
  return new SqliteStore(db, place, info, { readOnly: true, queueLimit: 0 });
}
