import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis, type DiagnosisPlan, diagnosisCells, type Verdict } from '../src/index.js';

/** Eight languages with base rates around 70 %. */
const strata = [
  [0.22, 0.8],
  [0.18, 0.75],
  [0.15, 0.7],
  [0.12, 0.7],
  [0.11, 0.65],
  [0.09, 0.65],
  [0.07, 0.6],
  [0.06, 0.6],
].map(([share = 0, control = 0], i) => ({ id: `language-${i + 1}`, share, control }));

const plan: DiagnosisPlan = {
  strata,
  outcome: { kind: 'binary' },
  better: 'higher',
  margin: 0.1,
  level: 0.95,
  sizes: [40, 80, 100, 200, 400],
  effects: [-0.1, 0, 0.1],
  pilots: 2000,
  seed: 'verdicts before launch',
  spreadPrior: 0.1,
};

/** methods.md 3.1: people an arm, true effect, better, not worse, cannot tell, worse. */
const REFERENCE: readonly (readonly number[])[] = [
  [40, 0, 0.03, 0.17, 0.77, 0.03],
  [40, 0.1, 0.2, 0.38, 0.42, 0],
  [80, 0, 0.03, 0.28, 0.66, 0.03],
  [100, 0, 0.03, 0.35, 0.6, 0.03],
  [100, 0.1, 0.39, 0.53, 0.08, 0],
  [200, 0, 0.02, 0.59, 0.36, 0.03],
  [200, 0.1, 0.67, 0.32, 0, 0],
  [400, 0, 0.02, 0.86, 0.09, 0.02],
  [400, -0.1, 0, 0.03, 0.11, 0.86],
];
const WORDS: readonly Verdict[] = ['better', 'not worse', 'cannot tell', 'worse'];

describe('diagnosis of a pilot', () => {
  let diagnosis: Diagnosis;
  beforeAll(() => {
    diagnosis = diagnose(plan);
  }, 120_000);
  const cell = (perArm: number, effect: number) => {
    const found = diagnosis.cells.find((c) => c.perArm === perArm && c.effect === effect);
    if (!found) throw new Error(`no cell ${perArm} ${effect}`);
    return found;
  };

  it.each(REFERENCE)(
    'agrees with the published verdict table at %i an arm and a true effect of %d',
    (n, effect, ...row) => {
      const { verdicts } = cell(n as number, effect as number);
      row.forEach((expected, i) => {
        // Two simulations of 2 000 pilots, three standard errors, and the rounding of the table.
        const allowed = 3 * Math.sqrt((2 * Math.max(expected * (1 - expected), 0.01)) / 2000) + 0.005;
        expect(Math.abs(verdicts[WORDS[i] as Verdict] - expected)).toBeLessThan(allowed);
      });
    },
  );

  it('hardly ever flags a language as harmed when all benefit by 10 points', () => {
    expect(cell(40, 0.1).anyFlagged).toBeLessThan(0.03);
    expect(cell(100, 0.1).anyFlagged).toBeLessThan(0.03);
  });

  it('gives every pilot one verdict, over all and in each language', () => {
    for (const c of diagnosis.cells)
      for (const shares of [c.verdicts, ...c.groups.map((g) => g.verdicts)])
        expect(WORDS.reduce((sum, w) => sum + shares[w], 0)).toBeCloseTo(1, 10);
  });

  it('names the people that would tell', () => {
    expect(diagnosis.neededPerArm).toBeGreaterThan(300);
    expect(diagnosis.neededPerArm).toBeLessThan(330);
    expect(diagnosis.groups.find((g) => g.id === 'language-3')?.neededPerArm).toBe(330);
  });

  it('is the same for the same seed, and a cell does not depend on the others', () => {
    const alone = [...diagnosisCells({ ...plan, sizes: [40], effects: [0] })];
    expect(alone).toEqual([cell(40, 0)]);
  });

  it('mirrors when lower is better', () => {
    const lower = diagnose({
      ...plan,
      better: 'lower',
      sizes: [100],
      effects: [-0.1],
      strata: strata.map((s) => ({ ...s, control: 1 - s.control })),
    });
    expect(lower.cells[0]?.verdicts.better).toBeCloseTo(cell(100, 0.1).verdicts.better, 1);
  });

  it('with looks, errs no more, and saves people where the effect is large', () => {
    const looking = diagnose({
      ...plan,
      sizes: [200],
      effects: [0, 0.2],
      pilots: 1000,
      looks: { looks: [1 / 3, 2 / 3, 1], spending: 'obrien-fleming' },
    });
    const [none, large] = looking.cells;
    expect((none?.verdicts.better ?? 1) + (none?.verdicts.worse ?? 1)).toBeLessThan(0.05 + 3 * 0.007);
    expect(large?.verdicts.better).toBeGreaterThan(0.99);
    expect(large?.stoppedEarly).toBeGreaterThan(0.8);
    expect(large?.averagePerArm).toBeLessThan(150);
    expect(cell(200, 0)).toMatchObject({ stoppedEarly: 0, averagePerArm: 200 });
  });

  it('simulates shares of items and scales, with three arms and dropout', () => {
    const shares = diagnose({
      ...plan,
      outcome: { kind: 'share', items: 3 },
      arms: 3,
      dropout: 0.1,
      sizes: [60],
      pilots: 300,
    });
    const binary = diagnose({ ...plan, arms: 3, dropout: 0.1, sizes: [60], pilots: 300 });
    expect(shares.cells[1]?.verdicts['not worse']).toBeGreaterThan(binary.cells[1]?.verdicts['not worse'] ?? 1);
    const scale = diagnose({
      ...plan,
      outcome: { kind: 'scale', sd: 20, min: 0, max: 100 },
      strata: strata.map((s) => ({ ...s, control: 60 })),
      margin: 8,
      effects: [0],
      sizes: [100],
      spreadPrior: 5,
      pilots: 300,
    });
    // 0.4 SD at 99 an arm: 80 %.
    expect(scale.cells[0]?.verdicts['cannot tell']).toBeGreaterThan(0.12);
    expect(scale.cells[0]?.verdicts['cannot tell']).toBeLessThan(0.28);
  });

  it.each([
    ['no language', { strata: [] }, 'too-few'],
    ['shares that do not sum to 1', { strata: strata.slice(1) }, 'weights-do-not-sum-to-one'],
    ['one arm', { arms: 1 }, 'one-arm'],
    ['no pilots', { pilots: 0 }, 'too-few'],
    ['no people', { sizes: [0] }, 'too-few'],
    ['looks that never end', { looks: { looks: [0.5], spending: 'pocock' } }, 'out-of-range'],
    ['NaN', { margin: Number.NaN }, 'not-a-number'],
    ['a rate above 1', { strata: [{ id: 'a', share: 1, control: 1.2 }] }, 'out-of-range'],
  ] as const)('refuses %s', (_, change, code) => {
    expect(() => diagnose({ ...plan, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
