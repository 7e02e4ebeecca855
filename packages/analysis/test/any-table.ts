import { methodsOf, parsePlan, type DataResult, type PlanMethod } from '@luotsi/protocol';
import fc from 'fast-check';
import { analyseTable } from '../src/index.js';

const kinds = ['binary', 'ordinal', 'scale'] as const;
export const choices = kinds.flatMap((kind) => methodsOf[kind].map((method: PlanMethod) => ({ kind, method })));
const plain = new Set<PlanMethod>(['fisher', 'wilcoxon', 'welch']);

export const row = fc.record({
  arm: fc.constantFrom('a', 'b'),
  site: fc.constantFrom('x', 'y', 'z'),
  value: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 8 }),
  before: fc.integer({ min: 0, max: 9 }),
});
export type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

/** A small table through a plan that compares its two arms. */
export function run(rows: readonly Row[], { kind, method }: (typeof choices)[number], range: boolean): DataResult {
  return analyseTable({
    table: {
      file: 'rows.csv',
      columns: ['arm', 'site', 'value', 'before'],
      rows: rows.map((r) => [
        r.arm,
        r.site,
        r.value === null ? '' : String(kind === 'binary' ? Number(r.value > 1) : r.value),
        r.before,
      ]),
      rowOf: (i) => i + 2,
    },
    plan: parsePlan({
      schema: 'luotsi/plan@1',
      id: 'any-table',
      columns: {
        arm: 'arm',
        ...(plain.has(method) ? {} : { stratum: 'site' }),
        ...(method === 'ancova' ? { covariate: 'before' } : {}),
      },
      arms: ['a', 'b'].map((id) => ({ id, value: id })),
      outcomes: [{ id: 'value', column: 'value', kind, method, ...(range ? { range: { min: 0, max: 4 } } : {}) }],
      contrasts: [{ id: 'b-vs-a', control: 'a', treatment: 'b' }],
    }),
    planHash: 'a'.repeat(64),
    dataHash: 'b'.repeat(64),
  });
}
