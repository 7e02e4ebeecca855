import { beforeAll, describe, expect, it } from 'vitest';
import { exactRows } from './calibration/exact.js';
import { binaryRows, scaleRows } from './calibration/pilots.js';
import { isOff, nameOf, type Row, toMarkdown } from './calibration/table.js';

const SIZES = [10, 20, 40, 100];
const BASES = [0.05, 0.1, 0.2, 0.5];
const PILOTS = 600;

describe('calibration', () => {
  let rows: readonly Row[] = [];
  beforeAll(() => {
    rows = [
      ...exactRows(SIZES, BASES),
      ...SIZES.flatMap((n) => BASES.flatMap((base) => binaryRows(n, base, PILOTS))),
      ...SIZES.flatMap((n) => scaleRows(n, PILOTS)),
    ];
  }, 300_000);

  it('no test finds more than it should where nothing is', () => {
    // Its documentation says so, and names the test to take instead.
    const known = 'interaction (F)';
    expect(rows.filter((r) => r.kind === 'error' && r.family !== known && isOff(r)).map(nameOf)).toEqual([]);
  });

  it('the intervals that pilots are judged by hold what they promise, from 10 an arm', () => {
    const judged = [
      'Newcombe',
      'Mantel–Haenszel risk difference, Newcombe',
      'stratified difference of means, pooled variance',
    ];
    expect(rows.filter((r) => judged.includes(r.family) && isOff(r)).map(nameOf)).toEqual([]);
  });

  it('the table in the docs is what the engine does', async () => {
    await expect(toMarkdown(rows, SIZES)).toMatchFileSnapshot('../../../docs/statistics-coverage.md');
  });
});
