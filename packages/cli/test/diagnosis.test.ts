import type { DiagnosisDocument } from '@luotsi/protocol';
import { verdictChances, verdictChancesPage } from '@luotsi/report';
import { describe, expect, it } from 'vitest';
import { diagnosisFigure, diagnosisText } from '../src/diagnosis-text.js';

const chances = { better: 0.03, 'not worse': 0.3, 'cannot tell': 0.669, worse: 0.001 };
const document: DiagnosisDocument = {
  schema: 'luotsi/diagnosis@1',
  experiment: 'a-pilot',
  definitionHash: 'a'.repeat(64),
  outcome: 'finished',
  contrast: 'new-vs-old',
  margin: 0.1,
  better: 'higher',
  level: 0.95,
  seed: 'seed <&>',
  pilots: 1000,
  supposed: { languages: [{ language: 'ar', share: 1, control: 0.5 }], dropout: 0, sd: null },
  cells: [0, -0.1].flatMap((effect) =>
    [40, 80].map((perArm) => ({
      perArm,
      effect,
      verdicts: chances,
      anyFlagged: 0.002,
      languages: [{ language: 'ar', verdicts: chances, flagged: 0 }],
    })),
  ),
  falseHarm: 0.002,
  neededPerArm: 330,
  languages: [{ language: 'ar', neededPerArm: 330 }],
  cannotAnswer: 'It cannot answer this & that.',
};

describe('a diagnosis in words', () => {
  it('tells every verdict for every size and effect, what was supposed, and what it cannot answer', () => {
    const text = diagnosisText(document);
    expect(text).toContain('If there is no difference\n');
    expect(text).toContain('If the true difference is −0.1 (a loss)\n');
    expect(text).toMatch(/\n {2}40 +3 % +30 % +67 % +<1 % +<1 %\n {2}80 /);
    expect(text).toContain('Supposed: finished is 0.5 under control');
    expect(text).toContain('About 330 people an arm');
    expect(text.endsWith('It cannot answer this & that.\n')).toBe(true);
  });
});

describe('a diagnosis as a chart', () => {
  const figure = verdictChances(diagnosisFigure(document));

  it('has a name, a description and a table with the same numbers', () => {
    expect(figure.svg).toContain('role="img"');
    expect(figure.svg).toContain('<title id="verdict-chances-title">What a pilot of a-pilot would say</title>');
    expect(figure.svg).toContain('It cannot answer this &amp; that.</desc>');
    expect(figure.table.rows).toHaveLength(document.cells.length);
    expect(figure.table.rows[0]).toEqual(['If there is no difference', '40', '3 %', '30 %', '67 %', '<1 %', '<1 %']);
  });

  it('shows each part by a mark and a number, not by colour alone', () => {
    const bars = figure.svg.match(/<rect[^>]*height="24"/g) ?? [];
    expect(bars).toHaveLength(4 * document.cells.length);
    expect(figure.svg.match(/>67 %<\/text/g)).toHaveLength(document.cells.length);
  });

  it('is the same every time, and a page that asks for nothing from outside', () => {
    expect(verdictChances(diagnosisFigure(document))).toEqual(figure);
    const page = verdictChancesPage(figure, 'en');
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
  });
});
