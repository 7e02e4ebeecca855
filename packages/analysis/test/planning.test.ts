import { diagnose } from '@luotsi/stats';
import { describe, expect, it, vi } from 'vitest';
import { analyse, monitorSummary, planDiagnosis } from '../src/index.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

// Whole pilots on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const expected = { sizes: [40], effects: [0], control: 0.6 };

describe('a diagnosis', () => {
  it('has the languages, arms, blocks, margin and level of the definition', () => {
    const definition = definitionWith();
    const plan = planDiagnosis(definition, {
      ...expected,
      mix: { fi: 30, ar: 10 },
      offsets: { ar: -0.2 },
      dropout: 0.1,
    });
    expect(plan).toMatchObject({
      strata: [
        { id: 'fi', share: 0.75, control: 0.6, offset: 0 },
        { id: 'ar', share: 0.25, control: 0.6, offset: -0.2 },
      ],
      outcome: { kind: 'share', items: 2 },
      margin: 0.1,
      level: 0.95,
      arms: 2,
      blockMultiples: [1, 2],
      smallestGroup: 10,
      spreadPrior: 0.1,
    });
  });

  it('tells before the pilot what the analysis of many pilots tells after it', async () => {
    const definition = definitionWith({ analysis: { ...definitionWith().analysis, draws: 1000 } });
    const mix = { fi: 1, sv: 1, ar: 1 };
    const plan = planDiagnosis(definition, { ...expected, effects: [0.15], mix, pilots: 500 });
    const foretold = diagnose(plan).cells[0]?.verdicts.better ?? Number.NaN;
    let better = 0;
    const pilots = 40;
    for (let k = 0; k < pilots; k += 1) {
      // A share of two decisions, each right with the same probability.
      let state = k * 7919 + 1;
      const next = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const { input } = await runPilot({
        definition,
        arrivals: takingTurns(Object.keys(mix), 27).slice(0, 80),
        behave: ({ arm, form }) => {
          const p = arm === 'checked' ? 0.75 : 0.6;
          return { answers: rightDecisions(form, Number(next() < p) + Number(next() < p)) };
        },
        seed: `allocation ${k}`,
      });
      if (analyse(input).verdict.word === 'better') better += 1;
    }
    expect(Math.abs(better / pilots - foretold)).toBeLessThan(3.5 * Math.sqrt((foretold * (1 - foretold)) / pilots));
  });

  it.each([
    ['an outcome that is not there', { outcome: 'joy' }, /no outcome joy.*right, noticed/],
    ['a scale without its spread', { outcome: 'minutes', control: 10 }, /unknown spread/],
    ['a spread of a share', { sd: 0.3 }, /follows from its mean/],
    ['a language that is not there', { mix: { fi: 1, xx: 1 } }, /language xx/],
    ['nobody', { mix: { fi: 0 } }, /nobody is expected/],
    ['a share above 1', { control: 60 }, /under control in fi is 60/],
    ['a language without its mean', { control: { fi: 0.5 } }, /under control in sv is missing/],
  ])('refuses %s', (_, change, message) => {
    expect(() => planDiagnosis(definitionWith(), { ...expected, ...change })).toThrow(message);
  });

  it('refuses arms of unequal weight', () => {
    const [plain, checked] = definitionWith().arms;
    if (!plain || !checked) throw new Error('the definition has two arms');
    const arms = [
      { ...plain, weight: 1 / 3 },
      { ...checked, weight: 2 / 3 },
    ];
    expect(() => planDiagnosis(definitionWith({ arms }), expected)).toThrow(/equal weight/);
  });
});

describe('the monitor', () => {
  it('tells who came and who left, and nothing of the outcomes', async () => {
    const { store, participants } = await runPilot({
      definition: definitionWith(),
      arrivals: takingTurns(['fi', 'ar'], 10),
      behave: ({ form, nth }) =>
        nth === 0 ? { steps: ['page'], stop: 'page' } : { answers: rightDecisions(form, 2), measured: { minutes: 31 } },
    });
    await store.refuse('sv', '2026-11-24T10:00Z');
    await store.withdraw(participants.at(-1) ?? '');
    const summary = monitorSummary(definitionWith(), store);
    expect(summary).toMatchObject({ refused: 1, consented: 20, withdrawn: 1, kind: 'rehearsal' });
    expect(summary.arms.reduce((sum, a) => sum + a.allocated, 0)).toBe(20);
    expect(summary.arms.map((a) => a.stopped)).toEqual([2, 2]);
    expect(summary.languages.map((l) => [l.language, l.refused])).toEqual([
      ['fi', 0],
      ['sv', 1],
      ['ar', 0],
    ]);
    expect(summary.steps).toEqual([
      { step: 'page', reached: 19, stopped: 4 },
      { step: 'receipt', reached: 15, stopped: 0 },
    ]);
    expect(JSON.stringify(summary)).not.toContain('31');
  });
});
