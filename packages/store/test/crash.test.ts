import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { replay } from '@luotsi/allocation';
import { openStore } from '@luotsi/store';
import { allocator, info, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();
const here = fileURLToPath(new URL('.', import.meta.url));
const ROUNDS = 6;
/** Lets the child load the sources as they are. */
const flags = ['--conditions=luotsi:source', '--import', join(here, 'source-hook.mjs'), '--no-warnings'];

/** What is read while another process writes belongs together. */
function checkSnapshot(file: string): void {
  const reader = openStore(file, undefined, { readOnly: true });
  const lines = reader.ledger();
  const present = lines.flatMap(({ participant }) => (participant ? [participant] : []));
  expect(replay(lines, allocator)).toMatchObject({ rederived: lines.length, mismatches: [], chainBroken: [] });
  expect(reader.consents().map(({ participant }) => participant)).toEqual(present);
  const answered = new Set(reader.answers().map(({ participant }) => participant));
  expect([...answered].filter((participant) => !present.includes(participant))).toEqual([]);
  void reader.close();
}

/** Starts a writer on the file, kills it while it writes, and gives back what it said it had been promised. */
async function killedWriter(file: string, afterLines: number): Promise<string[]> {
  const child = spawn(process.execPath, [...flags, join(here, 'crash-writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  let looked = false;
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.split('\n').length > afterLines) child.kill('SIGKILL');
    else if (!looked) {
      looked = true;
      checkSnapshot(file);
    }
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect(complaint).toBe('');
  expect(signal).toBe('SIGKILL');
  // The last line may be cut off.
  return said.split('\n').slice(0, -1);
}

describe('a process that is killed while it writes', () => {
  it(`loses nothing that it promised, doubles nothing, and its ledger replays (${ROUNDS} rounds)`, async () => {
    const file = join(folder(), 'pilot.db');
    await openStore(file, info).close();
    const events = new Set<string>();
    const people = new Set<string>();
    // Asked to be erased, and told that they are. Between the two either may be true.
    const leaving = new Set<string>();
    const gone = new Set<string>();
    const named: Record<string, Set<string>> = { event: events, person: people, leaving, gone };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const line of await killedWriter(file, 40 + round * 35)) {
        const [kind = '', ...ids] = line.split(' ');
        for (const id of ids) named[kind]?.add(id);
      }
    expect(events.size).toBeGreaterThan(ROUNDS * 40);
    expect(people.size).toBeGreaterThan(ROUNDS);
    expect(gone.size).toBeGreaterThan(0);

    const store = openStore(file);
    const lines = store.ledger();
    const present = lines.flatMap(({ participant }) => (participant ? [participant] : []));
    const stored = present.flatMap((participant) => store.mine(participant)?.events.map(({ id }) => id) ?? []);
    expect(new Set(stored).size).toBe(stored.length);
    expect([...people].filter((p) => !leaving.has(p) && !present.includes(p))).toEqual([]);
    expect(present.filter((p) => gone.has(p))).toEqual([]);
    const kept = new Set(stored);
    expect([...events].filter((id) => !leaving.has(id) && !kept.has(id))).toEqual([]);
    expect(replay(lines, allocator)).toMatchObject({
      entries: lines.length,
      rederived: lines.length,
      mismatches: [],
      chainBroken: [],
    });
    await store.close();

    // Whoever was promised an erasure is in no file.
    const bytes = [file, `${file}-wal`].filter((f) => existsSync(f)).map((f) => readFileSync(f));
    for (const id of gone) {
      const needle = Buffer.from(id.replaceAll('-', ''), 'hex');
      expect(bytes.some((b) => b.includes(needle))).toBe(false);
    }
  }, 90_000);
});
