import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustedInterval,
  bandit,
  bayesianPower,
  benjaminiHochberg,
  confidenceSequence,
  countExposures,
  covariateImbalance,
  credibleInterval,
  expectedLoss,
  growthNeeded,
  growthbook,
  holm,
  minimumDetectableEffect,
  multipleExposureHealth,
  plannedPower,
  posterior,
  powerAfter,
  priorOnScale,
  probabilitiesBest,
  probabilityPositive,
  sampleRatioHealth,
  sampleRatioMismatch,
  StatsError,
  summariseMean,
  summariseProportion,
  summariseQuantile,
  tTest,
  type Alternative,
  type Design,
} from '../src/index.js';
import { tUpperQuantile } from '../src/tails.js';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const effect = fc.double({ min: -20, max: 20, noNaN: true });
const spread = fc.double({ min: 0.01, max: 10, noNaN: true });
const alphas = fc.constantFrom(0.01, 0.05, 0.1, 0.2);

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof StatsError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** What comes out, or null when it is refused with a code. */
function attempt<T>(act: () => T): T | null {
  let result: T | null = null;
  codeOf(() => (result = act()));
  return result;
}

describe('multiplicity', () => {
  const family = fc.array(probability, { minLength: 1, maxLength: 30 });

  it('never makes a p-value smaller, nor changes the order, and Holm asks more than Benjamini and Hochberg', () => {
    fc.assert(
      fc.property(family, (p) => {
        const [h, b] = [holm(p), benjaminiHochberg(p)];
        for (const [i, raw] of p.entries()) {
          expect(h[i]).toBeGreaterThanOrEqual(raw);
          // m p / m may round one bit below p.
          expect(b[i]).toBeGreaterThanOrEqual(raw * (1 - 1e-15));
          expect(h[i]).toBeGreaterThanOrEqual((b[i] as number) * (1 - 1e-15));
          expect(h[i]).toBeLessThanOrEqual(1);
        }
        const order = p.map((_, i) => i).toSorted((i, j) => (p[i] as number) - (p[j] as number));
        for (const adjusted of [h, b]) {
          const inOrder = order.map((i) => adjusted[i] as number);
          expect(inOrder).toEqual(inOrder.toSorted((x, y) => x - y));
        }
      }),
    );
  });

  it('does not mind the order given', () => {
    fc.assert(
      fc.property(family, (p) => {
        expect(holm(p.toReversed())).toEqual(holm(p).toReversed());
        expect(benjaminiHochberg(p.toReversed())).toEqual(benjaminiHochberg(p).toReversed());
      }),
    );
  });

  it('never narrows an interval', () => {
    fc.assert(
      fc.property(probability, effect, spread, alphas, (p, estimate, half, alpha) => {
        const [low, high] = adjustedInterval(p, estimate, [estimate - half, estimate + half], alpha);
        expect(low).toBeLessThanOrEqual(estimate - half);
        expect(high).toBeGreaterThanOrEqual(estimate + half);
      }),
    );
  });

  it('agrees with R: p.adjust(c(0.01, 0.04, 0.03, 0.005))', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => p.toFixed(4))).toEqual(['0.0300', '0.0600', '0.0600', '0.0200']);
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  it('refuses what is no probability', () => {
    expect(codeOf(() => holm([0.1, NaN]))).toBe('not-a-number');
    expect(codeOf(() => benjaminiHochberg([1.1]))).toBe('out-of-range');
    expect(holm([])).toEqual([]);
  });
});

describe('the t test', () => {
  it('has an interval that leaves out the null value exactly when p is below α', () => {
    fc.assert(
      fc.property(
        effect,
        spread,
        fc.double({ min: 1, max: 500, noNaN: true }),
        alphas,
        (estimate, standardError, df, alpha) => {
          for (const alternative of ['two-sided', 'greater', 'less'] satisfies Alternative[]) {
            const { p, interval } = tTest({ estimate, standardError, df }, { alpha, alternative });
            fc.pre(Math.abs(p - alpha) > 1e-9);
            expect(interval[0] > 0 || interval[1] < 0).toBe(p < alpha);
          }
        },
      ),
    );
  });

  it('splits its two-sided p over the sides', () => {
    fc.assert(
      fc.property(effect, spread, fc.double({ min: 1, max: 500, noNaN: true }), (estimate, standardError, df) => {
        const p = (alternative: Alternative) => tTest({ estimate, standardError, df }, { alpha: 0.05, alternative }).p;
        expect(p('greater') + p('less')).toBeCloseTo(1, 12);
        expect(p('two-sided')).toBeCloseTo(2 * Math.min(p('greater'), p('less')), 12);
      }),
    );
  });

  it('has all digits of the quantile, and the parity layer those that GrowthBook shows', () => {
    // 40-digit reference; scipy 1.10 stops at the second.
    expect(tUpperQuantile(0.025, 54.65386957632096)).toBeCloseTo(2.004330099426165, 14);
    expect(growthbook.searchedTUpperQuantile(0.025, 54.65386957632096)).toBeCloseTo(2.0043300978996217, 14);
  });

  it('in the parity layer has the quantiles of scipy 1.10.1, and outside it those within the error of its search', () => {
    const file = join(import.meta.dirname, 'fixtures', 't-quantiles-scipy-1.10.1.json');
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: [p: number, df: number, quantile: number][] };
    const worst = (quantile: (tail: number, df: number) => number): number =>
      Math.max(...rows.map(([p, df, theirs]) => Math.abs(quantile(1 - p, df) / theirs - 1)));
    expect(worst(growthbook.searchedTUpperQuantile)).toBeLessThan(1e-13);
    expect(worst(tUpperQuantile)).toBeLessThan(1e-8);
    expect(worst(tUpperQuantile)).toBeGreaterThan(1e-10);
  });

  it('refuses what it cannot judge', () => {
    expect(codeOf(() => tTest({ estimate: 1, standardError: 0, df: 5 }, { alpha: 0.05 }))).toBe('no-variance');
    expect(codeOf(() => tTest({ estimate: NaN, standardError: 1, df: 5 }, { alpha: 0.05 }))).toBe('not-a-number');
    expect(codeOf(() => tTest({ estimate: 1, standardError: 1, df: 0 }, { alpha: 0.05 }))).toBe('out-of-range');
    expect(codeOf(() => tTest({ estimate: 1, standardError: 1, df: 5 }, { alpha: 1 }))).toBe('out-of-range');
  });
});

describe('the posterior', () => {
  it('lies between prior and data and is surer than both', () => {
    fc.assert(
      fc.property(effect, spread, effect, spread, (estimate, standardError, mean, sd) => {
        const belief = posterior({ estimate, standardError }, { mean, sd });
        expect(belief.mean).toBeGreaterThanOrEqual(Math.min(estimate, mean) - 1e-9);
        expect(belief.mean).toBeLessThanOrEqual(Math.max(estimate, mean) + 1e-9);
        expect(belief.sd).toBeLessThanOrEqual(Math.min(standardError, sd));
      }),
    );
  });

  it('has losses whose difference is the mean, and a mirror image for the mirrored effect', () => {
    fc.assert(
      fc.property(effect, spread, (mean, sd) => {
        const [there, back] = [expectedLoss({ mean, sd }), expectedLoss({ mean: -mean, sd })];
        expect(there.keepControl - there.shipTreatment).toBeCloseTo(mean, 9);
        expect(back.keepControl).toBeCloseTo(there.shipTreatment, 9);
        expect(Math.min(there.keepControl, there.shipTreatment)).toBeGreaterThanOrEqual(0);
        expect(probabilityPositive({ mean, sd }) + probabilityPositive({ mean: -mean, sd })).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is the data alone under a flat prior, and a prior on the relative effect follows the control mean', () => {
    expect(posterior({ estimate: 2, standardError: 3 }, 'flat')).toEqual({ mean: 2, sd: 3 });
    expect(priorOnScale({ mean: 0.1, sd: 0.3 }, -20)).toEqual({ mean: 2, sd: 6 });
    expect(codeOf(() => priorOnScale({ mean: 0, sd: 1 }, 0))).toBe('zero-control-mean');
    expect(credibleInterval({ mean: 0, sd: 1 }, 0.05)[1]).toBeCloseTo(1.959963984540054, 14);
  });
});

describe('the confidence sequence', () => {
  const people = fc.integer({ min: 10, max: 100_000 });

  it('is wider than the interval of one look, and tightest near the number it is tuned for', () => {
    fc.assert(
      fc.property(effect, spread, people, fc.constantFrom(0.01, 0.05, 0.1), (estimate, standardError, n, alpha) => {
        const once = tTest({ estimate, standardError, df: Infinity }, { alpha }).interval;
        const { interval } = confidenceSequence({ estimate, standardError, n }, { alpha, tightestAt: 5000 });
        expect(interval[1] - interval[0]).toBeGreaterThan(once[1] - once[0]);
      }),
    );
  });

  it('rejects when its interval does', () => {
    fc.assert(
      fc.property(effect, spread, people, fc.constantFrom(0.01, 0.05, 0.1), (estimate, standardError, n, alpha) => {
        for (const alternative of ['two-sided', 'greater', 'less'] satisfies Alternative[]) {
          const options = { alpha, tightestAt: 1000, alternative };
          const { p, interval } = confidenceSequence({ estimate, standardError, n }, options);
          expect(p).toBeGreaterThanOrEqual(0);
          fc.pre(Math.abs(p - alpha) > 1e-9);
          expect(interval[0] > 0 || interval[1] < 0).toBe(p < alpha);
        }
      }),
    );
  });

  it('refuses a one-sided level of a half or more, and nobody', () => {
    const at = (alpha: number, n: number) => () =>
      confidenceSequence({ estimate: 1, standardError: 1, n }, { alpha, tightestAt: 1000, alternative: 'less' });
    expect(codeOf(at(0.5, 100))).toBe('out-of-range');
    expect(codeOf(at(0.05, 0))).toBe('out-of-range');
  });
});

describe('power', () => {
  const design = fc.record({
    controlMean: fc.double({ min: 0.5, max: 20, noNaN: true }),
    variance: fc.double({ min: 0.1, max: 50, noNaN: true }),
    nControl: fc.integer({ min: 20, max: 5000 }),
    nTreatment: fc.integer({ min: 20, max: 5000 }),
    scale: fc.constantFrom('absolute' as const, 'relative' as const),
    alpha: alphas,
  }) satisfies fc.Arbitrary<Design>;

  it('at the minimum detectable effect is the power asked for, with unequal arms too', () => {
    fc.assert(
      fc.property(design, fc.constantFrom(0.5, 0.8, 0.95), (plan, power) => {
        const mde = minimumDetectableEffect(plan, power);
        fc.pre(mde !== null);
        // The closed form leaves out the far tail, which is at most α/2 and nothing beyond small power.
        const found = plannedPower(plan, mde, 'two-sided');
        expect(found).toBeGreaterThanOrEqual(power - 1e-9);
        expect(found - power).toBeLessThan(0.02);
      }),
    );
  });

  it('grows with people and with the absolute effect, and shrinks with looks at any time', () => {
    fc.assert(
      fc.property(design, fc.double({ min: 0.1, max: 2, noNaN: true }), (plan, size) => {
        const power = plannedPower(plan, size);
        expect(
          plannedPower({ ...plan, nControl: plan.nControl * 2, nTreatment: plan.nTreatment * 2 }, size),
        ).toBeGreaterThanOrEqual(power);
        expect(plannedPower({ ...plan, sequentialTightestAt: 5000 }, size)).toBeLessThanOrEqual(power + 1e-12);
        expect(plannedPower({ ...plan, scale: 'absolute' }, size * 1.5)).toBeGreaterThanOrEqual(
          plannedPower({ ...plan, scale: 'absolute' }, size) - 1e-12,
        );
      }),
    );
  });

  it('with a flat prior is that of the test', () => {
    const plan: Design = { controlMean: 5, variance: 4, nControl: 60, nTreatment: 40, scale: 'absolute', alpha: 0.05 };
    expect(bayesianPower(0.7, Math.sqrt(4 / 60 + 4 / 40), 'flat', 0.05)).toBeCloseTo(plannedPower(plan, 0.7), 12);
  });

  it('has no detectable effect where noise outgrows it, and refuses impossible plans', () => {
    const plan: Design = {
      controlMean: 1,
      variance: 100,
      nControl: 10,
      nTreatment: 10,
      scale: 'relative',
      alpha: 0.05,
    };
    expect(minimumDetectableEffect(plan, 0.8)).toBeNull();
    expect(codeOf(() => plannedPower({ ...plan, controlMean: 0 }, 0.1))).toBe('zero-control-mean');
    expect(codeOf(() => plannedPower({ ...plan, nControl: 0 }, 0.1))).toBe('out-of-range');
    expect(codeOf(() => minimumDetectableEffect(plan, 0.01))).toBe('out-of-range');
  });

  it('reaches its target after the growth that is needed', () => {
    fc.assert(
      fc.property(
        spread,
        fc.integer({ min: 10, max: 1000 }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (standardError, n, targetEffect) => {
          const progress = { standardError, n, targetEffect, targetPower: 0.8, alpha: 0.05 };
          const factor = growthNeeded(progress);
          expect(factor).not.toBeNull();
          const reached = powerAfter(progress, factor as number);
          expect(reached).toBeGreaterThanOrEqual(0.8 - 1e-9);
          expect(factor === 0 || reached < 0.8 + 1e-9).toBe(true);
        },
      ),
    );
  });

  it('knows when no growth will do', () => {
    const sure = { mean: 0, sd: 1e-9 };
    const progress = { standardError: 1, n: 10, targetEffect: 1, targetPower: 0.8, alpha: 0.05, prior: sure };
    expect(growthNeeded({ ...progress, targetEffect: 1e-7 })).toBeNull();
    expect(growthbook.scalingFactor({ ...progress, targetEffect: 1e-7 })).toMatchObject({
      scalingFactor: null,
      upperBoundAchieved: true,
      updateMessage: 'unsuccessful',
    });
  });
});

describe('the bandit', () => {
  it('gives each arm its probability of being best', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ mean: effect, sd: spread }), { minLength: 2, maxLength: 5 }), (arms) => {
        const p = probabilitiesBest(arms);
        expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
        expect(
          probabilitiesBest(arms.toReversed())
            .toReversed()
            .every((x, i) => Math.abs(x - (p[i] as number)) < 1e-12),
        ).toBe(true);
      }),
    );
    fc.assert(
      fc.property(effect, spread, effect, spread, (m1, s1, m2, s2) => {
        const exact = probabilityPositive({ mean: m1 - m2, sd: Math.hypot(s1, s2) });
        expect(
          probabilitiesBest([
            { mean: m1, sd: s1 },
            { mean: m2, sd: s2 },
          ])[0],
        ).toBeCloseTo(exact, 12);
      }),
    );
  });

  it('keeps every arm at its minimum, adds up to 1, and waits for people', () => {
    const arm = (n: number, mean: number) => ({
      type: 'mean' as const,
      n,
      sum: n * mean,
      sumSquares: n * (mean ** 2 + 1),
    });
    const options = { prior: { mean: 0, sd: 100 }, alpha: 0.05, minimumWeight: 0.05 };
    const { weights } = bandit([arm(200, 1), arm(200, 5), arm(200, 1)], options);
    expect(weights?.[1]).toBeCloseTo(0.9, 9);
    expect(weights?.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    expect(bandit([arm(200, 1), arm(99, 5)], options).weights).toBeNull();
    expect(bandit([arm(200, 1), arm(200, 5)], { ...options, lowerIsBetter: true }).weights?.[0]).toBeCloseTo(0.95, 9);
    expect(codeOf(() => bandit([arm(9, 1)], options))).toBe('one-arm');
    expect(codeOf(() => bandit([arm(9, 1), arm(9, 2)], { ...options, minimumWeight: 0.6 }))).toBe(
      'weights-do-not-sum-to-one',
    );
  });
});

describe('the health of an experiment', () => {
  it('agrees with R: chisq.test(c(300, 330)) and chisq.test(c(300, 330, 290), p = c(.33, .33, .34))', () => {
    expect(sampleRatioMismatch([300, 330], [0.5, 0.5]).p).toBeCloseTo(0.23199772362873072, 12);
    expect(sampleRatioMismatch([300, 330, 290], [0.33, 0.33, 0.34]).p).toBeCloseTo(0.13531955114907038, 12);
    expect(sampleRatioMismatch([0, 0], [0.5, 0.5]).p).toBe(1);
  });

  it('does not mind the order of the arms', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const weights = counts.map(() => 1 / counts.length);
        expect(sampleRatioMismatch(counts.toReversed(), weights).p).toBeCloseTo(
          sampleRatioMismatch(counts, weights).p,
          12,
        );
      }),
    );
  });

  it.each([
    [[1, 2], [0.5, 0.6], 'weights-do-not-sum-to-one'],
    [[1, 2, 3], [0.5, 0.5, 0], 'impossible-sums'],
    [[1], [1], 'one-arm'],
    [[1, 2], [1], 'length-mismatch'],
    [[1, -2], [0.5, 0.5], 'out-of-range'],
    [[1, NaN], [0.5, 0.5], 'not-a-number'],
    [[1, 2.5], [0.5, 0.5], 'out-of-range'],
  ])('refuses %j against %j', (counts, weights, code) => {
    expect(codeOf(() => sampleRatioMismatch(counts, weights))).toBe(code);
  });

  it('counts everybody once and drops those who saw several arms', () => {
    const seen = ['a:x', 'b:y', 'a:x', 'c:x', 'c:y', 'd:z', 'c:x'].map((entry) => {
      const [participant, arm] = entry.split(':') as [string, string];
      return { participant, arm };
    });
    const count = countExposures(seen);
    expect([...count.byArm]).toEqual([
      ['x', 1],
      ['y', 1],
      ['z', 1],
    ]);
    expect([count.multiple, count.people]).toEqual([1, 4]);
    expect(multipleExposureHealth({ multiple: 1, people: 4 })).toEqual({ status: 'not-enough-traffic', share: 0.25 });
    expect(multipleExposureHealth({ multiple: 1, people: 100 }).status).toBe('unhealthy');
    expect(multipleExposureHealth({ multiple: 0, people: 0 })).toEqual({ status: 'not-enough-traffic', share: null });
    expect(sampleRatioHealth({ p: 1e-9, arms: 3, people: 23 })).toBe('not-enough-traffic');
    expect(sampleRatioHealth({ p: 1e-9, arms: 3, people: 24 })).toBe('unhealthy');
  });

  it('finds a covariate that differed before, and is silent about one that is the same for everyone', () => {
    const ages = Array.from({ length: 50 }, (_, i) => 20 + (i % 10));
    const [age, constant] = [summariseMean(ages), summariseMean(ages.map(() => 1))];
    const older = summariseMean(ages.map((x) => x + 5));
    const found = covariateImbalance([
      { name: 'age', control: age, treatments: [age, older] },
      { name: 'adult', control: constant, treatments: [constant, constant] },
    ]);
    expect(found.map(({ imbalanced }) => imbalanced)).toEqual([false, true, false, false]);
    expect(found[2]?.p).toBeNull();
    expect(codeOf(() => covariateImbalance([]))).toBe('too-few');
    expect(codeOf(() => covariateImbalance([{ name: 'age', control: age, treatments: [] }]))).toBe('one-arm');
  });
});

describe('rows', () => {
  it('become quantiles as in R: quantile(1:100, 0.5)', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(summariseQuantile(values, 0.5)).toMatchObject({ n: 100, quantileHat: 50.5 });
    expect(codeOf(() => summariseQuantile([1, 2, 3], 0.95))).toBe('too-few');
    expect(codeOf(() => summariseQuantile(values, 1))).toBe('out-of-range');
    expect(codeOf(() => summariseQuantile([...values, NaN], 0.5))).toBe('not-a-number');
  });

  it('are refused when they are no outcomes', () => {
    expect(codeOf(() => summariseMean([1, NaN]))).toBe('not-a-number');
    expect(codeOf(() => summariseProportion([0, 1, 2]))).toBe('out-of-range');
  });
});

describe('GrowthBook results', () => {
  it('are never NaN, whatever finite sums come in', () => {
    const sum = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const n = fc.integer({ min: 0, max: 50 });
    const mean = fc.record({ type: fc.constant('mean' as const), n, sum, sumSquares: sum });
    const proportion = fc.record({ type: fc.constant('proportion' as const), n, sum });
    const arm = fc.oneof(mean, proportion);
    const settings = fc.record({
      engine: fc.constantFrom('bayesian' as const, 'frequentist' as const),
      differenceType: fc.constantFrom('relative' as const, 'absolute' as const, 'scaled' as const),
      alpha: alphas,
      sequential: fc.boolean(),
      sided: fc.constantFrom('two' as const, 'lesser' as const, 'greater' as const),
      totalUsers: fc.constantFrom(0, 100),
      inverse: fc.boolean(),
    });
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(numbers)
          : [];
    fc.assert(
      fc.property(arm, arm, settings, (control, treatment, options) => {
        const result = attempt(() => growthbook.compareArms([{ control, treatment }], options));
        expect(numbers(result).some(Number.isNaN)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('are refused for NaN', () => {
    const arm = { type: 'mean' as const, n: 5, sum: NaN, sumSquares: 1 };
    const settings = { engine: 'bayesian' as const, differenceType: 'relative' as const, alpha: 0.05 };
    expect(codeOf(() => growthbook.compareArms([{ control: arm, treatment: arm }], settings))).toBe('not-a-number');
  });
});
