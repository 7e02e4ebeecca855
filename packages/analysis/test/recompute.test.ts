import type { Estimate, Quantity } from '@luotsi/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { difference, RSession } from '../../stats/test/oracle/r.js';
import fc from 'fast-check';
import { analyse, AnalysisError } from '../src/index.js';
import { choices, row, run } from './any-table.js';
import { definitionWith, rightDecisions, runPilot, takingTurns } from './pilot.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** Every number of a document, wherever it stands. */
function numbersOf(value: unknown): (Estimate | Quantity)[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && 'value' in value && 'unit' in value) return [value as Estimate | Quantity];
  return Object.values(value).flatMap(numbersOf);
}

describe('the R expressions of a result', () => {
  let r: RSession;
  beforeAll(async () => {
    r = await RSession.start();
  });
  afterAll(() => r.close());

  /** Every expression gives its number, to eight digits. */
  async function agree(numbers: readonly (Estimate | Quantity)[]): Promise<void> {
    let farthest = { id: '', r: '', by: 0 };
    for (const number of numbers) {
      // oxlint-disable-next-line no-await-in-loop
      const theirs = await r.numbers(`suppressWarnings(${number.r ?? 'NA'})`);
      const ours = 'low' in number ? [number.value, number.low, number.high] : [number.value];
      const by =
        ours.length === theirs.length
          ? Math.max(...ours.map((value, k) => difference(value, theirs[k] ?? Number.NaN)))
          : Infinity;
      if (!(by <= farthest.by)) farthest = { id: number.id, r: number.r ?? '', by };
    }
    expect(farthest.by, `${farthest.id}: ${farthest.r}`).toBeLessThan(1e-8);
  }

  it.each([
    ['a pilot in which some leave', false],
    ['a pilot in which everybody is alike', true],
  ])('%s: each gives its number', async (_, alike) => {
    const definition = definitionWith({ analysis: { ...definitionWith().analysis, draws: 1000 } });
    let i = 0;
    const { input } = await runPilot({
      definition,
      arrivals: takingTurns(['fi', 'sv', 'ar'], 16),
      behave: ({ arm, form, nth }) => {
        i += 1;
        if (alike) return { answers: rightDecisions(form, 2), measured: { minutes: 5 } };
        if (i % 9 === 0) return { steps: ['page'], stop: 'page' };
        return {
          answers: rightDecisions(form, (nth + (arm === 'checked' ? 1 : 0)) % 3),
          measured: { minutes: ((i * 37) % 50) + 0.125 },
        };
      },
    });
    const result = analyse(input);
    const numbers = numbersOf(result);
    const without = numbers.filter((n) => n.r === undefined).map((n) => n.id);
    // What base R has no procedure for: drawn p-values, and the model of the languages.
    expect(without.filter((id) => !id.endsWith('/p') && !id.startsWith('fairness/'))).toEqual([]);
    const told = numbers.filter((n) => n.r !== undefined);
    expect(told.length).toBeGreaterThan(15);
    await agree(told);
  });

  it('of any small table: each gives its number', async () => {
    const tables = fc.sample(
      fc.tuple(fc.array(row, { minLength: 6, maxLength: 16 }), fc.constantFrom(...choices), fc.boolean()),
      { numRuns: 150, seed: 5 },
    );
    const numbers = tables.flatMap(([rows, choice, range]) => {
      try {
        return numbersOf(run(rows, choice, range)).filter((n) => n.r !== undefined);
      } catch (error) {
        if (error instanceof AnalysisError) return [];
        throw error;
      }
    });
    expect(numbers.length).toBeGreaterThan(400);
    await agree(numbers);
  });
});
