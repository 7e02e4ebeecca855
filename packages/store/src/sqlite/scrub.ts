import type { DatabaseSync } from 'node:sqlite';
import { resultCode, SQLITE } from './commit.js';
import { pragma } from './migrations.js';

/**
 * Takes erased bytes out of the files, if any are due.
 *
 * `secure_delete` zeroes the cells that are deleted, but not the copies of them that a page keeps in its free space
 * after its cells were moved (measured: 1 of 200 erased participants could still be found in the file). VACUUM
 * writes all pages anew, and a truncating checkpoint empties the write-ahead log.
 * @returns whether nothing is left; false while another process reads an older snapshot or writes, or the disk
 *   has no room for the copy: call it again later.
 */
export function scrub(db: DatabaseSync): boolean {
  const due = db.prepare('SELECT erasure, rewritten FROM scrub_due').get();
  if (!due) return true;
  const erasure = Number(due['erasure']);
  // Waiting for a lock here would hold up everything else in the process.
  db.exec('PRAGMA busy_timeout = 0');
  try {
    if (Number(due['rewritten']) < erasure) {
      db.exec('VACUUM');
      db.prepare('UPDATE scrub_due SET rewritten = ?').run(erasure);
    }
    if (pragma(db, 'wal_checkpoint(TRUNCATE)') !== 0) return false;
    db.prepare('DELETE FROM scrub_due WHERE erasure = ?').run(erasure);
    return true;
  } catch (error) {
    const code = resultCode(error);
    if (code === SQLITE.BUSY || code === SQLITE.LOCKED || code === SQLITE.FULL) return false;
    throw error;
  } finally {
    db.exec('PRAGMA busy_timeout = 5000');
  }
}
