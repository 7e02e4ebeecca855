import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { replay } from '@luotsi/allocation';
import { openPostgresStore } from '@luotsi/store';
import { canStartServer, startServer } from './postgres-server.js';
import { allocator, directly, enrol, event, info } from './postgres-helpers.js';

const ROUNDS = 5;
const why = canStartServer ? '' : ' (skipped: no PostgreSQL on this machine that could be killed)';

describe.skipIf(!canStartServer)(`a server that is killed while it writes${why}`, () => {
  it(`loses nothing that was acknowledged, and doubles nothing (${ROUNDS} rounds)`, async () => {
    const server = await startServer();
    try {
      const store = await openPostgresStore(server.url, info);
      const people = new Set<string>();
      const events = new Map<string, string>();
      const unanswered: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        let down = false;
        const before = events.size;
        const live = async (): Promise<void> => {
          while (!down)
            try {
              const { participant } = await enrol(store, { stratum: ['fi', 'ar', 'so'][people.size % 3] ?? 'fi' });
              people.add(participant);
              for (let i = 0; i < 4; i += 1) {
                const batch = Array.from({ length: 5 }, () => event(participant));
                unanswered.push(...batch.map(({ id }) => id));
                await store.append(batch);
                for (const { id } of batch) events.set(id, participant);
              }
            } catch (error) {
              expect(error).toMatchObject({ code: 'LUOTSI_STORE_UNAVAILABLE' });
              down = true;
            }
        };
        const load = Array.from({ length: 16 }, live);
        while (events.size < before + 100 + round * 60) await wait(2);
        await server.crash();
        await Promise.all(load);
        expect(store.state).toBe('failed');
        await server.start();
        // Health turns back without anybody writing.
        for (let i = 0; store.state !== 'open' && i < 100; i += 1) await wait(100);
        expect(store.state).toBe('open');
      }
      const rows = await directly(
        server.url,
        (sql) => sql<{ id: string; participant: string }>`
          SELECT id::text, replace(participant::text, '-', '') AS participant FROM luotsi.event`,
      );
      const stored = new Map(rows.map(({ id, participant }) => [id, participant]));
      expect(stored.size).toBe(rows.length);
      expect([...events].filter(([id, participant]) => stored.get(id) !== participant)).toEqual([]);
      // What nobody was told about was at least sent.
      const sent = new Set(unanswered);
      expect([...stored.keys()].filter((id) => !sent.has(id))).toEqual([]);
      const lines = await store.ledger();
      const present = new Set(lines.map(({ participant }) => participant));
      expect([...people].filter((participant) => !present.has(participant))).toEqual([]);
      expect(replay(lines, allocator)).toMatchObject({
        entries: lines.length,
        rederived: lines.length,
        mismatches: [],
        chainBroken: [],
      });
      await store.close();
    } finally {
      await server.remove();
    }
  }, 60_000);
});
