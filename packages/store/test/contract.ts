import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { replay } from '@luotsi/allocation';
import type { Event } from '@luotsi/protocol';
import type { RemoteStore, Store } from '@luotsi/store';
import { allocator, enrol, event, EXPERIMENT, hashOfCode, info, newParticipant, nextFor } from './helpers.js';

/** In this process or on a server: what is awaited is the same. */
type Engine = Store | RemoteStore;

/** What every engine promises; run for each of them. */
export function describeStore(engine: string, open: () => Engine | Promise<Engine>): void {
  const opened: Engine[] = [];
  const store = async (): Promise<Engine> => {
    const one = await open();
    opened.push(one);
    return one;
  };
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  describe(`${engine}: allocation`, () => {
    it('writes consent and ledger line together, and gives a participant the same line again', async () => {
      const db = await store();
      const entry = await enrol(db, { stratum: 'ar' });
      const again = await enrol(db, { stratum: 'ar', participant: entry.participant });
      expect(again).toEqual(entry);
      expect(await db.entryOf(entry.participant)).toEqual(entry);
      expect(await db.ledger()).toEqual([entry]);
      expect(await db.consents()).toEqual([{ participant: entry.participant, language: 'ar', version: 3 }]);
      expect(db.info).toEqual(info);
    });

    it('keeps the chain and the places of each stratum while many join at once', async () => {
      const db = await store();
      await Promise.all(
        Array.from({ length: 120 }, (_, i) => enrol(db, { stratum: ['fi', 'ar', 'so'][i % 3] ?? 'fi' })),
      );
      const lines = await db.ledger();
      expect(lines).toHaveLength(120);
      expect(replay(lines, allocator)).toMatchObject({ entries: 120, rederived: 120, mismatches: [], chainBroken: [] });
    });

    it('leaves nothing behind when the line cannot be made or is for another place', async () => {
      const db = await store();
      const participant = newParticipant();
      const consent = {
        schema: 'luotsi/consent@1' as const,
        experiment: EXPERIMENT,
        participant,
        version: 1,
        language: 'fi',
        at: '2026-11-24T10:00Z',
      };
      const request = { stratum: 'fi', participant, consent, at: consent.at };
      await expect(
        db.allocate(request, () => {
          throw new Error('no list');
        }),
      ).rejects.toThrow('no list');
      await expect(
        db.allocate(request, (place) => ({ ...nextFor(participant, 'fi')(place), index: 4 })),
      ).rejects.toMatchObject({ code: 'LUOTSI_STORE_INVALID' });
      await expect(
        db.allocate({ ...request, consent: { ...consent, participant: newParticipant() } }, nextFor(participant, 'fi')),
      ).rejects.toMatchObject({ code: 'LUOTSI_STORE_INVALID' });
      expect(await db.ledger()).toEqual([]);
      expect(await db.consents()).toEqual([]);
      expect(await db.mine(participant)).toBeNull();
    });
  });

  describe(`${engine}: events`, () => {
    it('are one event for one id, within a batch, between batches and at the same time', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      const one = event(participant, { kind: 'answer', name: 'item', value: 4 });
      expect(await db.append([one, one])).toEqual({ stored: 1, repeated: 1 });
      const answers = await Promise.all([db.append([one]), db.append([one, event(participant)])]);
      expect(answers).toEqual([
        { stored: 0, repeated: 1 },
        { stored: 1, repeated: 1 },
      ]);
      expect((await db.mine(participant))?.events).toHaveLength(2);
    });

    it('are refused whole, with the index, when an id comes again with other content', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      const one = event(participant, { kind: 'answer', name: 'item', value: 4 });
      await db.append([one]);
      for (const changed of [{ value: 5 }, { name: 'other' }, { language: 'sv' }, { at: '2026-11-24T10:01Z' }])
        await expect(db.append([event(participant), { ...one, ...changed }])).rejects.toMatchObject({
          code: 'LUOTSI_STORE_CONFLICT',
          index: 1,
        });
      expect((await db.mine(participant))?.events).toHaveLength(1);
      expect(await db.answers()).toEqual([{ participant, kind: 'answer', name: 'item', value: 4 }]);
    });

    it('are stored all or none, and a refused batch does not harm its neighbours', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      const bad: [Partial<Event>, string][] = [
        [{ participant: newParticipant() }, 'LUOTSI_STORE_NO_CONSENT'],
        [{ experiment: 'another' }, 'LUOTSI_STORE_INVALID'],
        [{ at: '2026-02-30T10:00Z' }, 'LUOTSI_STORE_INVALID'],
        [{ at: '2026-11-24T25:00Z' }, 'LUOTSI_STORE_INVALID'],
        [{ at: '2026-11-24T10:00:12.345Z' }, 'LUOTSI_STORE_INVALID'],
        [{ kind: 'answer' }, 'LUOTSI_STORE_INVALID'],
        [{ value: 3 }, 'LUOTSI_STORE_INVALID'],
      ];
      for (const [change, code] of bad) {
        const [good, refused] = await Promise.allSettled([
          db.append([event(participant)]),
          db.append([event(participant), event(participant, change)]),
        ]);
        expect(good).toEqual({ status: 'fulfilled', value: { stored: 1, repeated: 0 } });
        expect(refused).toMatchObject({ status: 'rejected', reason: { code } });
      }
      expect((await db.mine(participant))?.events).toHaveLength(bad.length);
    });

    it('read back as they were sent, in the order of the ledger', async () => {
      const db = await store();
      const first = await enrol(db, { stratum: 'fi' });
      const second = await enrol(db, { stratum: 'ar' });
      await db.append([
        event(second.participant, { kind: 'exposure', name: 'control' }),
        event(second.participant, { kind: 'answer', name: 'b', value: 0.25 }),
        event(second.participant, { kind: 'step', name: 'page' }),
      ]);
      await db.append([
        event(first.participant, { kind: 'exposure', name: 'treatment' }),
        event(first.participant, { kind: 'exposure', name: 'treatment' }),
        event(first.participant, { kind: 'answer', name: 'a', value: 1 }),
        event(first.participant, { kind: 'answer', name: 'a', value: 2 }),
        event(first.participant, { kind: 'outcome', name: 'a', value: -3 }),
        event(first.participant, { kind: 'step', name: 'tasks' }),
        event(first.participant, { kind: 'step', name: 'page' }),
        event(first.participant, { kind: 'step', name: 'tasks' }),
        event(first.participant, { kind: 'stop', name: 'tasks', at: '2026-11-24T10:09Z' }),
        event(first.participant, { kind: 'report', name: 'wrong' }),
      ]);
      expect(await db.exposures()).toEqual([
        { participant: first.participant, arm: 'treatment', count: 2 },
        { participant: second.participant, arm: 'control', count: 1 },
      ]);
      expect(await db.answers()).toEqual([
        { participant: first.participant, kind: 'answer', name: 'a', value: 1 },
        { participant: first.participant, kind: 'outcome', name: 'a', value: -3 },
        { participant: second.participant, kind: 'answer', name: 'b', value: 0.25 },
      ]);
      expect(await db.steps()).toEqual([
        { participant: first.participant, step: 'tasks' },
        { participant: first.participant, step: 'page' },
        { participant: second.participant, step: 'page' },
      ]);
      expect(await db.stops()).toEqual([{ participant: first.participant, step: 'tasks' }]);
      expect(await db.lastStep(first.participant)).toBe('tasks');
      expect(await db.lastStep(newParticipant())).toBeNull();
      expect(await db.lastActivity()).toBe('2026-11-24T10:09Z');
    });

    it('hold whatever order, cutting into batches and repeats they arrive in', async () => {
      const db = await store();
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 0, max: 9 }) }), {
            minLength: 1,
            maxLength: 30,
          }),
          fc.infiniteStream(fc.nat()),
          async (values, stream) => {
            const { participant } = await enrol(db);
            const sent = values.map((v) => event(participant, { kind: 'answer', ...v }));
            const next = (): number => Number(stream.next().value);
            const batches: Event[][] = [];
            for (let at = 0; at < sent.length; at += 1 + (next() % 4)) {
              const from = Math.max(0, at - (next() % 3));
              batches.push(sent.slice(from, at + 5));
            }
            batches.push(sent);
            const results = await Promise.all(batches.map((b) => db.append(b)));
            const total = results.reduce((sum, r) => sum + r.stored, 0);
            expect(total).toBe(sent.length);
            expect((await db.mine(participant))?.events.map(({ id }) => id).toSorted()).toEqual(
              sent.map(({ id }) => id).toSorted(),
            );
          },
        ),
        { numRuns: 25 },
      );
    });

    it('read back bit for bit for any number', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      await fc.assert(
        fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
          const sent = event(participant, { kind: 'outcome', name: 'x', value });
          await db.append([sent]);
          const found = (await db.mine(participant))?.events.find(({ id }) => id === sent.id)?.value;
          // SQL knows one zero.
          expect(found).toBe(value === 0 ? 0 : value);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe(`${engine}: refusal and withdrawal`, () => {
    it('counts refusals by language and nothing else', async () => {
      const db = await store();
      await Promise.all([
        db.refuse('fi', '2026-11-24T10:00Z'),
        db.refuse('ar', '2026-11-24T10:03Z'),
        db.refuse('ar', '2026-11-24T10:01Z'),
      ]);
      await expect(db.refuse('ar', 'yesterday')).rejects.toMatchObject({ code: 'LUOTSI_STORE_INVALID' });
      expect(await db.refusals()).toEqual([
        { language: 'ar', count: 2 },
        { language: 'fi', count: 1 },
      ]);
      expect(await db.lastActivity()).toBe('2026-11-24T10:03Z');
    });

    it('erases the person and keeps the slot, the chain and a count', async () => {
      const db = await store();
      const hash = hashOfCode('some code');
      const gone = await enrol(db, { stratum: 'so', withdrawal: hash });
      const stays = await enrol(db, { stratum: 'so' });
      await db.append([event(gone.participant), event(gone.participant, { kind: 'answer', name: 'a', value: 1 })]);
      await db.append([event(stays.participant)]);
      expect(await db.ownerOfCode(hash)).toEqual({ participant: gone.participant });

      expect(await db.withdraw(gone.participant)).toEqual({ erased: 2 });
      expect(await db.mine(gone.participant)).toBeNull();
      expect(await db.entryOf(gone.participant)).toBeUndefined();
      expect(await db.ownerOfCode(hash)).toBe('withdrawn');
      expect(await db.withdrawn()).toEqual([{ arm: gone.arm, stratum: 'so', count: 1 }]);
      expect((await db.consents()).map((c) => c.participant)).toEqual([stays.participant]);
      expect((await db.ledger()).map((e) => e.participant)).toEqual([null, stays.participant]);

      const third = await enrol(db, { stratum: 'so' });
      expect(third.index).toBe(2);
      expect(replay(await db.ledger(), allocator)).toMatchObject({ rederived: 3, mismatches: [], chainBroken: [] });
    });

    it('refuses whatever comes late, and is the same twice', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      const late = event(participant);
      await db.append([late]);
      await db.withdraw(participant);
      await expect(db.append([late])).rejects.toMatchObject({ code: 'LUOTSI_STORE_WITHDRAWN', index: 0 });
      await expect(enrol(db, { participant })).rejects.toMatchObject({ code: 'LUOTSI_STORE_WITHDRAWN' });
      expect(await db.withdraw(participant)).toEqual({ erased: 0 });
      expect(await db.withdraw(newParticipant())).toBeNull();
      expect(await db.ownerOfCode(hashOfCode('guess'))).toBeNull();
      expect(await db.withdrawn()).toHaveLength(1);
    });
  });

  describe(`${engine}: closing`, () => {
    it('writes what waits, and takes nothing afterwards', async () => {
      const db = await store();
      const { participant } = await enrol(db);
      const waiting = db.append([event(participant, { id: randomUUID() })]);
      await Promise.all([db.close(), db.close()]);
      expect(await waiting).toEqual({ stored: 1, repeated: 0 });
      expect(db.state).toBe('closed');
      await expect(db.append([event(participant)])).rejects.toMatchObject({ code: 'LUOTSI_STORE_CLOSED' });
    });
  });

  describe(`${engine}: counts`, () => {
    it('counts people by arm and stratum, and first values by value', async () => {
      const db = await store();
      const one = await enrol(db, { stratum: 'fi' });
      const two = await enrol(db, { stratum: 'fi' });
      const gone = await enrol(db, { stratum: 'fi' });
      const other = one.arm === 'control' ? 'treatment' : 'control';
      await db.append([
        event(one.participant, { kind: 'exposure', name: one.arm }),
        event(one.participant, { kind: 'exposure', name: other }),
        event(one.participant, { kind: 'step', name: 'receipt' }),
        event(one.participant, { kind: 'outcome', name: 'minutes', value: 7 }),
        event(one.participant, { kind: 'outcome', name: 'minutes', value: 700 }),
        event(one.participant, { kind: 'answer', name: 'item', value: 1 }),
        event(two.participant, { kind: 'stop', name: 'page' }),
        event(two.participant, { kind: 'outcome', name: 'minutes', value: 90 }),
        event(gone.participant, { kind: 'exposure', name: gone.arm }),
      ]);
      await db.withdraw(gone.participant);
      const cells = await db.counts({ steps: ['receipt', 'page'] });
      const sum = (of: (cell: (typeof cells)[number]) => number): number =>
        cells.reduce((total, cell) => total + of(cell), 0);
      expect(sum((c) => c.allocated)).toBe(3);
      expect(sum((c) => c.named)).toBe(2);
      expect(sum((c) => c.stopped)).toBe(1);
      expect(cells.find((c) => c.arm === one.arm)).toMatchObject({
        stratum: 'fi',
        exposed: 1,
        reached: [1, 0],
        seen: 1,
        seenOften: 1,
        seenOther: 1,
      });
      expect(await db.values({ outcomes: [{ name: 'minutes', min: 0, max: 60 }] })).toEqual(
        expect.arrayContaining([
          { kind: 'answer', name: 'item', value: 1, count: 1 },
          { kind: 'outcome', name: 'minutes', value: null, count: 1 },
          { kind: 'outcome', name: 'minutes', value: 90, count: 1 },
        ]),
      );
      expect(await db.values({ outcomes: [] })).toHaveLength(3);
    });
  });
}
