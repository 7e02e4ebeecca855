import { createRandom } from '@luotsi/stats';
import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../src/index.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

// As many people as it takes would take a minute to make.
vi.mock('../src/choices.js', async (original) => ({ ...(await original<object>()), LARGE_FROM: 100 }));

describe('a pilot with many people', () => {
  it('is asked for its sums, and has no draws', async () => {
    const random = createRandom('large');
    const pilot = (people: number) =>
      runPilot({
        definition: definitionWith({ analysis: { ...definitionWith().analysis, draws: 1000 } }),
        arrivals: takingTurns(['fi', 'ar'], people / 2),
        behave: ({ arm, form }) => ({
          answers: rightDecisions(form, random.integer(3)),
          measured: { minutes: 20 * random.next() + (arm === 'checked' ? 10 : 0) },
        }),
      });
    const many = await pilot(120);
    const summaries = vi.spyOn(many.store, 'summaries');
    const result = analyse(many.input);
    expect(summaries.mock.calls).toEqual([[{ outcome: 'minutes', range: { min: 0, max: 60 } }]]);
    const minutes = result.outcomes.find((o) => o.outcome === 'minutes')?.contrasts[0];
    expect(minutes?.verdict).toBe('worse');
    for (const outcome of result.outcomes)
      for (const { pValue } of outcome.contrasts) expect(pValue.method).toContain('no draws');

    // A store that cannot add up is read row by row, to the same end.
    const { store } = many;
    const again = analyse({
      ...many.input,
      store: {
        info: store.info,
        ledger: () => store.ledger(),
        exposures: () => store.exposures(),
        answers: () => store.answers(),
        steps: () => store.steps(),
        stops: () => store.stops(),
        refusals: () => store.refusals(),
        consents: () => store.consents(),
        withdrawn: () => store.withdrawn(),
      },
    });
    expect(again.verdict).toEqual(result.verdict);
    expect([again.flow, again.integrity]).toEqual([result.flow, result.integrity]);

    const few = await pilot(80);
    const unasked = vi.spyOn(few.store, 'summaries');
    expect(analyse(few.input).outcomes[0]?.contrasts[0]?.pValue.method).toContain('re-randomisations');
    expect(unasked).not.toHaveBeenCalled();
  });
});
