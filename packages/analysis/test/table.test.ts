import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AnalysisError } from '../src/index.js';
import { choices, row, run, type Row } from './any-table.js';

vi.setConfig({ testTimeout: 120_000 });

describe('any table, by any method', () => {
  it('gives a result without a missing number, or an error that says why', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 14 }),
        fc.constantFrom(...choices),
        fc.boolean(),
        (rows, choice, range) => {
          try {
            expect(JSON.stringify(run(rows, choice, range))).not.toMatch(/NaN|Infinity/);
            seen.add(choice.method);
          } catch (error) {
            if (!(error instanceof AnalysisError)) throw error;
            expect(error.where?.file).toBe('rows.csv');
          }
        },
      ),
      { numRuns: 3000, seed: 11 },
    );
    expect([...seen].toSorted()).toEqual([...new Set(choices.map((c) => c.method))].toSorted());
  });

  it('does not depend on the order of the rows', () => {
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(numbers)
          : [];
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 20 }), fc.constantFrom(...choices), (rows, choice) => {
        const attempt = (list: readonly Row[]): number[] | string => {
          try {
            return numbers(run(list, choice, true));
          } catch (error) {
            if (!(error instanceof AnalysisError)) throw error;
            return error.code;
          }
        };
        const [there, back] = [attempt(rows), attempt(rows.toReversed())];
        if (typeof there === 'string' || typeof back === 'string') expect(there).toBe(back);
        else there.forEach((x, i) => expect(back[i]).toBeCloseTo(x, 6));
      }),
      { numRuns: 300, seed: 12 },
    );
  });
});
