import { describe, expect, it } from 'vitest';
import {
  adjustedEstimate,
  ancova,
  createRandom,
  cronbachAlpha,
  detection,
  fieller,
  groupDifferences,
  hierarchicalEffects,
  interactionTest,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  marginTest,
  mcdonaldOmega,
  meanScore,
  neededPerArm,
  probabilityOfSuperiority,
  proportionalOdds,
  proportionalOddsCheck,
  reliance,
  rerandomisationTest,
  reversed,
  sequentialBoundaries,
  stratifiedDifference,
  stratifiedMeanDifference,
  vanElteren,
  verdictOf,
  wilcoxon,
  wilson,
} from '../src/index.js';

const level = 0.95;
const nobody = { n: 0, successes: 0 };
const options = { spreadPrior: 0.1, margin: 0.1, better: 'higher' } as const;
const sequential = { spending: 'pocock', alpha: 0.05 } as const;

describe('what cannot be computed is refused with a code', () => {
  it.each<[string, () => unknown, string]>([
    ['a share of nobody', () => wilson(nobody, { level }), 'too-few'],
    ['more successes than people', () => wilson({ n: 2, successes: 3 }, { level }), 'impossible-sums'],
    ['a level of 95', () => wilson({ n: 2, successes: 1 }, { level: 95 }), 'out-of-range'],
    ['half a person', () => wilson({ n: 2.5, successes: 1 }, { level }), 'out-of-range'],
    [
      'an arm empty in every stratum',
      () => mantelHaenszelRiskDifference([{ control: nobody, treatment: { n: 3, successes: 1 } }], { level }),
      'too-few',
    ],
    [
      'an odds ratio without failures',
      () =>
        mantelHaenszelOddsRatio([{ control: { n: 3, successes: 3 }, treatment: { n: 3, successes: 3 } }], { level }),
      'no-variance',
    ],
    [
      'a mean outside the range',
      () => stratifiedMeanDifference([{ control: [5], treatment: [5] }], { level, range: { min: 0, max: 1 } }),
      'impossible-sums',
    ],
    [
      'a range that ends before it starts',
      () => groupDifferences([{ control: [1], treatment: [1] }], { range: { min: 1, max: 0 } }),
      'out-of-range',
    ],
    ['groups without spread', () => groupDifferences([{ control: [1], treatment: [1] }]), 'no-variance'],
    ['effects of no group', () => hierarchicalEffects([], options), 'too-few'],
    ['an effect without variance', () => hierarchicalEffects([{ estimate: 0, variance: 0 }], options), 'out-of-range'],
    ['an interaction of one group', () => interactionTest([{ estimate: 0, variance: 1 }]), 'too-few'],
    ['a rank test of nobody', () => wilcoxon([], [1]), 'too-few'],
    ['a NaN among the values', () => probabilityOfSuperiority([1, Number.NaN], [2], { level }), 'not-a-number'],
    ['one answer only', () => proportionalOdds([{ control: [0, 3], treatment: [0, 4] }], { level }), 'no-variance'],
    [
      'arms that do not overlap',
      () => proportionalOdds([{ control: [5, 5, 0, 0], treatment: [0, 0, 5, 5] }], { level }),
      'no-convergence',
    ],
    [
      'lists of answers that differ in length',
      () => proportionalOdds([{ control: [1, 2], treatment: [1, 2, 3] }], { level }),
      'length-mismatch',
    ],
    ['an arm without answers', () => proportionalOdds([{ control: [0, 0], treatment: [2, 3] }], { level }), 'one-arm'],
    [
      'an arm that the strata determine',
      () => ancova({ outcome: [1, 2, 3, 4], treatment: [0, 0, 1, 1], strata: [0, 0, 1, 1] }, { level }),
      'one-arm',
    ],
    ['as many terms as people', () => ancova({ outcome: [1, 2], treatment: [0, 1] }, { level }), 'too-few'],
    ['a third arm', () => ancova({ outcome: [1, 2, 3], treatment: [0, 1, 2] }, { level }), 'out-of-range'],
    [
      'a ratio to 0 without error',
      () => fieller({ estimate: 0, standardError: 0 }, { estimate: 1, standardError: 1 }, { level }),
      'zero-control-mean',
    ],
    [
      'a margin test without error',
      () => marginTest({ estimate: 0, standardError: 0 }, { margin: 1, better: 'higher' }),
      'no-variance',
    ],
    [
      'a negative variance',
      () => neededPerArm({ variance: { control: -1, treatment: 1 }, margin: 1, level }),
      'out-of-range',
    ],
    [
      'an interval that runs backwards',
      () => verdictOf({ low: 1, high: 0, margin: 1, better: 'higher' }),
      'out-of-range',
    ],
    ['a margin of 0', () => verdictOf({ low: 0, high: 1, margin: 0, better: 'higher' }), 'out-of-range'],
    ['looks out of order', () => sequentialBoundaries({ looks: [0.5, 0.4, 1], ...sequential }), 'out-of-range'],
    ['looks that never end', () => sequentialBoundaries({ looks: [0.5], ...sequential }), 'out-of-range'],
    [
      'an estimate before the boundary',
      () =>
        adjustedEstimate({
          boundaries: [
            { fraction: 0.5, z: 2 },
            { fraction: 1, z: 2 },
          ],
          look: 0,
          estimate: 1,
          standardError: 1,
          level,
        }),
      'out-of-range',
    ],
    ['alpha of one item', () => cronbachAlpha([[1], [2]], { level }), 'too-few'],
    [
      'alpha of an item that all answered alike',
      () =>
        cronbachAlpha(
          [
            [1, 2],
            [1, 3],
          ],
          { level },
        ),
      'no-variance',
    ],
    [
      'omega of two items',
      () =>
        mcdonaldOmega([
          [1, 2],
          [2, 1],
          [3, 3],
          [1, 1],
        ]),
      'too-few',
    ],
    ['an answer outside the item', () => reversed(8, { min: 1, max: 7 }), 'out-of-range'],
    ['detection without right facts', () => detection({ n: 3, successes: 1 }, nobody, { level }), 'too-few'],
    ['reliance on no advice', () => reliance({ right: nobody, wrong: nobody }, { level }), 'too-few'],
    ['an empty seed', () => createRandom(''), 'too-few'],
    [
      'no draws',
      () => rerandomisationTest({ observed: 0, statistic: () => 0, draw: () => 0, draws: 0, seed: 'x' }),
      'too-few',
    ],
    [
      'a statistic that is NaN',
      () => rerandomisationTest({ observed: 0, statistic: () => Number.NaN, draw: () => 0, draws: 9, seed: 'x' }),
      'not-a-number',
    ],
    ['people without a stratum', () => stratifiedDifference([1, 2], [0]), 'length-mismatch'],
  ])('%s', (_, run, code) => {
    expect(run).toThrow(expect.objectContaining({ name: 'StatsError', code }));
  });
});

describe('documented results at the edges', () => {
  it('a ratio whose control may be 0 is two rays, or everything', () => {
    const two = fieller({ estimate: 0.5, standardError: 1 }, { estimate: 9, standardError: 1 }, { level });
    expect(two.kind).toBe('two-rays');
    expect(two.low).toBeLessThan(two.high);
    const all = fieller({ estimate: 0, standardError: 1 }, { estimate: 0.5, standardError: 1 }, { level });
    expect(all).toMatchObject({ estimate: null, kind: 'everything', low: -Infinity, high: Infinity });
  });

  it('where nothing varies a test finds nothing', () => {
    expect(wilcoxon([3, 3], [3, 3, 3]).p).toBe(1);
    expect(vanElteren([{ control: [3], treatment: [3] }])).toMatchObject({ z: 0, p: 1 });
    expect(vanElteren([{ control: [], treatment: [3] }])).toMatchObject({ p: 1, uninformative: [0] });
  });

  it('where all succeeded, the risk difference keeps its width', () => {
    const all = { n: 12, successes: 12 };
    const d = mantelHaenszelRiskDifference([{ control: all, treatment: all }], { level });
    expect(d).toMatchObject({ estimate: 0, standardError: 0, interval: 'newcombe' });
    expect(d.low).toBeLessThan(-0.2);
    expect(d.high).toBeGreaterThan(0.2);
  });

  it('arms that do not overlap keep a wide probability of superiority', () => {
    const s = probabilityOfSuperiority([1, 1, 2], [3, 4, 5], { level });
    expect(s.estimate).toBe(1);
    expect(s.low).toBeLessThan(0.5);
    expect(s.high).toBe(1);
  });

  it('a split that an arm does not vary on is omitted from the check', () => {
    const check = proportionalOddsCheck([{ control: [0, 6, 5, 4], treatment: [2, 5, 6, 7] }], { level });
    expect(check.omitted).toEqual([0]);
    expect(check.splits.map((s) => s.after)).toEqual([1, 2]);
  });

  it('scores put items of different lengths on one scale, and nothing where answers are missing', () => {
    const ranges = [
      { min: 1, max: 7 },
      { min: 1, max: 5 },
    ];
    const to = { min: 0, max: 100 };
    expect(meanScore([7, 1], ranges, { to })).toBe(50);
    expect(meanScore([7, null], ranges, { to })).toBeNull();
    expect(meanScore([7, null], ranges, { to, least: 1 })).toBe(100);
    expect(meanScore([null, null], ranges, { to, least: 0 })).toBeNull();
    expect(reversed(2, { min: 1, max: 7 })).toBe(6);
  });

  it('the people that would tell match the published table', () => {
    const needed = (margin: number, variance = 0.21) =>
      neededPerArm({ variance: { control: variance, treatment: variance }, margin, level });
    expect([0.1, 0.12, 0.15, 0.2].map((margin) => needed(margin))).toEqual([330, 229, 147, 83]);
    expect([0.3, 0.4, 0.5].map((margin) => needed(margin, 1))).toEqual([175, 99, 63]);
    expect(neededPerArm({ variance: { control: 1, treatment: 1 }, margin: 0.1, level, effect: -0.1 })).toBe(Infinity);
  });
});
