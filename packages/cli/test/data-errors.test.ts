import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataResultOf } from '../src/data-results.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luotsi-data-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = {
  schema: 'luotsi/plan@1',
  id: 'errors',
  columns: { arm: 'arm', stratum: 'site' },
  arms: [
    { id: 'old', value: 'old' },
    { id: 'new', value: 'new' },
  ],
  outcomes: [{ id: 'score', column: 'score', kind: 'scale' }],
  contrasts: [{ id: 'new-vs-old', control: 'old', treatment: 'new' }],
};
const good = ['old,a,1', 'new,a,2', 'old,a,3', 'new,a,5'];

async function run(csv: string | Uint8Array, change: object = {}, name = 'rows.csv'): Promise<unknown> {
  const data = join(folder, name);
  const planFile = join(folder, 'plan.json');
  writeFileSync(data, csv);
  writeFileSync(planFile, JSON.stringify({ ...plan, ...change }));
  return dataResultOf(data, planFile);
}
const table = (...rows: string[]): string => ['arm,site,score', ...rows].join('\n');
const outcome = (change: object): object => ({ outcomes: [{ ...plan.outcomes[0], ...change }] });

describe('what does not fit a plan is refused, with its place', () => {
  it('takes what fits, quoted and with a byte order mark and empty lines', async () => {
    await expect(run(`\uFEFF${table(...good, '', '"old","a","1"', 'new,a,', 'new,a,NA')}\r\n`)).resolves.toMatchObject({
      people: 7,
      outcomes: [{ missing: 2 }],
    });
  });

  it.each([
    ['a missing column', 'arm,place,score\nold,a,1', {}, 'LUOTSI_ANALYSIS_COLUMN', { column: 'site' }],
    ['an unknown arm', table(...good, 'newer,a,1'), {}, 'LUOTSI_ANALYSIS_UNKNOWN_ARM', { row: 6, column: 'arm' }],
    ['no arm', table(...good, ',a,1'), {}, 'LUOTSI_ANALYSIS_VALUE', { row: 6, column: 'arm' }],
    ['one arm only', table('old,a,1', 'old,a,2'), {}, 'LUOTSI_ANALYSIS_ONE_ARM', { column: 'score' }],
    ['no stratum with both', table('old,a,1', 'new,b,2'), {}, 'LUOTSI_ANALYSIS_ONE_ARM', { column: 'score' }],
    ['no rows', 'arm,site,score\n', {}, 'LUOTSI_ANALYSIS_EMPTY', {}],
    ['words for a number', table(...good, 'new,a,much'), {}, 'LUOTSI_ANALYSIS_VALUE', { row: 6, column: 'score' }],
    ['NaN', table('old,a,NaN', ...good), {}, 'LUOTSI_ANALYSIS_VALUE', { row: 2, column: 'score' }],
    ['Infinity', table('old,a,Infinity', ...good), {}, 'LUOTSI_ANALYSIS_VALUE', { row: 2, column: 'score' }],
    [
      'a number out of range',
      table(...good),
      outcome({ range: { min: 1, max: 4 } }),
      'LUOTSI_ANALYSIS_VALUE',
      { row: 5, column: 'score' },
    ],
    ['a third value of yes and no', table(...good), outcome({ kind: 'binary' }), 'LUOTSI_ANALYSIS_VALUE', { row: 3 }],
    [
      'an answer that is no level',
      table(...good),
      outcome({ kind: 'ordinal', levels: ['1', '2', '3'] }),
      'LUOTSI_ANALYSIS_VALUE',
      { row: 5, column: 'score' },
    ],
    [
      'a count below 0',
      table(...good, 'new,a,-1'),
      { columns: { arm: 'arm', count: 'score' }, ...outcome({ column: 'site', kind: 'binary', yes: 'a' }) },
      'LUOTSI_ANALYSIS_VALUE',
      { row: 6, column: 'score' },
    ],
    ['no spread and no range', table('old,a,1', 'new,a,2', 'old,a,1', 'new,a,2'), {}, 'LUOTSI_ANALYSIS_METHOD', {}],
  ] as const)('%s', async (_, csv, change, code, where) => {
    const error = await run(csv, change).catch((e: unknown) => e);
    expect(error).toMatchObject({ code, where: { file: join(folder, 'rows.csv'), ...where } });
    expect((error as Error).message).toContain('rows.csv');
  });

  it.each([
    ['a person in two arms', '1,old,a,x,1\n1,new,a,y,2', { row: 3, column: 'arm' }],
    ['a value told twice', '1,old,a,x,1\n1,old,a,x,2', { row: 3, column: 'what' }],
  ])('%s in a long table', async (_, rows, where) => {
    const change = {
      layout: { shape: 'long', subject: 'id', name: 'what', value: 'value' },
      ...outcome({ column: 'x' }),
    };
    await expect(run(`id,arm,site,what,value\n${rows}`, change)).rejects.toMatchObject({
      code: 'LUOTSI_ANALYSIS_VALUE',
      where,
    });
  });

  it.each([
    ['a row of another length', 'arm,site,score\nold,a,1\nnew,a', 'rows.csv', /line 3/i],
    ['an open quote', 'arm,site,score\nold,"a,1', 'rows.csv', /quote/i],
    ['two columns of one name', 'arm,arm,score\n', 'rows.csv', /two columns "arm"/],
    ['nothing at all', '', 'rows.csv', /it is empty/],
    ['no Parquet', 'arm,site,score', 'rows.parquet', /cannot be read as Parquet/],
  ])('a file that is no table: %s', async (_, csv, name, message) => {
    await expect(run(csv, {}, name)).rejects.toMatchObject({
      code: 'LUOTSI_TABLE',
      exitCode: 2,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['a method of another kind', outcome({ method: 'fisher' }), /outcomes\[0\]\.method/],
    ['strata for a method without', outcome({ method: 'welch' }), /leave columns\.stratum out/],
    ['a margin for a ratio', outcome({ kind: 'ordinal', margin: 1 }), /outcomes\[0\]\.margin/],
    ['draws without a seed', { draws: 1000 }, /both draws and a seed/],
    ['an arm that is not there', { contrasts: [{ id: 'x', control: 'old', treatment: 'newer' }] }, /one of the arms/],
    ['a key that is not known', { strata: 'site' }, /no key "strata"/],
  ])('a plan that cannot be: %s', async (_, change, message) => {
    await expect(run(table(...good), change)).rejects.toThrow(message);
  });

  it('draws the same permutations every time', async () => {
    const once = await run(table(...good), { draws: 1000, seed: 'x' });
    expect(await run(table(...good), { draws: 1000, seed: 'x' })).toEqual(once);
    expect(JSON.stringify(once)).toContain('1000 permutations');
  });
});
