import { defineExperiment, type Experiment } from '@luotsi/protocol';

const titles = { fi: 'otsikko', sv: 'rubrik', en: 'title' };

/** A definition with what this package reads of it; everything else is the least that the schema takes. */
export const define = (
  assignment: Experiment['assignment'] = { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
  weights: readonly number[] = [1 / 3, 1 / 3, 1 / 3],
): Experiment =>
  defineExperiment({
    schema: 'luotsi/experiment@1',
    id: 'a-pilot',
    concept: 'c01',
    version: 1,
    titles,
    hypothesis: 'one is better',
    privacyProfile: 'P3',
    assignment,
    arms: weights.map((weight, i) => ({ id: `arm-${'abcdef'[i]}`, titles, weight, description: 'what is shown' })),
    forms: [{ id: 'only', faulty: [] }],
    languages: ['fi'],
    launch: { consent: ['written'], instruments: ['written'] },
    instruments: [],
    outcomes: [
      {
        id: 'right',
        titles,
        kind: 'binary',
        range: { min: 0, max: 1 },
        role: 'primary',
        better: 'higher',
        margin: 0.1,
        marginReason: 'because',
        question: 'superiority',
        scoring: { method: 'value' },
      },
    ],
    contrasts: [{ id: 'b-vs-a', control: 'arm-b', treatment: 'arm-a', role: 'primary' }],
    steps: ['page'],
    analysis: { alpha: 0.05, draws: 1000, seed: 'analysis', smallestGroup: 10, spreadPrior: 0.1 },
    consentVersion: 1,
    retentionDays: 30,
    ethics: { statement: null, permit: null, dpia: null, controller: null },
  });

/** Ids as the collector makes them: 32 hexadecimal digits. */
export const idOf = (i: number): string => (i * 2654435761 + 97).toString(16).padStart(32, '0');
