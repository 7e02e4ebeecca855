import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agrestiCaffo,
  ancova,
  cochranMantelHaenszel,
  createRandom,
  fisherExact,
  groupDifferences,
  hierarchicalEffects,
  mantelHaenszelRiskDifference,
  miettinenNurminen,
  newcombe,
  permuteClusters,
  permuteWithin,
  probabilityOfSuperiority,
  proportionalOdds,
  rerandomisationTest,
  rerandomisedInteraction,
  sequentialBoundaries,
  stratifiedDifference,
  stratifiedMeanDifference,
  verdictOf,
  wilcoxon,
  worstOff,
} from '../../src/index.js';
import { level, attempt, numbersIn } from './support.js';

describe('re-randomisation', () => {
  const people = fc.integer({ min: 6, max: 40 }).chain((n) =>
    fc.record({
      outcomes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }),
      groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
      arms: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n }),
    }),
  );

  it('a permutation keeps the arms of every group, and the fast statistic is the slow one', () => {
    fc.assert(
      fc.property(people, ({ outcomes, groups, arms }) => {
        const observed = Uint8Array.from(arms);
        const drawn = permuteWithin(observed, groups)(createRandom('seed'));
        for (const g of [0, 1, 2]) {
          const treated = (a: Uint8Array): number => a.filter((arm, i) => arm === 1 && groups[i] === g).length;
          expect(treated(drawn)).toBe(treated(observed));
        }
        const strata = [0, 1, 2].map((g) => ({
          control: outcomes.filter((_, i) => groups[i] === g && drawn[i] === 0),
          treatment: outcomes.filter((_, i) => groups[i] === g && drawn[i] === 1),
        }));
        const fast = stratifiedDifference(outcomes, groups)(drawn);
        const slow = attempt(() => stratifiedMeanDifference(strata, { level, range: { min: 0, max: 4 } }));
        expect(fast).toBeCloseTo(typeof slow === 'string' ? 0 : slow.estimate, 10);
      }),
    );
  });

  it('gives the exact permutation p-value within Monte-Carlo error', () => {
    const control = { n: 12, successes: 4 };
    const treatment = { n: 12, successes: 9 };
    const outcomes = [
      ...Array.from({ length: 12 }, (_, i) => (i < 4 ? 1 : 0)),
      ...Array.from({ length: 12 }, (_, i) => (i < 9 ? 1 : 0)),
    ];
    const observed = Uint8Array.from({ length: 24 }, (_, i) => (i < 12 ? 0 : 1));
    const one = Array.from({ length: 24 }, () => 0);
    const test = rerandomisationTest({
      observed,
      statistic: stratifiedDifference(outcomes, one),
      draw: permuteWithin(observed, one),
      draws: 40_000,
      seed: 'exact',
    });
    // Equal arms make the null distribution symmetric, so both two-sided p-values are the same.
    expect(Math.abs(test.p - fisherExact(control, treatment).p)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / 40_000));
    expect(test).toEqual(
      rerandomisationTest({
        observed,
        statistic: stratifiedDifference(outcomes, one),
        draw: permuteWithin(observed, one),
        draws: 40_000,
        seed: 'exact',
      }),
    );
  });

  it('an interaction is found where it is, and a common effect is not one', () => {
    const random = createRandom('interaction');
    const groups = Array.from({ length: 200 }, (_, i) => i % 4);
    const observed = Uint8Array.from(groups, (_, i) => (i >> 2) % 2);
    const p = (effect: (group: number) => number): number =>
      rerandomisedInteraction({
        values: groups.map((g, i) => random.normal() + (observed[i] ? effect(g) : 0)),
        groups,
        observed,
        draw: permuteWithin(observed, groups),
        draws: 999,
        seed: 'draws',
      }).p;
    expect(p((g) => 2 * g)).toBe(0.001);
    expect(p(() => 5)).toBeGreaterThan(0.05);
  });

  it('moves clusters as a whole', () => {
    const clusters = [0, 0, 1, 1, 2, 2, 3, 3];
    const drawn = permuteClusters(Uint8Array.from([0, 0, 1, 1, 0, 0, 1, 1]), clusters)(createRandom('c'));
    for (let i = 0; i < 8; i += 2) expect(drawn[i]).toBe(drawn[i + 1]);
    expect(drawn.reduce((a, b) => a + b, 0)).toBe(4);
    expect(attempt(() => permuteClusters(Uint8Array.from([0, 1]), [0, 0]))).toBe('mixed-types');
  });
});

describe('hierarchical effects', () => {
  const group = fc.record({
    estimate: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    variance: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  });
  const groups = fc.array(group, { minLength: 1, maxLength: 8 });
  const options = { spreadPrior: 0.1, margin: 0.1, better: 'higher' } as const;

  it('pulls each effect towards the common one, and mirrors', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(groups, (g) => {
        const h = hierarchicalEffects(g, options);
        h.groups.forEach((effect, i) => {
          const raw = g[i]?.estimate ?? 0;
          const others = [...g.map((x) => x.estimate), h.mean.shrunk];
          expect(effect.shrunk).toBeGreaterThanOrEqual(Math.min(...others) - 1e-9);
          expect(effect.shrunk).toBeLessThanOrEqual(Math.max(...others) + 1e-9);
          expect(Math.abs(effect.shrunk - h.mean.shrunk)).toBeLessThanOrEqual(Math.abs(raw - h.mean.shrunk) + 0.06);
          expect(effect.low).toBeLessThan(effect.shrunk);
          expect(effect.high).toBeGreaterThan(effect.shrunk);
        });
        const mirrored = hierarchicalEffects(
          g.map((x) => ({ ...x, estimate: -x.estimate })),
          { ...options, better: 'lower' },
        );
        expect(mirrored.worst.index).toBe(h.worst.index);
        expect(mirrored.worst.probabilityOfHarm).toBeCloseTo(h.worst.probabilityOfHarm, 10);
        expect(mirrored.mean.low).toBeCloseTo(-h.mean.high, 8);
      }),
      { numRuns: 15 },
    );
  });

  it('the worst-off group is no better off than any group', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(groups, (g) => {
        const h = hierarchicalEffects(g, options);
        const worst = worstOff(g, options);
        for (const effect of h.groups) {
          expect(worst.shrunk).toBeLessThanOrEqual(effect.shrunk + 1e-4);
          expect(worst.probabilityOfHarm).toBeGreaterThanOrEqual(effect.probabilityOfHarm - 1e-4);
        }
      }),
      { numRuns: 3 },
    );
  });

  it('small groups that agree by chance do not look certain', () => {
    const [small] = groupDifferences([
      { control: [0.5, 0.5], treatment: [1, 1] },
      { control: [0, 0.5, 1, 0.5], treatment: [0.5, 1, 0, 1] },
    ]);
    expect(small?.variance).toBeGreaterThan(0.05);
  });
});

describe('verdicts', () => {
  it('mirror, and narrowing an interval never takes an answer back', () => {
    const end = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (a, b, margin) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const word = verdictOf({ low, high, margin, better: 'higher' });
        expect(verdictOf({ low: -high, high: -low, margin, better: 'lower' })).toBe(word);
        const middle = (low + high) / 2;
        const narrower = verdictOf({ low: (low + middle) / 2, high: (high + middle) / 2, margin, better: 'higher' });
        const possible = { better: ['better'], worse: ['worse'], 'not worse': ['not worse', 'better', 'worse'] };
        expect(word === 'cannot tell' || possible[word].includes(narrower)).toBe(true);
      }),
    );
  });
});

describe('group-sequential boundaries', () => {
  it('spend exactly alpha, and match the published values', () => {
    const z = (looks: number[], spending: 'obrien-fleming' | 'pocock') =>
      sequentialBoundaries({ looks, spending, alpha: 0.05 }).map((b) => Number(b.z.toFixed(4)));
    expect(z([0.5, 1], 'obrien-fleming')).toEqual([2.9626, 1.9686]);
    expect(z([1 / 3, 2 / 3, 1], 'obrien-fleming').map((x) => x.toFixed(3))).toEqual(['3.710', '2.511', '1.993']);
    expect(z([0.5, 1], 'pocock')).toEqual([2.157, 2.201]);
    expect(z([1 / 3, 2 / 3, 1], 'pocock').map((x) => x.toFixed(3))).toEqual(['2.279', '2.295', '2.296']);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 4 }), (fractions) => {
        const looks = [...fractions.toSorted((a, b) => a - b).map((x) => x / 20), 1];
        const boundaries = sequentialBoundaries({ looks, spending: 'obrien-fleming', alpha: 0.05 });
        expect(boundaries.at(-1)?.spent).toBeCloseTo(0.05, 10);
        expect(boundaries.at(-1)?.z).toBeGreaterThan(1.9599);
      }),
      { numRuns: 15 },
    );
  });
});

describe('never NaN', () => {
  it('a result is finite numbers, or a typed error', () => {
    const messy = fc.oneof(fc.integer({ min: -2, max: 6 }), fc.constantFrom(Number.NaN, Infinity, 0.5));
    const messyShare = fc.record({ n: messy, successes: messy });
    fc.assert(
      fc.property(messyShare, messyShare, (a, b) => {
        for (const f of [newcombe, agrestiCaffo, miettinenNurminen])
          expect(numbersIn(attempt(() => f(a, b, { level })))).not.toContain(Number.NaN);
        expect(numbersIn(attempt(() => fisherExact(a, b)))).not.toContain(Number.NaN);
        const strata = [
          { control: a, treatment: b },
          { control: b, treatment: a },
        ];
        expect(numbersIn(attempt(() => mantelHaenszelRiskDifference(strata, { level })))).not.toContain(Number.NaN);
        expect(numbersIn(attempt(() => cochranMantelHaenszel(strata)))).not.toContain(Number.NaN);
      }),
      { numRuns: 500 },
    );
    const messyValues = fc.array(messy, { maxLength: 4 });
    fc.assert(
      fc.property(messyValues, messyValues, (a, b) => {
        expect(
          numbersIn(attempt(() => stratifiedMeanDifference([{ control: a, treatment: b }], { level }))),
        ).not.toContain(Number.NaN);
        expect(
          numbersIn(
            attempt(() =>
              stratifiedMeanDifference([{ control: a, treatment: b }], { level, range: { min: -2, max: 6 } }),
            ),
          ),
        ).not.toContain(Number.NaN);
        expect(numbersIn(attempt(() => wilcoxon(a, b)))).not.toContain(Number.NaN);
        expect(numbersIn(attempt(() => probabilityOfSuperiority(a, b, { level })))).not.toContain(Number.NaN);
        expect(numbersIn(attempt(() => proportionalOdds([{ control: a, treatment: b }], { level })))).not.toContain(
          Number.NaN,
        );
        expect(numbersIn(attempt(() => ancova({ outcome: a, treatment: b }, { level })))).not.toContain(Number.NaN);
      }),
      { numRuns: 500 },
    );
  });
});
