import { predictHash } from '@luotsi/growthbook';
import { createRandom, type ArmCodes } from '@luotsi/stats';
import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../src/index.js';
import { CONTROL, createShuffle, OTHER, TREATMENT } from '../src/redraw.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

vi.setConfig({ testTimeout: 60_000 });

const definition = definitionWith({ assignment: { method: 'hash', seed: 'a hashed pilot', coverage: 1 } });
const pilotOf = (people = 60) => {
  const random = createRandom('pseudonyms');
  return runPilot({
    definition,
    pseudonym: () => Array.from({ length: 32 }, () => random.integer(16).toString(16)).join(''),
    arrivals: takingTurns(['fi', 'ar'], people),
    behave: ({ arm, form, nth }) => ({ answers: rightDecisions(form, arm === 'checked' ? 2 : nth % 2) }),
  });
};
const checkOf = (result: ReturnType<typeof analyse>, id: string) => result.integrity.find((c) => c.id === id);

describe('a pilot that assigns by hashing', () => {
  it('is analysed: arms from the pseudonyms, a test of their ratio, p by permuting within languages', async () => {
    const { store, input } = await pilotOf();
    for (const { arm, participant } of store.ledger()) expect(arm).toBe(predictHash(definition, participant ?? ''));
    const result = analyse(input);
    expect(result.integrity.filter((c) => !c.ok)).toEqual([]);
    expect(checkOf(result, 'sample-ratio')).toMatchObject({ checked: 120, failed: 0 });
    expect(checkOf(result, 'no-empty-arm')).toBeUndefined();
    expect(result.verdict.word).toBe('better');
    const [contrast] = result.outcomes[0]?.contrasts ?? [];
    expect(contrast?.pValue.method).toContain('permuted within languages');
    expect(contrast?.pValue.value).toBeLessThan(0.01);
    expect(analyse(input)).toEqual(result);
  });

  it('derives no arm of somebody who withdrew, and says how many they are', async () => {
    const { store, input, participants } = await pilotOf(20);
    await store.withdraw(participants[3] ?? '');
    await store.withdraw(participants[8] ?? '');
    const replay = checkOf(analyse(input), 'ledger-replay');
    expect(replay).toMatchObject({ ok: true, checked: 40 });
    expect(replay?.detail).toContain('(2 without one');
  });

  it('shows that the ledger was made with another seed, and arms that are far from their weights', async () => {
    const { store, input } = await pilotOf();
    const other = { ...definition, assignment: { method: 'hash', seed: 'another', coverage: 1 } } as const;
    const changed = analyse({ ...input, definition: other });
    expect(checkOf(changed, 'ledger-replay')?.ok).toBe(false);

    // Every other person of one arm never came.
    const lost = new Set(store.ledger().flatMap((e, i) => (e.arm === 'checked' && i % 4 > 0 ? [e.sequence] : [])));
    const uneven = analyse({
      ...input,
      store: { ...store, info: store.info, ledger: () => store.ledger().filter((e) => !lost.has(e.sequence)) },
    });
    expect(checkOf(uneven, 'sample-ratio')?.ok).toBe(false);
  });

  it('draws every order of the labels within a language, and leaves the other arms alone', () => {
    const places = ['c t o', 'c c'].flatMap((arms, stratum) =>
      arms.split(' ').map((arm) => ({ stratum: `s${stratum}`, arm })),
    );
    const draw = createShuffle(places, { control: 'c', treatment: 't' });
    const random = createRandom('orders');
    const seen = new Map<string, number>();
    for (let i = 0; i < 2000; i += 1) {
      const key = [...(draw(random) as ArmCodes & Uint8Array)].join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    const tail = `${OTHER}${CONTROL}${CONTROL}`;
    expect([...seen.keys()].toSorted()).toEqual(
      [`${CONTROL}${TREATMENT}${tail}`, `${TREATMENT}${CONTROL}${tail}`].toSorted(),
    );
    for (const n of seen.values()) expect(Math.abs(n - 1000)).toBeLessThan(150);
  });
});
