import { ledgerAllocatorOf, replay } from '@luotsi/allocation';
import { predictHash } from '@luotsi/growthbook';
import { defineExperiment, type Experiment } from '@luotsi/protocol';
import { describe, expect, it } from 'vitest';
import { allocation, definition, enrol, eventOf, pages, send, stage, type Person } from './helpers.js';

const hashed = (coverage: number): Experiment =>
  defineExperiment({ ...definition, assignment: { method: 'hash', seed: 'a hashed pilot', coverage } });
const stageOf = (one: Experiment) => stage({ pages: { ...pages, definition: one } });
const allocatorOf = (one: Experiment, seed: string) => ledgerAllocatorOf(one, seed, (id) => predictHash(one, id));

describe('a test that assigns by hashing', () => {
  it('gives the arm that the hash gives, and keeps a ledger that can be derived again', async () => {
    const one = hashed(1);
    const { app, store, options } = stageOf(one);
    const people: Person[] = [];
    for (let i = 0; i < 30; i += 1) people.push(await enrol(app, i % 3 === 0 ? 'ar' : 'fi'));
    for (const { participant, entry } of people) expect(entry.arm).toBe(predictHash(one, participant));
    expect(new Set(people.map((p) => p.entry.arm)).size).toBe(2);
    // Each form once in every two places of a language.
    const forms = store.ledger().filter((e) => e.stratum === 'ar' && e.index < 2);
    expect(forms.map((e) => e.form).toSorted()).toEqual(['faulty', 'plain']);

    const [first] = people;
    if (!first) throw new Error('nobody took part');
    expect(
      (await send(app, first.token, [eventOf(first, { kind: 'exposure', name: first.entry.arm })])).statusCode,
    ).toBe(200);
    await store.withdraw(first.participant);
    expect(replay(store.lines(), allocatorOf(one, options.allocationSeed))).toEqual({
      entries: 30,
      rederived: 29,
      erased: 1,
      mismatches: [],
      chainBroken: [],
    });
    // It goes on where it was.
    expect(() => stage({ ...options, store })).not.toThrow();
    expect(() => stage({ ...options, store, pages: { ...pages, definition: hashed(0.01) } })).toThrow(
      /does not follow/,
    );
  });

  it('tells people outside the coverage apart, and stores nothing about them', async () => {
    const one = hashed(0.4);
    const { app, store } = stageOf(one);
    const payload = allocation;
    let [taken, left] = [0, 0];
    for (let i = 0; i < 60; i += 1) {
      const answer = await app.inject({ method: 'POST', url: '/api/allocation', payload });
      if (answer.statusCode === 201) taken += 1;
      else {
        left += 1;
        expect(answer.statusCode).toBe(409);
        expect(answer.json()).toMatchObject({ code: 'LUOTSI_NOT_IN_TEST' });
      }
    }
    expect(taken).toBeGreaterThan(5);
    expect(left).toBeGreaterThan(15);
    expect(store.ledger().map((e) => e.sequence)).toEqual(Array.from({ length: taken }, (_, i) => i + 1));
    expect(store.consents()).toHaveLength(taken);
    expect(store.refusals()).toEqual([]);
  });
});
