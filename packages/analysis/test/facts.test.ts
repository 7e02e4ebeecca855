import { createAllocator, planOf, replay } from '@luotsi/allocation';
import { createRandom } from '@luotsi/stats';
import { describe, expect, it, vi } from 'vitest';
import { countedFacts, countedSteps, countOf, factsOfRows, isCounting } from '../src/facts.js';
import { flowOf } from '../src/flow.js';
import { checkIntegrity } from '../src/integrity.js';
import { peopleOf, readRecords } from '../src/people.js';
import { vocabularyOf } from '../src/scoring.js';
import { sumsOf, sumsOfStep } from '../src/sums.js';
import { definitionWith, rightDecisions, runPilot, SEED, takingTurns } from './pilot.js';

vi.setConfig({ testTimeout: 60_000 });

/** People who do everything that can be counted: leave, stop, see too much, answer what was not asked, withdraw. */
async function untidyPilot(seed: string) {
  const random = createRandom(seed);
  const chance = (p: number): boolean => random.next() < p;
  const definition = definitionWith();
  const pilot = await runPilot({
    definition,
    arrivals: takingTurns(['fi', 'ar', 'so'], 20),
    behave: ({ arm, form }) => ({
      answers: {
        ...(chance(0.8) ? rightDecisions(form, random.integer(3)) : {}),
        ...(chance(0.1) ? { 'decide-fee': 7, shoe: 43 } : {}),
      },
      measured: chance(0.7) ? { minutes: 80 * random.next() - 10, ...(chance(0.2) ? { weight: 3.5 } : {}) } : {},
      steps: chance(0.6) ? ['page', 'receipt'] : ['page'],
      ...(chance(0.2) ? { stop: 'page' } : {}),
      shown: chance(0.2) ? [] : chance(0.2) ? [arm, 'checked'] : chance(0.1) ? [arm, arm] : [arm],
    }),
  });
  await Promise.all(pilot.participants.filter(() => chance(0.15)).map((p) => pilot.store.withdraw(p)));
  await pilot.store.refuse('vi', '2026-11-24T10:00Z');
  await pilot.store.refuse('fi', '2026-11-24T10:00Z');
  return { definition, ...pilot };
}

describe('flow and integrity', () => {
  it.each(['one', 'two', 'three'])('are the same from counts as from rows (%s)', async (seed) => {
    const { definition, store } = await untidyPilot(seed);
    if (!isCounting(store)) throw new Error('the store does not count');
    const vocabulary = vocabularyOf(definition, {});
    const records = readRecords(store);
    const people = peopleOf(definition, records, vocabulary, {});
    const cells = countOf(definition, store);
    const counted = countedFacts(definition, store, cells);
    const rows = factsOfRows(definition, records);
    const order = (list: typeof cells) =>
      list.toSorted((a, b) => (`${a.arm} ${a.stratum}` < `${b.arm} ${b.stratum}` ? -1 : 1));
    expect(order(counted.cells.slice())).toEqual(order(rows.cells.slice()));

    const primarySums = sumsOf(people, definition.outcomes[0]!);
    expect(flowOf(definition, counted, primarySums)).toEqual(flowOf(definition, rows, primarySums));

    const allocator = () => createAllocator(planOf(definition, SEED));
    const fromRows = checkIntegrity(definition, rows, replay(records.ledger, allocator()), vocabulary);
    expect(checkIntegrity(definition, counted, replay(store.lines(), allocator()), vocabulary)).toEqual(fromRows);
    // Untidy enough for the checks to have something to find.
    expect(fromRows.filter((c) => !c.ok).map((c) => c.id)).toEqual(['exposure-once', 'arm-served', 'known-items']);

    const finished = definition.outcomes.find((o) => o.id === 'finished')!;
    const bySum = (list: ReturnType<typeof sumsOf>) =>
      list.toSorted((a, b) => (`${a.arm} ${a.stratum}` < `${b.arm} ${b.stratum}` ? -1 : 1));
    expect(bySum(sumsOfStep(cells, finished, countedSteps(definition).indexOf('receipt')))).toEqual(
      bySum(sumsOf(people, finished)),
    );
  });
});
