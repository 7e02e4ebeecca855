import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancova,
  mantelHaenszelRiskDifference,
  newcombe,
  probabilityOfSuperiority,
  proportionalOdds,
  stratifiedMeanDifference,
  summarise,
  vanElteren,
  wilcoxon,
} from '../../src/index.js';
import { level, tables, values, samples, swap, attempt, near, share, value } from './support.js';

describe('strata', () => {
  it('order, splitting off empty arms and exchange of arms do not matter to the risk difference', () => {
    fc.assert(
      fc.property(tables, (strata) => {
        const one = mantelHaenszelRiskDifference(strata, { level });
        const other = mantelHaenszelRiskDifference(
          [...strata.toReversed(), { control: { n: 0, successes: 0 }, treatment: { n: 3, successes: 1 } }],
          { level },
        );
        expect(other.estimate).toBeCloseTo(one.estimate, 12);
        expect(other.low).toBeCloseTo(one.low, 10);
        expect(other.uninformative).toEqual([strata.length]);
        const swapped = mantelHaenszelRiskDifference(strata.map(swap), { level });
        expect(swapped.estimate).toBeCloseTo(-one.estimate, 12);
        expect(swapped.low).toBeCloseTo(-one.high, 10);
        expect(one.low).toBeLessThan(one.high);
      }),
    );
  });

  it('one stratum is Newcombe’s interval', () => {
    fc.assert(
      fc.property(share, share, (control, treatment) => {
        const one = mantelHaenszelRiskDifference([{ control, treatment }], { level, interval: 'newcombe' });
        const other = newcombe(control, treatment, { level });
        expect(one.low).toBeCloseTo(other.low, 12);
        expect(one.high).toBeCloseTo(other.high, 12);
      }),
    );
  });

  it('summaries give what values give, and shifts and scales pass through', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 9 }), value, (strata, scale, shift) => {
        const one = attempt(() => stratifiedMeanDifference(strata, { level }));
        const summarised = strata.map((s) => ({ control: summarise(s.control), treatment: summarise(s.treatment) }));
        const other = attempt(() => stratifiedMeanDifference(summarised, { level }));
        expect(other).toEqual(one);
        if (typeof one === 'string') return;
        const moved = stratifiedMeanDifference(
          strata.map((s) => ({
            control: s.control.map((x) => scale * x + shift),
            treatment: s.treatment.map((x) => scale * x + shift),
          })),
          { level },
        );
        expect(moved.estimate).toBeCloseTo(scale * one.estimate, 8);
        expect(moved.low).toBeCloseTo(scale * one.low, 6);
        expect(moved.df).toBeCloseTo(one.df ?? 0, 6);
      }),
    );
  });

  it('without spread it is refused, or wide if the range is known', () => {
    const strata = [{ control: [1, 1, 1], treatment: [1, 1] }];
    expect(attempt(() => stratifiedMeanDifference(strata, { level }))).toBe('no-variance');
    const known = stratifiedMeanDifference(strata, { level, range: { min: 0, max: 1 } });
    expect(known.interval).toBe('range');
    expect(known.low).toBeLessThan(-0.3);
    expect(known.high).toBeGreaterThan(0.3);
  });
});

describe('ranks', () => {
  it('only the order of values matters, and exchange of arms mirrors', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        // Places instead of a power: small values that differ must not underflow to the same number.
        const places = [...new Set([...a, ...b])].toSorted((x, y) => x - y);
        const stretched = (x: number): number => places.indexOf(x) ** 3;
        const one = wilcoxon(a, b);
        expect(wilcoxon(a.map(stretched), b.map(stretched))).toEqual(one);
        expect(wilcoxon(b, a).p).toBeCloseTo(one.p, 10);
        const s = probabilityOfSuperiority(a, b, { level });
        expect(s.low).toBeLessThanOrEqual(s.estimate);
        expect(s.high).toBeGreaterThanOrEqual(s.estimate);
        expect(probabilityOfSuperiority(b, a, { level }).estimate).toBeCloseTo(1 - s.estimate, 12);
        expect(s.estimate).toBeCloseTo(one.statistic / (a.length * b.length), 12);
      }),
    );
  });

  it('arms that do not overlap have an interval, whatever their sizes', () => {
    for (let n0 = 1; n0 <= 12; n0++)
      for (let n1 = 1; n1 <= 12; n1++) {
        const { estimate, low, high } = probabilityOfSuperiority(Array(n0).fill(0), Array(n1).fill(-1), { level });
        expect([estimate, low]).toEqual([0, 0]);
        expect(high).toBeGreaterThan(0);
        expect(high).toBeLessThan(1);
      }
  });

  it('van Elteren with one stratum is Wilcoxon without correction', () => {
    fc.assert(
      fc.property(values, values, (control, treatment) => {
        const w = wilcoxon(control, treatment, { exact: false, correct: false });
        expect(vanElteren([{ control, treatment }]).p).toBeCloseTo(w.p, 10);
      }),
    );
  });
});

describe('proportional odds', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 });
  const strata = fc.array(fc.record({ control: counts, treatment: counts }), { minLength: 1, maxLength: 4 });

  it('mirrors when arms are exchanged or the scale is turned round', () => {
    fc.assert(
      fc.property(strata, (s) => {
        const one = attempt(() => proportionalOdds(s, { level }));
        const swapped = attempt(() => proportionalOdds(s.map(swap), { level }));
        const turned = attempt(() =>
          proportionalOdds(
            s.map((x) => ({ control: x.control.toReversed(), treatment: x.treatment.toReversed() })),
            { level },
          ),
        );
        const log = (r: typeof one): number | string => (typeof r === 'string' ? r : Math.abs(r.logOddsRatio));
        for (const other of [swapped, turned]) expect(near(log(other), log(one), 1e-5)).toBe(true);
        const sign = (r: typeof one): number =>
          typeof r === 'string' ? 0 : Math.sign(r.p < 0.99 ? r.logOddsRatio : 0);
        expect(sign(swapped) + sign(one)).toBe(0);
        expect(sign(turned) + sign(one)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('an answer that nobody gave changes nothing', () => {
    const s = [{ control: [4, 6, 3], treatment: [2, 5, 8] }];
    const padded = [{ control: [0, 4, 6, 0, 3], treatment: [0, 2, 5, 0, 8] }];
    expect(proportionalOdds(padded, { level }).logOddsRatio).toBeCloseTo(
      proportionalOdds(s, { level }).logOddsRatio,
      9,
    );
  });
});

describe('ANCOVA', () => {
  it('without strata and covariates is the difference of means; a repeated covariate is named', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const outcome = [...a, ...b];
        const treatment = [...a.map(() => 0), ...b.map(() => 1)];
        const found = attempt(() => ancova({ outcome, treatment, covariates: [outcome.map(() => 1)] }, { level }));
        fc.pre(typeof found !== 'string');
        expect(found.estimate).toBeCloseTo(summarise(b).mean - summarise(a).mean, 8);
        expect(found.redundant).toEqual([0]);
      }),
    );
  });
});
