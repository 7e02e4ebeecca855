import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore, StoreError } from '@luotsi/store';
import { describeStore } from './contract.js';
import { enrol, event, info, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();

describeStore('SQLite in a file', () => openStore(join(folder(), 'data', 'pilot.db'), info));
describeStore('SQLite in memory', () => openStore(':memory:', info));

const failure = (run: () => unknown): StoreError => {
  try {
    run();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

async function made(): Promise<string> {
  const file = join(folder(), 'pilot.db');
  await openStore(file, info).close();
  return file;
}

describe('opening a file', () => {
  it('says what to do when there is none, and makes none', () => {
    const file = join(folder(), 'none.db');
    for (const options of [{}, { readOnly: true }])
      expect(failure(() => openStore(file, undefined, options))).toMatchObject({ code: 'LUOTSI_STORE_MISSING' });
    expect(existsSync(file)).toBe(false);
  });

  it('refuses files of other programs and leaves them as they were', async () => {
    const text = join(folder(), 'notes.txt');
    writeFileSync(text, 'This is not a database, it is somebody’s notes.');
    const other = join(folder(), 'other.db');
    const db = new DatabaseSync(other);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    for (const file of [text, other]) {
      const before = readFileSync(file);
      const error = failure(() => openStore(file, info));
      expect(error.code).toBe('LUOTSI_STORE_FOREIGN');
      expect(error.message).toContain(file);
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });

  it('refuses a file that only begins like a database', () => {
    const file = join(folder(), 'broken.db');
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(200, 0xff)]));
    expect(failure(() => openStore(file, info)).code).toBe('LUOTSI_STORE_FOREIGN');
  });

  it('refuses a database of a newer version, naming file and versions', async () => {
    const file = await made();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    for (const options of [{}, { readOnly: true }]) {
      const error = failure(() => openStore(file, undefined, options));
      expect(error.code).toBe('LUOTSI_STORE_NEWER');
      expect(error.message).toMatch(/pilot\.db.*version 99.*up to 1.*Use the newer Luotsi/s);
    }
  });

  it('refuses a schema step that was applied in another form', async () => {
    const file = await made();
    const db = new DatabaseSync(file);
    db.exec("UPDATE migration SET checksum = 'x'");
    db.close();
    for (const options of [{}, { readOnly: true }])
      expect(failure(() => openStore(file, undefined, options)).code).toBe('LUOTSI_STORE_MIGRATION');
  });

  it('refuses another study and names the differences', async () => {
    const file = await made();
    const error = failure(() => openStore(file, { ...info, kind: 'live', definitionHash: 'cd'.repeat(32) }));
    expect(error.code).toBe('LUOTSI_STORE_OTHER_STUDY');
    expect(error.message).toMatch(/kind: there "rehearsal", wanted "live"; definitionHash: there "abab/);
    const again = openStore(file, info);
    expect(again.info).toEqual(info);
    await again.close();
  });

  it('goes on with a creation that was cut off', async () => {
    const file = join(folder(), 'pilot.db');
    const db = new DatabaseSync(file);
    db.exec('PRAGMA journal_mode = WAL');
    db.close();
    expect(failure(() => openStore(file)).code).toMatch(/MISSING|FOREIGN/);
    const store = openStore(file, info);
    await enrol(store);
    expect(store.ledger()).toHaveLength(1);
    await store.close();
  });

  it('names a folder that is in the way', () => {
    const file = join(folder(), 'folder.db');
    mkdirSync(file);
    writeFileSync(join(file, 'x'), '');
    expect(failure(() => openStore(file, info)).code).toBe('LUOTSI_STORE_UNAVAILABLE');
  });

  it('keeps the file to its owner', async () => {
    expect(statSync(await made()).mode & 0o077).toBe(0);
  });
});

describe('durability and sharing', () => {
  it('runs with a write-ahead log and a full sync, and analysis has its index', async () => {
    const file = await made();
    const store = openStore(file);
    const db = new DatabaseSync(file, { readOnly: true });
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    const plan = db
      .prepare('EXPLAIN QUERY PLAN SELECT name FROM event WHERE participant = ? AND kind = ?')
      .all(new Uint8Array(16), 'step')
      .map((row) => String(row['detail']))
      .join();
    expect(plan).toContain('event_of_participant');
    db.close();
    await store.close();
  });

  it('can be read, as one snapshot, while another connection writes', async () => {
    const file = await made();
    const writer = openStore(file);
    const { participant } = await enrol(writer);
    const reader = openStore(file, undefined, { readOnly: true });
    expect(reader.ledger()).toHaveLength(1);
    await writer.append([event(participant)]);
    await enrol(writer);
    expect(reader.steps()).toEqual([]);
    expect(reader.ledger()).toHaveLength(1);
    await expect(reader.append([event(participant)])).rejects.toMatchObject({ code: 'LUOTSI_STORE_READ_ONLY' });
    await reader.close();
    const later = openStore(file, undefined, { readOnly: true });
    expect(later.steps()).toHaveLength(1);
    await later.close();
    await writer.close();
  });

  it('can be read when nobody has it open', async () => {
    const file = await made();
    const reader = openStore(file, undefined, { readOnly: true });
    expect(reader.ledger()).toEqual([]);
    await reader.close();
  });

  it('continues one chain when two processes allocate on one file', async () => {
    const file = await made();
    const [a, b] = [openStore(file), openStore(file)];
    for (let i = 0; i < 10; i += 1) await Promise.all([enrol(a), enrol(b)]);
    expect(a.ledger().map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    await a.close();
    await b.close();
  });

  it('refuses before the queue grows over its limit, and takes events again afterwards', async () => {
    const store = openStore(':memory:', info, { queueLimit: 10 });
    const { participant } = await enrol(store);
    const events = Array.from({ length: 6 }, () => event(participant));
    const [first, second] = await Promise.allSettled([store.append(events), store.append([...events])]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'LUOTSI_STORE_BUSY' } });
    expect(await store.append(events)).toEqual({ stored: 0, repeated: 6 });
    await store.close();
  });
});
