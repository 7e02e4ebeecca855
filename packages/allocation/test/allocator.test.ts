import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AllocationError,
  createAllocator,
  GENESIS_HASH,
  LONGEST_UNIT,
  planOf,
  unitOf,
  type AllocationPlan,
} from '@luotsi/allocation';
import { defineExperiment } from '@luotsi/protocol';
import { drawFor } from '../src/random.js';
import { plans, thirds } from './plans.js';

const counts = (ids: readonly string[]): Map<string, number> => {
  const map = new Map<string, number>();
  for (const id of ids) map.set(id, (map.get(id) ?? 0) + 1);
  return map;
};

const armsOf = (plan: AllocationPlan, stratum: string, length: number): string[] => {
  const allocator = createAllocator(plan);
  return Array.from({ length }, (_, i) => allocator.slot(stratum, i).arm);
};

describe('an allocation list', () => {
  it('keeps the arms within what one block allows, at every moment', () => {
    fc.assert(
      fc.property(plans, fc.string(), (plan, stratum) => {
        const unit = unitOf(plan.arms.map((a) => a.weight));
        const longest = Math.max(...plan.blockMultiples);
        const seen = new Map<string, number>();
        const beyond = armsOf(plan, stratum, 120).flatMap((arm, i) => {
          seen.set(arm, (seen.get(arm) ?? 0) + 1);
          return plan.arms.filter(({ id, weight }, a) => {
            const deviation = Math.abs((seen.get(id) ?? 0) - weight * (i + 1));
            // Within a block of m units, c·m people are the most that can come too early or too late.
            return deviation > (unit[a] ?? 0) * longest * (1 - weight) + 1e-9;
          });
        });
        expect(beyond).toEqual([]);
      }),
    );
  });

  it('is even at the end of each block', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const allocator = createAllocator(plan);
        const unit = unitOf(plan.arms.map((a) => a.weight));
        const slots = Array.from({ length: 200 }, (_, i) => allocator.slot('so', i));
        const blocks = Map.groupBy(slots, (slot) => slot.block);
        const last = slots.at(-1)?.block;
        for (const [number, block] of blocks) {
          if (number === last) continue;
          const multiple = block.length / unit.reduce((a, b) => a + b, 0);
          expect(plan.blockMultiples).toContain(multiple);
          const inBlock = counts(block.map((slot) => slot.arm));
          expect(plan.arms.map(({ id }) => inBlock.get(id))).toEqual(unit.map((count) => count * multiple));
        }
      }),
    );
  });

  it('has no empty arm from 5 people on, or from as many as there are arms, also for unequal weights', () => {
    fc.assert(
      fc.property(plans, fc.string(), (plan, stratum) => {
        const lead = Math.max(5, plan.arms.length);
        expect(new Set(armsOf(plan, stratum, lead)).size).toBe(plan.arms.length);
      }),
      { numRuns: 1000 },
    );
    const lopsided: AllocationPlan = {
      ...thirds,
      arms: [22 / 24, 1 / 24, 1 / 24].map((weight, i) => ({ id: `arm-${i}`, weight })),
      blockMultiples: [4],
    };
    for (let i = 0; i < 200; i += 1) expect(new Set(armsOf(lopsided, `s${i}`, 5)).size).toBe(3);
  });

  it('balances the forms within each arm of a stratum, at every moment', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const allocator = createAllocator(plan);
        const slots = Array.from({ length: 120 }, (_, i) => allocator.slot('ar', i));
        for (const { id } of plan.arms) {
          const seen = new Map(plan.forms.map((form) => [form.id, 0]));
          const spreads = slots
            .filter(({ arm }) => arm === id)
            .map(({ form }) => {
              seen.set(form, (seen.get(form) ?? 0) + 1);
              return Math.max(...seen.values()) - Math.min(...seen.values());
            });
          expect(Math.max(0, ...spreads)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is the same in whatever order places are asked for', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat({ max: 300 }), { maxLength: 20 }), (plan, places) => {
        const forwards = createAllocator(plan);
        const list = Array.from({ length: 301 }, (_, i) => forwards.slot('fa', i));
        const jumping = createAllocator(plan);
        for (const place of places) expect(jumping.slot('fa', place)).toEqual(list[place]);
      }),
    );
  });

  it('gives every arm and every form its share of the first place', () => {
    const first = Array.from({ length: 6000 }, (_, i) => createAllocator({ ...thirds, seed: `s${i}` }).slot('uk', 0));
    const chiSquare = (ids: readonly string[], kinds: number): number =>
      [...counts(ids).values()].reduce((sum, n) => sum + (n - ids.length / kinds) ** 2 / (ids.length / kinds), 0);
    // 99.99 % points of chi-square with 2 and 3 degrees of freedom.
    expect(
      chiSquare(
        first.map((s) => s.arm),
        3,
      ),
    ).toBeLessThan(18.42);
    expect(
      chiSquare(
        first.map((s) => s.form),
        4,
      ),
    ).toBeLessThan(21.11);
  });

  it('cannot be told without the seed: another seed, stratum or experiment gives an unrelated list', () => {
    const length = 3000;
    const list = armsOf(thirds, 'fi', length);
    const agree = (other: readonly string[]): number => list.filter((arm, i) => arm === other[i]).length / length;
    for (const other of [
      armsOf({ ...thirds, seed: `${thirds.seed} ` }, 'fi', length),
      armsOf(thirds, 'sv', length),
      armsOf({ ...thirds, experiment: 'another-pilot' }, 'fi', length),
    ])
      expect(Math.abs(agree(other) - 1 / 3)).toBeLessThan(0.05);
  });

  it('hides where a block ends', () => {
    const allocator = createAllocator(thirds);
    const blocks = Map.groupBy(
      Array.from({ length: 1000 }, (_, i) => allocator.slot('fi', i)),
      (slot) => slot.block,
    );
    expect(new Set([...blocks.values()].slice(0, -1).map((block) => block.length))).toEqual(new Set([3, 6]));
  });
});

describe('a random stream', () => {
  it('favours no number, also where the bound does not divide the range of a word', () => {
    const draw = drawFor('a seed', ['a purpose']);
    const bound = 3 * 2 ** 30;
    // Without a second draw, numbers below 2^30 would come twice as often as the others.
    const low = Array.from({ length: 6000 }, () => draw.below(bound)).filter((value) => value < 2 ** 30).length;
    expect(Math.abs(low / 6000 - 1 / 3)).toBeLessThan(0.03);
  });
  it('is another one for each purpose, however the parts are cut', () => {
    const first = (...purpose: (string | number)[]): number => drawFor('a seed', purpose).below(2 ** 32);
    expect(new Set([first('ab', 'c'), first('a', 'bc'), first('abc'), first('ab', 'c', 0)]).size).toBe(4);
  });
});

describe('the smallest balanced block', () => {
  it('is found from fractions and decimals', () => {
    expect(unitOf([1 / 3, 1 / 3, 1 / 3])).toEqual([1, 1, 1]);
    expect(unitOf([0.3333333, 0.3333333, 0.3333334])).toEqual([1, 1, 1]);
    expect(unitOf([0.6, 0.4])).toEqual([3, 2]);
    expect(unitOf([1 / 7, 2 / 7, 4 / 7])).toEqual([1, 2, 4]);
    expect(unitOf([0.5, 0.25, 0.125, 0.125])).toEqual([4, 2, 1, 1]);
  });
  it('is the smallest one, for all weights that have one', () => {
    const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }), (parts) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        const divisor = parts.reduce(gcd);
        fc.pre(sum / divisor <= LONGEST_UNIT);
        expect(unitOf(parts.map((part) => part / sum))).toEqual(parts.map((part) => part / divisor));
      }),
    );
  });
  it('is refused when it would be long, rather than rounded', () => {
    expect(() => unitOf([0.51, 0.49])).toThrow(/more than 24 people .* written as fractions/);
    expect(() => unitOf([0.99, 0.01])).toThrow(AllocationError);
    expect(() => unitOf([0.33, 0.33, 0.34])).toThrow(AllocationError);
  });
});

describe('a plan or a place that cannot be', () => {
  it.each([
    [{ seed: '' }, /seed is empty/],
    [{ arms: [{ id: 'a', weight: 1 }] }, /fewer than two arms/],
    [{ forms: [] }, /no form/],
    [{ forms: [{ id: 'f' }, { id: 'f' }] }, /two forms have the same id/],
    [{ blockMultiples: [] }, /block multiples/],
    [{ blockMultiples: [5] }, /block multiples are \[5\]/],
  ])('is refused: %j', (change, message) => {
    expect(() => createAllocator({ ...thirds, ...change })).toThrow(message);
  });
  it('is refused with a stable code', () => {
    const allocator = createAllocator(thirds);
    expect(() => allocator.slot('fi', -1)).toThrow(expect.objectContaining({ code: 'LUOTSI_ALLOCATION_PLACE' }));
    expect(() => allocator.slot('fi', 1.5)).toThrow(/whole numbers from 0/);
    const place = { stratum: 'fi', index: 0, participant: 'a'.repeat(32), at: '2026-11-24T09:30Z' };
    expect(() => allocator.next({ ...place, sequence: 2, previousHash: GENESIS_HASH })).toThrow(/break the chain/);
    expect(() => allocator.next({ ...place, sequence: 1, previousHash: GENESIS_HASH, at: 'noon' })).toThrow(
      /at: found "noon"/,
    );
  });
  it('comes from an experiment that assigns by hashing', () => {
    const titles = { fi: 'a', sv: 'a', en: 'a' };
    const definition = defineExperiment({
      schema: 'luotsi/experiment@1',
      id: 'a-pilot',
      concept: 'c01',
      version: 1,
      titles,
      hypothesis: 'h',
      privacyProfile: 'P3',
      assignment: { method: 'hash', seed: 's', coverage: 1 },
      arms: ['a', 'b'].map((id) => ({ id, titles, weight: 0.5, description: 'd' })),
      forms: [{ id: 'f', faulty: [] }],
      languages: ['fi'],
      launch: { consent: ['written'], instruments: ['written'] },
      instruments: [],
      outcomes: [
        {
          id: 'o',
          titles,
          kind: 'binary',
          range: { min: 0, max: 1 },
          role: 'primary',
          better: 'higher',
          margin: 0.1,
          marginReason: 'r',
          question: 'superiority',
          scoring: { method: 'value' },
        },
      ],
      contrasts: [{ id: 'c', control: 'a', treatment: 'b', role: 'primary' }],
      steps: ['page'],
      analysis: { alpha: 0.05, draws: 1000, seed: 's', smallestGroup: 10, spreadPrior: 0.1 },
      consentVersion: 1,
      retentionDays: 30,
      ethics: { statement: null, permit: null, dpia: null, controller: null },
    });
    expect(() => planOf(definition, 'seed')).toThrow(expect.objectContaining({ code: 'LUOTSI_ALLOCATION_METHOD' }));
    const blocked = planOf(
      { ...definition, assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] } },
      'seed',
    );
    expect(createAllocator(blocked).slot('fi', 0).form).toBe('f');
  });
});
