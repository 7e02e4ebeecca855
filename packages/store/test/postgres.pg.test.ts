import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '@luotsi/allocation';
import { openPostgresStore, openStore, StoreError, type RemoteStore, type Store } from '@luotsi/store';
import {
  addressOf,
  allocator,
  databases,
  directly,
  enrol,
  event,
  hashOfCode,
  info,
  newParticipant,
  server,
  why,
} from './postgres-helpers.js';

const { admin, make } = databases(server);
const roles = readFileSync(new URL('../sql/postgres-roles.sql', import.meta.url), 'utf8');

async function failure(work: Promise<unknown>): Promise<StoreError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

async function made(): Promise<string> {
  const url = await make();
  await (await openPostgresStore(url, info)).close();
  return url;
}

describe.skipIf(server === null)(`opening a PostgreSQL database${why}`, () => {
  it('says what to do when there is none, or an empty one, and makes no tables', async () => {
    const nowhere = addressOf(server ?? '', { database: 'luotsi_is_not_there' });
    expect((await failure(openPostgresStore(nowhere, info))).code).toBe('LUOTSI_STORE_MISSING');
    const empty = await make();
    for (const options of [{}, { readOnly: true }])
      expect((await failure(openPostgresStore(empty, undefined, options))).code).toBe('LUOTSI_STORE_MISSING');
    const schemas = await directly(empty, (sql) => sql`SELECT FROM pg_namespace WHERE nspname = 'luotsi'`);
    expect(schemas).toHaveLength(0);
  });

  it('refuses the database of another program and leaves it as it was', async () => {
    const tables = ['CREATE TABLE recipe (name text)', 'CREATE SCHEMA luotsi; CREATE TABLE luotsi.event (name text)'];
    for (const table of tables) {
      const url = await make();
      await directly(url, (sql) => sql.text(table));
      const error = await failure(openPostgresStore(url, info));
      expect(error.code).toBe('LUOTSI_STORE_FOREIGN');
      const there = await directly(
        url,
        (sql) => sql`SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace >= 16384 OR relname = 'recipe'`,
      );
      expect(there).toHaveLength(1);
    }
  });

  it('refuses a newer schema, a changed step, another study and an address that is none', async () => {
    const url = await made();
    expect((await failure(openPostgresStore(url, { ...info, kind: 'live' }))).message).toMatch(
      /another study \(kind: there "rehearsal", wanted "live"\)/,
    );
    await directly(url, (sql) => sql`UPDATE luotsi.migration SET checksum = 'x'`);
    expect((await failure(openPostgresStore(url))).code).toBe('LUOTSI_STORE_MIGRATION');
    await directly(url, (sql) => sql`INSERT INTO luotsi.migration VALUES (99, 'later', 'y')`);
    const newer = await failure(openPostgresStore(url, info));
    expect(newer.code).toBe('LUOTSI_STORE_NEWER');
    expect(newer.message).toMatch(/version 99.*up to 1.*Use the newer Luotsi/s);
    expect((await failure(openPostgresStore('pilot.db', info))).code).toBe('LUOTSI_STORE_UNAVAILABLE');
  });

  it('keeps user and password out of what it says', async () => {
    const url = addressOf(server ?? '', { user: 'nobody_known', password: 'very-secret' });
    const error = await failure(openPostgresStore(url, info));
    expect(error.code).toBe('LUOTSI_STORE_UNAVAILABLE');
    expect(error.message).not.toContain('very-secret');
  });

  it('makes the tables once when several collectors start at the same time', async () => {
    const url = await make();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, info)));
    expect(await directly(url, (sql) => sql`SELECT version FROM luotsi.migration`)).toHaveLength(1);
    for (const one of stores) await one.close();
  });
});

describe.skipIf(server === null)(`two collectors on one PostgreSQL${why}`, () => {
  it('lose nothing, double nothing and write one chain', async () => {
    const url = await make();
    const collectors = [await openPostgresStore(url, info), await openPostgresStore(url)];
    const acknowledged = new Set<string>();
    const live = async (number: number): Promise<void> => {
      const [mine, other] = number % 2 ? collectors : collectors.toReversed();
      if (!mine || !other) return;
      const { participant } = await enrol(mine, { stratum: ['fi', 'ar', 'so'][number % 3] ?? 'fi' });
      for (let i = 0; i < 5; i += 1) {
        const batch = Array.from({ length: 1 + (i % 4) }, (_, k) =>
          event(participant, { kind: 'answer', name: `item-${i}-${k}`, value: i }),
        );
        // The same to both at once, and in another order: who comes second sees repeats.
        const [one, two] = await Promise.all([mine.append(batch), other.append(batch.toReversed())]);
        expect(one.stored + two.stored).toBe(batch.length);
        for (const { id } of batch) acknowledged.add(id);
      }
    };
    await Promise.all(Array.from({ length: 60 }, (_, number) => live(number)));
    const [store] = collectors;
    const lines = (await store?.ledger()) ?? [];
    expect(replay(lines, allocator)).toMatchObject({ entries: 60, rederived: 60, mismatches: [], chainBroken: [] });
    const ids = await directly(url, (sql) => sql<{ id: string }>`SELECT id::text FROM luotsi.event`);
    expect(ids).toHaveLength(acknowledged.size);
    expect(new Set(ids.map(({ id }) => id))).toEqual(acknowledged);
    for (const one of collectors) await one.close();
  });

  it('give one participant one line, whoever is asked', async () => {
    const url = await make();
    const collectors = [await openPostgresStore(url, info), await openPostgresStore(url)];
    const participant = newParticipant();
    const lines = await Promise.all(
      Array.from({ length: 8 }, (_, i) => enrol(collectors[i % 2] as RemoteStore, { participant })),
    );
    expect(new Set(lines.map(({ hash }) => hash)).size).toBe(1);
    for (const one of collectors) await one.close();
  });

  it('never bring back who withdraws at the other one meanwhile', async () => {
    const url = await make();
    const [a, b] = [await openPostgresStore(url, info), await openPostgresStore(url)];
    const people = await Promise.all(Array.from({ length: 20 }, () => enrol(a)));
    let erased = 0;
    let stored = 0;
    await Promise.all(
      people.map(async ({ participant }) => {
        const sending = Array.from({ length: 6 }, async () => {
          try {
            const answer = await a.append([event(participant)]);
            stored += answer.stored;
          } catch (error) {
            expect(error).toMatchObject({ code: 'LUOTSI_STORE_WITHDRAWN' });
          }
        });
        const answer = await b.withdraw(participant);
        erased += answer?.erased ?? 0;
        await Promise.all(sending);
      }),
    );
    // What was acknowledged was erased again, and nothing else is there.
    expect(erased).toBe(stored);
    expect(await directly(url, (sql) => sql`SELECT FROM luotsi.event`)).toHaveLength(0);
    expect(await directly(url, (sql) => sql`SELECT FROM luotsi.consent`)).toHaveLength(0);
    await a.close();
    await b.close();
  });
});

describe.skipIf(server === null)(`reading PostgreSQL${why}`, () => {
  /** The same happenings in both engines. */
  async function happen(store: Store | RemoteStore): Promise<void> {
    const people = Array.from({ length: 12 }, (_, i) => `${i.toString(16).padStart(2, '0')}`.repeat(16));
    for (const [i, participant] of people.entries()) {
      const stratum = ['so', 'ar', 'fi'][i % 3] ?? 'fi';
      await enrol(store, { participant, stratum });
      const id = (k: number): string => `00000000-0000-4000-8000-${String(i * 100 + k).padStart(12, '0')}`;
      await store.append([
        event(participant, { id: id(1), kind: 'exposure', name: 'control' }),
        event(participant, { id: id(2), kind: 'outcome', name: 'minutes', value: 7.1 + i / 3 }),
        event(participant, { id: id(3), kind: 'outcome', name: 'minutes', value: 99 }),
        event(participant, { id: id(4), kind: 'answer', name: 'Before', value: (i * 7) % 5 }),
        event(participant, { id: id(5), kind: 'answer', name: 'before', value: (i * 3) % 5 }),
        event(participant, { id: id(6), name: 'page' }),
        event(participant, { id: id(7), kind: 'stop', name: 'page', at: '2026-11-24T11:00Z' }),
      ]);
    }
    await store.refuse('ar', '2026-11-24T12:00Z');
    await store.withdraw(people[4] ?? '');
  }
  const lists = ['ledger', 'exposures', 'answers', 'steps', 'stops', 'refusals', 'consents', 'withdrawn'] as const;
  const request = {
    outcome: 'minutes',
    range: { min: 0, max: 100 },
    covariate: { kind: 'answer', name: 'before', range: { min: 0, max: 4 } },
  } as const;

  it('gives the lists and sums that SQLite gives, from the server and from a snapshot', async () => {
    const url = await make();
    const remote = await openPostgresStore(url, info);
    const local = openStore(':memory:', info);
    await happen(remote);
    await happen(local);
    const snapshot = await remote.snapshot();
    expect(snapshot.info).toEqual(info);
    for (const name of lists) {
      expect(await remote[name]()).toEqual(local[name]());
      expect(snapshot[name]()).toEqual(local[name]());
    }
    expect(await remote.lastActivity()).toBe('2026-11-24T12:00Z');
    expect(snapshot.lastActivity()).toBe('2026-11-24T12:00Z');
    // To the last digit: the copy adds up in the same engine. The server may add in another order.
    expect(snapshot.summaries(request)).toEqual(local.summaries(request));
    const sums = await remote.summaries(request);
    for (const [i, cell] of local.summaries(request).entries()) {
      const found = sums[i];
      expect(found).toMatchObject({ arm: cell.arm, stratum: cell.stratum, people: cell.people, n: cell.n });
      expect(found?.sum).toBeCloseTo(cell.sum, 9);
      expect(found?.sumSquares).toBeCloseTo(cell.sumSquares, 9);
      expect(found?.covariate?.sumProducts).toBeCloseTo(cell.covariate?.sumProducts ?? Number.NaN, 9);
    }
    await expect(snapshot.append([])).rejects.toMatchObject({ code: 'LUOTSI_STORE_READ_ONLY' });

    // A snapshot stays what it was.
    await enrol(remote);
    expect(snapshot.ledger()).toHaveLength(12);
    expect((await remote.snapshot()).ledger()).toHaveLength(13);
    for (const one of [remote, local, snapshot]) await one.close();
  });

  it('refuses to write when opened for reading, before the queue grows over its limit, and after closing', async () => {
    const url = await made();
    const reader = await openPostgresStore(url, undefined, { readOnly: true });
    expect((await failure(enrol(reader))).code).toBe('LUOTSI_STORE_READ_ONLY');
    expect(await reader.ledger()).toEqual([]);
    await reader.close();
    expect((await failure(reader.ledger())).code).toBe('LUOTSI_STORE_CLOSED');

    const store = await openPostgresStore(url, undefined, { queueLimit: 10 });
    const { participant } = await enrol(store);
    const events = Array.from({ length: 6 }, () => event(participant));
    const [first, second] = await Promise.allSettled([store.append(events), store.append([...events])]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'LUOTSI_STORE_BUSY' } });
    expect(await store.append(events)).toEqual({ stored: 0, repeated: 6 });
    await store.close();
  });
});

describe.skipIf(server === null)(`roles of PostgreSQL${why}`, () => {
  it('let a collector add, an analyst read and an eraser erase, and nobody more', async () => {
    const url = await made();
    await directly(url, (sql) => sql.text(roles));
    // A second time changes nothing.
    await directly(url, (sql) => sql.text(roles));
    const name = new URL(url).pathname.slice(1);
    const as = async (role: string): Promise<string> => {
      const user = `${name}_${role}`;
      await admin.text(`CREATE USER ${user} PASSWORD 'for-tests-only' IN ROLE luotsi_${role}`);
      return addressOf(url, { user, password: 'for-tests-only' });
    };
    const [collecting, analysing, erasing] = [await as('collector'), await as('analyst'), await as('eraser')];

    const collector = await openPostgresStore(collecting, info);
    const hash = hashOfCode('some code');
    const { participant } = await enrol(collector, { withdrawal: hash });
    const other = await enrol(collector);
    await collector.append([event(participant, { kind: 'answer', name: 'a', value: 3 }), event(other.participant)]);
    await collector.append([event(other.participant)]);
    await collector.refuse('fi', '2026-11-24T10:00Z');
    expect((await collector.mine(participant))?.events).toHaveLength(1);
    await directly(collecting, async (sql) => {
      for (const statement of [
        "UPDATE luotsi.event SET name = 'x'",
        'DELETE FROM luotsi.event',
        "UPDATE luotsi.ledger SET arm = 'x'",
        'DELETE FROM luotsi.ledger',
        'DELETE FROM luotsi.consent',
        'TRUNCATE luotsi.refusal',
        'DELETE FROM luotsi.tombstone',
        "UPDATE luotsi.study SET kind = 'live'",
        'DROP TABLE luotsi.event',
        'CREATE TABLE luotsi.mine (x int)',
      ])
        await expect(sql.text(statement)).rejects.toMatchObject({ code: '42501' });
    });

    const analyst = await openPostgresStore(analysing, undefined, { readOnly: true });
    const snapshot = await analyst.snapshot();
    expect(snapshot.answers()).toEqual([{ participant, kind: 'answer', name: 'a', value: 3 }]);
    expect(snapshot.consents()).toHaveLength(2);
    await directly(analysing, async (sql) => {
      for (const statement of [
        `SELECT luotsi.withdraw('${participant}')`,
        "SELECT luotsi.refuse('fi', 1)",
        'SELECT code_hash FROM luotsi.consent',
        'SELECT * FROM luotsi.tombstone',
        'DELETE FROM luotsi.event',
        "INSERT INTO luotsi.tombstone VALUES (sha256('x'))",
      ])
        await expect(sql.text(statement)).rejects.toMatchObject({ code: '42501' });
    });

    const eraser = await openPostgresStore(erasing);
    expect(await eraser.ownerOfCode(hash)).toEqual({ participant });
    expect(await eraser.withdraw(participant)).toEqual({ erased: 1 });
    expect((await failure(eraser.answers())).code).toBe('LUOTSI_STORE_UNAVAILABLE');
    expect((await failure(eraser.append([event(other.participant)]))).code).toBe('LUOTSI_STORE_UNAVAILABLE');
    expect(await collector.withdraw(other.participant)).toEqual({ erased: 2 });
    for (const one of [collector, analyst, eraser, snapshot]) await one.close();
    for (const role of ['collector', 'analyst', 'eraser']) await admin.text(`DROP USER ${name}_${role}`);
  });
});
