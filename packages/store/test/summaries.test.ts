import { openStore, type OutcomeSums, type Store, type SumsRequest } from '@luotsi/store';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { enrol, event, info } from './fixture.js';

vi.setConfig({ testTimeout: 120_000 });

interface Someone {
  readonly stratum: string;
  readonly values: readonly number[];
  readonly before: number | null;
  readonly withdraws: boolean;
}

const someone: fc.Arbitrary<Someone> = fc.record({
  stratum: fc.constantFrom('fi', 'ar', 'so'),
  // Some outside 0 to 100, some sent twice; the first one counts.
  values: fc.array(fc.double({ min: -20, max: 120, noNaN: true }), { maxLength: 2 }),
  before: fc.option(fc.integer({ min: 0, max: 9 })),
  withdraws: fc.boolean(),
});

async function storeOf(people: readonly Someone[]): Promise<Store> {
  const store = openStore(':memory:', info);
  const withdrawing: string[] = [];
  for (const { stratum, values, before, withdraws } of people) {
    // oxlint-disable-next-line no-await-in-loop
    const { participant } = await enrol(store, { stratum });
    if (withdraws) withdrawing.push(participant);
    const events = [
      ...values.map((value) => event(participant, { kind: 'outcome', name: 'minutes', value })),
      event(participant, { kind: 'outcome', name: 'other', value: 7 }),
      ...(before === null ? [] : [event(participant, { kind: 'answer', name: 'before', value: before })]),
    ];
    // oxlint-disable-next-line no-await-in-loop
    for (const one of events) await store.append([one]);
  }
  // oxlint-disable-next-line no-await-in-loop
  for (const participant of withdrawing) await store.withdraw(participant);
  return store;
}

/** The same from the rows. */
function batch(store: Store, { outcome, range, covariate }: SumsRequest): OutcomeSums[] {
  const first = (kind: string, name: string, within: { min: number; max: number }): Map<string, number> =>
    new Map(
      store
        .answers()
        .filter((a) => a.kind === kind && a.name === name && a.value >= within.min && a.value <= within.max)
        .map((a) => [a.participant, a.value - (within.min + within.max) / 2]),
    );
  const y = first('outcome', outcome, range);
  const x = covariate ? first(covariate.kind, covariate.name, covariate.range) : null;
  const cells = new Map<string, { arm: string; stratum: string; pairs: [number, number][]; people: number }>();
  for (const { arm, stratum, participant } of store.ledger()) {
    if (participant === null) continue;
    const key = `${arm} ${stratum}`;
    const cell = cells.get(key) ?? { arm, stratum, pairs: [], people: 0 };
    cells.set(key, cell);
    cell.people += 1;
    const [a, b] = [y.get(participant), x ? x.get(participant) : 0];
    if (a !== undefined && b !== undefined) cell.pairs.push([a, b]);
  }
  const sum = (pairs: readonly [number, number][], of: (a: number, b: number) => number): number =>
    pairs.reduce((total, [a, b]) => total + of(a, b), 0);
  return [...cells.values()]
    .toSorted((a, b) => (a.arm < b.arm ? -1 : a.arm > b.arm ? 1 : a.stratum < b.stratum ? -1 : 1))
    .map(({ arm, stratum, pairs, people }) => ({
      arm,
      stratum,
      people,
      n: pairs.length,
      sum: sum(pairs, (a) => a),
      sumSquares: sum(pairs, (a) => a * a),
      covariate: x
        ? {
            sum: sum(pairs, (_, b) => b),
            sumSquares: sum(pairs, (_, b) => b * b),
            sumProducts: sum(pairs, (a, b) => a * b),
          }
        : null,
    }));
}

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'number' ? Math.round(v * 1e8) / 1e8 + 0 : v)));

describe('sums by the database', () => {
  it('are those of the rows, whoever is missing, withdrew, or sent a value twice', async () => {
    const range = { min: 0, max: 100 };
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { maxLength: 12 }), async (people) => {
        const store = await storeOf(people);
        for (const request of [
          { outcome: 'minutes', range },
          { outcome: 'minutes', range, covariate: { kind: 'answer', name: 'before', range: { min: 0, max: 8 } } },
          { outcome: 'nothing', range },
        ] as const)
          expect(rounded(store.summaries(request))).toEqual(rounded(batch(store, request)));
        await store.close();
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('keep their digits where the values lie far from 0', async () => {
    const store = await storeOf(
      [0, 1, 2, 3].map(() => ({ stratum: 'fi', values: [], before: null, withdraws: false })),
    );
    const range = { min: 1e9, max: 1e9 + 2 };
    for (const [i, { participant }] of store.ledger().entries())
      // oxlint-disable-next-line no-await-in-loop
      await store.append([event(participant ?? '', { kind: 'outcome', name: 'large', value: 1e9 + (i % 2) })]);
    const sums = store.summaries({ outcome: 'large', range });
    expect(sums.reduce((total, s) => total + s.sum, 0)).toBe(-2);
    expect(sums.reduce((total, s) => total + s.sumSquares, 0)).toBe(2);
    await store.close();
  });
});
