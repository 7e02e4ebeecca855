import fc from 'fast-check';
import { GENESIS_HASH, type AllocationPlan, type Allocator } from '@luotsi/allocation';
import type { AllocationEntry } from '@luotsi/protocol';

/** Plans with 2 to 6 arms whose weights are small whole numbers over their sum. */
export const plans: fc.Arbitrary<AllocationPlan & { readonly parts: readonly number[] }> = fc
  .record({
    seed: fc.string({ minLength: 1 }),
    parts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
    forms: fc.integer({ min: 1, max: 5 }),
    blockMultiples: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ seed, parts, forms, blockMultiples }) => {
    const sum = parts.reduce((a, b) => a + b, 0);
    return {
      experiment: 'a-pilot',
      seed,
      parts,
      arms: parts.map((part, i) => ({ id: `arm-${i}`, weight: part / sum })),
      forms: Array.from({ length: forms }, (_, i) => ({ id: `form-${i}` })),
      blockMultiples,
    };
  });

export const thirds: AllocationPlan = {
  experiment: 'a-pilot',
  seed: 'a seed that stays in the safe',
  arms: ['notice', 'original', 'key-facts'].map((id) => ({ id, weight: 1 / 3 })),
  forms: ['date', 'fee', 'authority', 'none'].map((id) => ({ id })),
  blockMultiples: [1, 2],
};

/** A ledger of walk-ins: the strata in the order in which people come. */
export function ledgerOf(allocator: Allocator, strata: readonly string[]): AllocationEntry[] {
  const places = new Map<string, number>();
  const entries: AllocationEntry[] = [];
  strata.forEach((stratum, i) => {
    const index = places.get(stratum) ?? 0;
    places.set(stratum, index + 1);
    entries.push(
      allocator.next({
        stratum,
        index,
        sequence: i + 1,
        participant: (i + 1).toString(16).padStart(32, '0'),
        at: '2026-11-24T09:30Z',
        previousHash: entries.at(-1)?.hash ?? GENESIS_HASH,
      }),
    );
  });
  return entries;
}
