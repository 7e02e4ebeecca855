import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectOf,
  mergeSummaries,
  summariseCuped,
  summariseMean,
  summariseProportion,
  summariseRatio,
  tTest,
  postStratifiedEffect,
  StatsError,
  type EffectScale,
  type OutcomeSummary,
} from '../src/index.js';
import { compareArms } from '../src/growthbook/comparison.js';

// Whole numbers, so that sums are exact and equality can be asked for.
const whole = fc.integer({ min: -50, max: 50 });
const values = fc.array(whole, { minLength: 2, maxLength: 40 });
const bits = fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 40 });
const pairs = fc.array(fc.tuple(whole, fc.integer({ min: 1, max: 9 })), { minLength: 3, maxLength: 40 });
const ratio = (rows: [number, number][]) => summariseRatio(...columns(rows));
const cuped = (rows: [number, number][]) => summariseCuped(...columns(rows));
const columns = (rows: [number, number][]): [number[], number[]] => [rows.map(([x]) => x), rows.map(([, y]) => y)];
const varied = (list: readonly number[]): boolean => new Set(list).size > 1;

/** The effect, or the code of its refusal. */
function effect(control: OutcomeSummary, treatment: OutcomeSummary, scale: EffectScale) {
  try {
    return effectOf(control, treatment, scale);
  } catch (error) {
    if (error instanceof StatsError) return error.code;
    throw error;
  }
}

/** Whether two lists of numbers agree but for rounding. */
const near = (found: readonly number[], expected: readonly number[], relative = 1e-9): boolean =>
  found.every(
    (x, i) => Math.abs(x - (expected[i] as number)) <= relative * Math.max(1, Math.abs(expected[i] as number)),
  );

describe('summaries', () => {
  it('of parts add up to the summary of all', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const all = [...a, ...b];
        expect(mergeSummaries(ratio(a), ratio(b))).toEqual(ratio(all));
        expect(mergeSummaries(cuped(a), cuped(b))).toEqual(cuped(all));
        const first = (rows: [number, number][]) => summariseMean(columns(rows)[0]);
        expect(mergeSummaries(first(a), first(b))).toEqual(first(all));
      }),
    );
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        expect(mergeSummaries(summariseProportion(a), summariseProportion(b))).toEqual(
          summariseProportion([...a, ...b]),
        );
      }),
    );
  });

  it('start from nobody', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(mergeSummaries(summariseMean([]), summariseMean(list))).toEqual(summariseMean(list));
      }),
    );
  });
});

describe('an effect', () => {
  it('changes its sign, and nothing else, when the arms change places', () => {
    fc.assert(
      fc.property(values.filter(varied), values.filter(varied), (a, b) => {
        const there = effectOf(summariseMean(a), summariseMean(b), 'absolute');
        const back = effectOf(summariseMean(b), summariseMean(a), 'absolute');
        expect(near([back.estimate], [-there.estimate])).toBe(true);
        expect(near([back.standardError], [there.standardError])).toBe(true);
        expect(near([back.df], [there.df])).toBe(true);
        expect(back.n).toBe(there.n);
      }),
    );
  });

  it('follows the unit when absolute, and ignores it when relative', () => {
    fc.assert(
      fc.property(values.filter(varied), values.filter(varied), fc.integer({ min: 2, max: 1000 }), (a, b, unit) => {
        fc.pre(a.reduce((sum, x) => sum + x, 0) !== 0);
        const scaled = (list: number[]) => summariseMean(list.map((x) => x * unit));
        const absolute = effectOf(summariseMean(a), summariseMean(b), 'absolute');
        const absoluteScaled = effectOf(scaled(a), scaled(b), 'absolute');
        expect(near([absoluteScaled.estimate / unit], [absolute.estimate])).toBe(true);
        expect(near([absoluteScaled.standardError / unit], [absolute.standardError])).toBe(true);
        const relative = effectOf(summariseMean(a), summariseMean(b), 'relative');
        const relativeScaled = effectOf(scaled(a), scaled(b), 'relative');
        expect(near([relativeScaled.estimate], [relative.estimate])).toBe(true);
        expect(near([relativeScaled.standardError], [relative.standardError])).toBe(true);
      }),
    );
  });

  it('ignores a constant added to everybody when absolute', () => {
    fc.assert(
      fc.property(values.filter(varied), values.filter(varied), whole, (a, b, constant) => {
        const shifted = (list: number[]) => summariseMean(list.map((x) => x + constant));
        const before = effectOf(summariseMean(a), summariseMean(b), 'absolute');
        const after = effectOf(shifted(a), shifted(b), 'absolute');
        expect(near([after.estimate], [before.estimate])).toBe(true);
        expect(near([after.standardError], [before.standardError])).toBe(true);
      }),
    );
  });

  it('is that of the outcome alone when the covariate is the same for everyone', () => {
    fc.assert(
      fc.property(values.filter(varied), values.filter(varied), (a, b) => {
        const constant = (list: number[]) =>
          summariseCuped(
            list,
            list.map(() => 7),
          );
        expect(effectOf(constant(a), constant(b), 'absolute')).toEqual(
          effectOf(summariseMean(a), summariseMean(b), 'absolute'),
        );
      }),
    );
  });

  it('does not mind the unit or the origin of its covariate', () => {
    fc.assert(
      fc.property(pairs, pairs, fc.integer({ min: 2, max: 9 }), whole, (a, b, unit, origin) => {
        fc.pre([a, b].every((rows) => columns(rows).every(varied)));
        const other = (rows: [number, number][]) =>
          cuped(rows.map(([post, pre]): [number, number] => [post, pre * unit + origin]));
        const [before, after] = [effect(cuped(a), cuped(b), 'absolute'), effect(other(a), other(b), 'absolute')];
        fc.pre(typeof before === 'object' && typeof after === 'object');
        expect(near([after.estimate], [before.estimate], 1e-7)).toBe(true);
        expect(near([after.standardError], [before.standardError], 1e-7)).toBe(true);
      }),
    );
  });

  it('is finite or refused with a code, whatever comes in', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double(), fc.constantFrom(NaN, Infinity, 0, -1));
    const sample = fc.oneof(
      fc.record({ type: fc.constant('proportion' as const), n: number, sum: number }),
      fc.record({ type: fc.constant('mean' as const), n: number, sum: number, sumSquares: number }),
    );
    const summary: fc.Arbitrary<OutcomeSummary> = fc.oneof(
      sample,
      fc.record({ type: fc.constant('ratio' as const), n: number, m: sample, d: sample, mdSumOfProducts: number }),
      fc.record({
        type: fc.constant('cuped' as const),
        n: number,
        post: sample,
        pre: sample,
        postPreSumOfProducts: number,
      }),
      fc.record({
        type: fc.constant('quantile' as const),
        n: number,
        nStar: number,
        nu: number,
        quantileHat: number,
        quantileLower: number,
        quantileUpper: number,
      }),
    );
    fc.assert(
      fc.property(summary, summary, fc.constantFrom<EffectScale>('absolute', 'relative'), (a, b, scale) => {
        const result = effect(a, b, scale);
        if (typeof result === 'string') return;
        for (const value of [result.estimate, result.standardError, result.df])
          expect(value).toSatisfy(Number.isFinite);
        expect(result.standardError).toBeGreaterThan(0);
        const test = tTest(result, { alpha: 0.05 });
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['nobody in an arm', summariseMean([]), summariseMean([1, 2]), 'absolute', 'too-few'],
    ['one person in an arm', summariseMean([3]), summariseMean([1, 2]), 'absolute', 'too-few'],
    ['everyone alike', summariseMean([3, 3]), summariseMean([3, 3]), 'absolute', 'no-variance'],
    ['a control mean of 0', summariseMean([-1, 1]), summariseMean([1, 2]), 'relative', 'zero-control-mean'],
    ['NaN', { type: 'mean', n: 2, sum: NaN, sumSquares: 4 }, summariseMean([1, 2]), 'absolute', 'not-a-number'],
    ['a negative count', { type: 'proportion', n: -4, sum: 1 }, summariseMean([1, 2]), 'absolute', 'out-of-range'],
    [
      'more successes than people',
      { type: 'proportion', n: 4, sum: 5 },
      summariseMean([1, 2]),
      'absolute',
      'impossible-sums',
    ],
    [
      'squares too small',
      { type: 'mean', n: 2, sum: 10, sumSquares: 4 },
      summariseMean([1, 2]),
      'absolute',
      'impossible-sums',
    ],
    [
      'a ratio against a mean',
      ratio([
        [1, 2],
        [2, 3],
        [4, 4],
      ]),
      summariseMean([1, 2]),
      'absolute',
      'mixed-types',
    ],
  ] as const)('is refused for %s', (_what, control, treatment, scale, code) => {
    expect(effect(control, treatment, scale)).toBe(code);
  });

  it('is given where GrowthBook refuses: an absolute difference to a control of 0', () => {
    const [control, treatment] = [summariseMean([-1, 1, -2, 2]), summariseMean([1, 2, 3, 5])];
    const theirs = compareArms([{ control, treatment }], {
      engine: 'frequentist',
      differenceType: 'absolute',
      alpha: 0.05,
    });
    expect(theirs.errorMessage).toBe('ZERO_NEGATIVE_BASELINE_VARIATION');
    expect(effectOf(control, treatment, 'absolute').estimate).toBe(2.75);
  });
});

describe('post-stratification', () => {
  const strata = (a: number[][], b: number[][]) =>
    a.map((list, index) => ({ control: summariseMean(list), treatment: summariseMean(b[index] as number[]) }));

  it('does not mind the order of the strata and changes its sign with the arms', () => {
    const stratum = fc.tuple(values.filter(varied), values.filter(varied));
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 2, maxLength: 5 }), (cells) => {
        const [a, b] = [cells.map(([x]) => x), cells.map(([, y]) => y)];
        const there = postStratifiedEffect(strata(a, b), 'absolute');
        const reversed = postStratifiedEffect(strata(a.toReversed(), b.toReversed()), 'absolute');
        const back = postStratifiedEffect(strata(b, a), 'absolute');
        expect(near([reversed.estimate], [there.estimate])).toBe(true);
        expect(near([reversed.standardError], [there.standardError])).toBe(true);
        expect(near([back.estimate], [-there.estimate])).toBe(true);
        expect(near([back.standardError], [there.standardError])).toBe(true);
      }),
    );
  });

  it('takes out what the strata explain', () => {
    // Within each stratum the treatment adds 1; the arms are uneven over strata that differ by 100.
    const low = [0, 1, 2, 3];
    const high = low.map((x) => x + 100);
    const uneven = strata(
      [[...low, ...low, ...low], high],
      [low, [...high, ...high, ...high]].map((list) => list.map((x) => x + 1)),
    );
    expect(postStratifiedEffect(uneven, 'absolute').estimate).toBeCloseTo(1, 10);
  });

  it('asks for no control mean when absolute', () => {
    const cells = strata(
      [
        [-1, 1, -2, 2],
        [-3, 3],
      ],
      [
        [1, 2, 3, 5],
        [2, 6],
      ],
    );
    expect(postStratifiedEffect(cells, 'absolute').estimate).toBeGreaterThan(0);
    expect(() => postStratifiedEffect(cells, 'relative')).toThrow(
      expect.objectContaining({ code: 'zero-control-mean' }),
    );
  });

  it('says when one stratum is left', () => {
    const one = [{ control: summariseMean([1, 2]), treatment: summariseMean([2, 4]) }];
    expect(() => postStratifiedEffect(one, 'absolute')).toThrow(expect.objectContaining({ code: 'unsupported' }));
    expect(() => postStratifiedEffect([], 'absolute')).toThrow(expect.objectContaining({ code: 'too-few' }));
  });
});
