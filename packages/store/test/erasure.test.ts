import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '@luotsi/protocol';
import { openStore } from '@luotsi/store';
import { enrol, event, hashOfCode, info, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();

/** Every form in which an id could stand in a file. */
const forms = (hex: string): Buffer[] => [Buffer.from(hex, 'hex'), Buffer.from(hex), Buffer.from(hex.toUpperCase())];

function found(file: string, needles: readonly Buffer[]): number {
  const bytes = ['', '-wal', '-shm', '-journal']
    .map((suffix) => file + suffix)
    .filter((name) => existsSync(name))
    .map((name) => readFileSync(name));
  return needles.filter((needle) => bytes.some((b) => b.includes(needle))).length;
}

describe('erasure', () => {
  it('leaves no byte of the person in the database or its log, with the store open', async () => {
    const file = join(folder(), 'pilot.db');
    const store = openStore(file, info);
    const people = await Promise.all(
      Array.from({ length: 300 }, (_, i) => enrol(store, { withdrawal: hashOfCode(`code ${i}`) })),
    );
    const sent = new Map<string, Event[]>(people.map(({ participant }) => [participant, []]));
    // Interleaved, so that the pages of the indexes are split and rebuilt many times.
    for (let round = 0; round < 12; round += 1)
      await Promise.all(
        people.map(({ participant }) => {
          const one = event(participant, { kind: 'answer', name: `item-${round}`, value: round });
          sent.get(participant)?.push(one);
          return store.append([one]);
        }),
      );
    const gone = people.filter((_, i) => i % 7 === 3);
    const needles = gone.flatMap(({ participant }) => [
      ...forms(participant),
      ...(sent.get(participant) ?? []).flatMap(({ id }) => forms(id.replaceAll('-', ''))),
    ]);
    expect(found(file, needles)).toBeGreaterThan(gone.length * 12);
    const [first, ...others] = gone.map(({ participant }) => participant);
    expect(await store.withdraw(first ?? '')).toEqual({ erased: 12 });
    expect(await Promise.all(others.map((p) => store.withdraw(p)))).toEqual(others.map(() => ({ erased: 12 })));
    expect(found(file, needles)).toBe(0);
    expect(store.ledger()).toHaveLength(300);
    await store.close();
    expect(found(file, needles)).toBe(0);
  });

  it('waits for a reader of an older snapshot before it calls the bytes gone', async () => {
    const file = join(folder(), 'pilot.db');
    const store = openStore(file, info);
    const { participant } = await enrol(store);
    await store.append([event(participant)]);
    const reader = openStore(file, undefined, { readOnly: true });
    expect(reader.steps()).toHaveLength(1);
    let done = false;
    const withdrawal = store.withdraw(participant).then((result) => {
      done = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(done).toBe(false);
    // Gone for everybody who asks now, and others can go on writing.
    expect(store.mine(participant)).toBeNull();
    await enrol(store);
    await reader.close();
    expect(await withdrawal).toEqual({ erased: 1 });
    expect(found(file, forms(participant))).toBe(0);
    await store.close();
  });

  it('is made good at the next start when the process ended before the bytes were gone', async () => {
    const file = join(folder(), 'pilot.db');
    const store = openStore(file, info);
    const { participant } = await enrol(store);
    await store.append([event(participant)]);
    const reader = openStore(file, undefined, { readOnly: true });
    reader.ledger();
    void store.withdraw(participant);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await store.close();
    await reader.close();
    await openStore(file).close();
    expect(found(file, forms(participant))).toBe(0);
  });
});
