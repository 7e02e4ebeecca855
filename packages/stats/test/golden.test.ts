import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile, checkFolder } from '../golden/check.mjs';
import * as engine from '../src/index.js';

const fixtures = join(import.meta.dirname, 'fixtures', 'gbstats');
const shared = join(import.meta.dirname, '../../../../shared/golden/gbstats');
const files = readdirSync(fixtures).filter((file) => file.endsWith('.json'));

describe('GrowthBook parity', () => {
  it.each(files)('%s', (file) => {
    const report = checkFile(engine, join(fixtures, file));
    expect(report?.failures).toEqual([]);
    expect(report?.passed).toBe(report?.cases);
  });

  it('holds 1,885 cases of 19 kinds', () => {
    const { reports, unknown } = checkFolder(engine, fixtures);
    expect(unknown).toEqual([]);
    expect(reports).toHaveLength(19);
    expect(reports.reduce((sum, { cases }) => sum + cases, 0)).toBe(1885);
  });

  it.skipIf(!existsSync(shared))(
    'agrees with the shared golden folder (skipped where the project has no shared folder beside it)',
    () => {
      const { reports } = checkFolder(engine, shared);
      expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    },
  );
});

describe('the comparison', () => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A copy of a fixture with one text replaced in it. */
  function tampered(file: string, find: RegExp, replacement: (found: string) => string): string {
    const path = join(folder, file);
    const text = readFileSync(join(fixtures, file), 'utf8');
    expect(text).toMatch(find);
    writeFileSync(path, text.replace(find, replacement));
    return path;
  }

  it.each([
    [
      'an estimate off by 1e-10 of itself',
      'mean.json',
      /"pointEstimate": 0\.\d+/,
      (s: string) => `"pointEstimate": ${Number(s.split(' ')[1]) * (1 + 1e-10)}`,
    ],
    [
      'a p-value off by 0.001',
      'proportion.json',
      /"pValue": 0\.\d{3}/,
      (s: string) => `${s.slice(0, -1)}${s.endsWith('1') ? '2' : '1'}`,
    ],
    ['another error sentence', 'edge.json', /"errorMessage": "ZERO_NEGATIVE_VARIANCE"/, () => '"errorMessage": "ZERO"'],
    ['a filler chance to win', 'edge.json', /"chanceToWin": 0\.5,/, () => '"chanceToWin": 0.51,'],
    [
      'a bandit weight off by 0.03',
      'bandit.json',
      /"weightsMonteCarlo": \[0\.26798/,
      () => '"weightsMonteCarlo": [0.29798',
    ],
    ['a missing number', 'srm.json', /"expectedPython":0\.8914\d*/, () => '"expectedPython":null'],
    ['an infinite end', 'pvalue_correction.json', /"-Infinity"/, () => '-1000'],
  ])('finds %s', (_what, file, find, replacement) => {
    const report = checkFile(engine, tampered(file, find, replacement));
    expect(report?.failures).toHaveLength(1);
  });

  it('names a file of an unknown kind', () => {
    const other = mkdtempSync(join(folder, 'other-'));
    cpSync(join(fixtures, 'srm.json'), join(other, 'srm.json'));
    writeFileSync(join(other, 'horoscope.json'), '{"meta":{},"cases":[]}');
    const { reports, unknown } = checkFolder(engine, other);
    expect(reports.map(({ name }) => name)).toEqual(['srm']);
    expect(unknown).toEqual(['horoscope.json']);
  });
});
