import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDataResult, parseDiagnosis } from '@luotsi/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/luotsi.js', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const STUDY = 'translation-you-can-check';

interface Answer {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}
const luotsi = (...args: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luotsi-verbs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('luotsi diagnose', () => {
  it('tells what a pilot can tell, in words, as a document and as a chart', async () => {
    const chart = join(folder, 'diagnosis.svg');
    const few = ['diagnose', STUDY, '--people', '20,60', '--pilots', '100', '--mix', 'fi=3,ar=1', '--seed', '7'];
    const { code, out, err } = await luotsi(...few, '--json', '--chart', chart);
    expect(err).toContain(chart);
    expect(code).toBe(0);
    const document = parseDiagnosis(JSON.parse(out));
    expect(document.cells).toHaveLength(6);
    expect(readFileSync(chart, 'utf8')).toMatch(/^<svg[\s\S]*<title/);
    const words = await luotsi(...few);
    expect(words.out).toContain(document.cannotAnswer);
    expect((await luotsi(...few, '--json')).out).toBe(out);
  });

  it('stops at Ctrl-C, with nothing written', async () => {
    const chart = join(folder, 'never.svg');
    const child = spawn(
      process.execPath,
      [bin, 'diagnose', STUDY, '--pilots', '20000', '--people', '5,6,7,8,9,10,20,40,80,100', '--chart', chart],
      { cwd: root },
    );
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    await new Promise((resolve) => setTimeout(resolve, 8000));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toContain('Cancelled');
    expect(code).toBe(130);
    expect(existsSync(chart)).toBe(false);
  });

  it.each([
    [['--people', '1'], /whole numbers from 2/],
    [['--control', '7'], /under control in fi is 7/],
    [['--control', 'high', '--pilots', '1'], /under control in fi is NaN/],
    [['--mix', 'xx=1'], /language xx/],
    [['--mix', 'fi'], /like fi=30,ar=10/],
    [['--pilots', '1', '--people', '5', '--chart', 'chart.png'], /\.svg/],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await luotsi('diagnose', STUDY, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('luotsi monitor', () => {
  it('takes no look that the plan does not have', async () => {
    const { code, out, err } = await luotsi('monitor', STUDY, '--look', '1');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/has no looks/);
  });
});

describe('luotsi analyse with a plan', () => {
  const plan = {
    schema: 'luotsi/plan@1',
    id: 'a-table',
    columns: { arm: 'arm' },
    arms: [
      { id: 'old', value: 'old' },
      { id: 'new', value: 'new' },
    ],
    outcomes: [{ id: 'done', column: 'done', kind: 'binary', method: 'fisher', margin: 0.1 }],
    contrasts: [{ id: 'new-vs-old', control: 'old', treatment: 'new' }],
  };
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('says what the table says', async () => {
    const rows = write('rows.csv', 'arm,done\nold,1\nold,0\nold,0\nnew,1\nnew,1\nnew,0\n');
    const file = write('plan.json', JSON.stringify(plan));
    const { code, out } = await luotsi('analyse', '--data', rows, '--plan', file, '--json');
    expect(code).toBe(0);
    expect(parseDataResult(JSON.parse(out)).outcomes[0]?.contrasts[0]?.verdict).toBe('cannot tell');
    expect((await luotsi('analyse', '--data', rows, '--plan', file)).out).toContain('CANNOT TELL');
  });

  it.each([
    ['a row that does not fit', 'arm,done\nold,1\nnewer,0', JSON.stringify(plan), /row 3, column "arm"/],
    ['a plan that is no JSON', 'arm,done\nold,1', '{', /plan cannot be read/],
    ['a plan that lacks something', 'arm,done\nold,1', '{}', /schema/],
  ])('refuses %s', async (_, rows, text, message) => {
    const { code, out, err } = await luotsi(
      'analyse',
      '--data',
      write('bad.csv', rows),
      '--plan',
      write('bad.json', text),
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('needs a table with a plan, and no experiment', async () => {
    const file = write('plan.json', JSON.stringify(plan));
    for (const args of [['analyse'], ['analyse', '--plan', file], ['analyse', STUDY, '--plan', file]])
      expect((await luotsi(...args)).code).toBe(2);
  });
});
