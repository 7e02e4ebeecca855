import { diagnosisCells, type DiagnosisCell } from '@luotsi/stats';
import { describe, expect, it } from 'vitest';
import { diagnosisDocument, planDiagnosis, type Expectation } from '../src/index.js';
import { definitionWith, HASH } from './pilot.js';

const documentOf = (change: Partial<Expectation> = {}) => {
  const definition = definitionWith();
  const plan = planDiagnosis(definition, {
    sizes: [40, 200],
    effects: [0, 0.1, -0.1],
    control: 0.5,
    pilots: 200,
    ...change,
  });
  return diagnosisDocument(definition, HASH, plan, [...diagnosisCells(plan)]);
};

describe('the document of a diagnosis', () => {
  it('has a cell for each size and effect, whose chances sum to 1, in all and by language', () => {
    const document = documentOf();
    expect(document.cells.map((c) => [c.perArm, c.effect])).toEqual(
      [0, 0.1, -0.1].flatMap((effect) => [40, 200].map((perArm) => [perArm, effect])),
    );
    for (const { verdicts, languages } of document.cells)
      for (const chances of [verdicts, ...languages.map((l) => l.verdicts)])
        expect(Object.values(chances).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(document.languages).toHaveLength(8);
  });

  it('is the same for the same seed', () => {
    expect(documentOf()).toEqual(documentOf());
  });

  it('counts as false harm only what happens where no language is harmed', () => {
    const document = documentOf();
    const harmless = document.cells.filter((c) => c.effect >= 0).map((c) => c.anyFlagged);
    expect(document.falseHarm).toBe(Math.max(...harmless));
    expect(documentOf({ effects: [-0.1] }).falseHarm).toBeNull();
    // A gain in all, and a loss in one.
    expect(documentOf({ effects: [0.1], offsets: { ar: -0.3 } }).falseHarm).toBeNull();
  });

  it('says what the pilot cannot answer: all of it, some languages, or only what it does not ask', () => {
    expect(documentOf({ sizes: [20] }).cannotAnswer).toMatch(
      /^With 20 people an arm this pilot cannot answer whether .* it takes about \d+ an arm to tell .* for any single language\.$/,
    );
    expect(documentOf({ sizes: [400], mix: { fi: 9, ar: 1 } }).cannotAnswer).toMatch(
      /tells for all languages together .* cannot answer for ar, by itself, .* \d+ people/,
    );
    expect(documentOf({ sizes: [3000], mix: { fi: 1 } }).cannotAnswer).toMatch(/for every language/);
  });

  it('never says that an unlikely answer is one', () => {
    const told = (cells: readonly DiagnosisCell[]): boolean =>
      cells.every((c) => c.effect !== 0 || c.verdicts['cannot tell'] <= 0.2);
    for (const size of [20, 80, 600]) {
      const document = documentOf({ sizes: [size], effects: [0] });
      const definition = definitionWith();
      const plan = planDiagnosis(definition, { sizes: [size], effects: [0], control: 0.5, pilots: 200 });
      expect(/this pilot cannot answer/.test(document.cannotAnswer)).toBe(!told([...diagnosisCells(plan)]));
    }
  });
});
