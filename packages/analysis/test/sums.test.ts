import type { ContrastResult, Experiment } from '@luotsi/protocol';
import type { Store } from '@luotsi/store';
import { createRandom } from '@luotsi/stats';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../src/index.js';
import { outcomeResultOfSums, sumsOf } from '../src/sums.js';
import { peopleOf, readRecords } from '../src/people.js';
import { vocabularyOf } from '../src/scoring.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

vi.setConfig({ testTimeout: 120_000 });

const outcomeOf = (definition: Experiment, id: string) => {
  const found = definition.outcomes.find((o) => o.id === id);
  if (!found) throw new Error(`no outcome ${id}`);
  return found;
};
const fromRows = (definition: Experiment, store: Store, id: string) =>
  outcomeResultOfSums(
    definition,
    outcomeOf(definition, id),
    sumsOf(peopleOf(definition, readRecords(store), vocabularyOf(definition, {}), {}), outcomeOf(definition, id)),
  );

/** Differences may be in the last digits only: databases add in an order of their own. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, v: unknown) =>
      key === 'r' || key === 'method' ? undefined : typeof v === 'number' ? Math.round(v * 1e8) / 1e8 + 0 : v,
    ),
  );
const shown = ({ estimate, verdict, bounds }: ContrastResult): unknown => rounded({ estimate, verdict, bounds });

describe('an analysis from sums', () => {
  const definition = definitionWith({ analysis: { ...definitionWith().analysis, draws: 1000 } });

  it('says what the analysis of the rows says, whoever is missing or out of range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.integer({ min: -40, max: 560 }), { freq: 6 }), {
          minLength: 24,
          maxLength: 40,
        }),
        async (minutes) => {
          let i = 0;
          const { store, input } = await runPilot({
            definition,
            arrivals: takingTurns(['fi', 'ar'], minutes.length / 2),
            behave: ({ form, nth }) => {
              const value = minutes[i++];
              return {
                answers: rightDecisions(form, nth % 3),
                ...(value === null || value === undefined ? {} : { measured: { minutes: value / 8 } }),
                steps: nth % 4 === 0 ? ['page'] : ['page', 'receipt'],
              };
            },
          });
          const rows = analyse(input);
          for (const id of ['right', 'noticed', 'minutes', 'finished']) {
            const expected = rows.outcomes.find((o) => o.outcome === id);
            const range = outcomeOf(definition, id).range;
            const ours =
              id === 'minutes'
                ? outcomeResultOfSums(definition, outcomeOf(definition, id), store.summaries({ outcome: id, range }))
                : fromRows(definition, store, id);
            expect(rounded(ours.arms)).toEqual(rounded(expected?.arms));
            expect(ours.contrasts.map(shown)).toEqual(expected?.contrasts.map(shown));
          }
          await store.close();
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });

  it('has the p of the re-randomisation test where outcomes do not drift', async () => {
    const random = createRandom('sums');
    const { input, store } = await runPilot({
      definition: definitionWith({ analysis: { ...definition.analysis, draws: 20_000 } }),
      arrivals: takingTurns(['fi', 'ar', 'so'], 100),
      behave: ({ arm, form }) => ({
        answers: rightDecisions(form, random.integer(3)),
        measured: { minutes: 29 * random.next() + (arm === 'checked' ? 0.5 : 0) },
      }),
    });
    const drawn = analyse(input).outcomes;
    for (const id of ['minutes', 'right']) {
      const p = drawn.find((o) => o.outcome === id)?.contrasts[0]?.pValue.value ?? Number.NaN;
      expect(Math.abs((fromRows(definition, store, id).contrasts[0]?.pValue.value ?? Number.NaN) - p)).toBeLessThan(
        0.05,
      );
    }
    await store.close();
  });

  it('has nothing to say of arms without people', () => {
    expect(outcomeResultOfSums(definition, outcomeOf(definition, 'minutes'), [])).toEqual({
      outcome: 'minutes',
      arms: [],
      contrasts: [],
    });
  });
});
