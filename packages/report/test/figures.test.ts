import { describe, expect, it } from 'vitest';
import {
  flowFigure,
  forestPlot,
  formatOf,
  frequencyFigure,
  reportLanguages,
  reportMessages,
  type ForestRow,
} from '../src/index.js';
import { sortRows } from '../src/figures/forest.js';
import { places } from '../src/figures/frequencies.js';
import { axisOf } from '../src/figures/scale.js';
import { wrap } from '../src/figures/svg.js';

const row = (label: string, value: number, low: number, high: number, more: Partial<ForestRow> = {}): ForestRow => ({
  label,
  people: { control: 21, treatment: 19 },
  value,
  low,
  high,
  raw: value + 3,
  verdict: 'cannot tell',
  harm: 0.12,
  needed: 144,
  ...more,
});

const rows = [
  row('Arabic', -14, -27, -2, { verdict: 'worse', needed: null }),
  row('Finnish', 10, 1, 19, { verdict: 'better', needed: null }),
  row('Somali', 2, -13, 15),
  row('Zulu', 4, -9.6, 18, { verdict: 'not worse', raw: null }),
];
const all = row('All', 6, -2, 14, { raw: null, harm: null, needed: null, verdict: 'not worse' });
const forest = (language: 'fi' | 'sv' | 'en', list: readonly ForestRow[] = rows) =>
  forestPlot(
    { id: 'f', title: 'Effect', unit: 'of 100', margin: -10, better: 'higher', digits: 0, rows: list, all },
    formatOf(language),
    reportMessages[language],
  );
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1] ?? '');
const plain = (cell: unknown): string => String(cell).replaceAll(/<[^>]*>/g, '');

describe('forest plot', () => {
  it.each(reportLanguages)('draws the numbers of its table (%s)', (language) => {
    const { svg, narrow, table } = forest(language);
    for (const drawn of [texts(svg), texts(narrow)]) {
      expect(table.rows).toHaveLength(5);
      for (const [label, verdict, interval, people] of table.rows) {
        expect(drawn).toContain(plain(label));
        expect(drawn).toContain(plain(verdict));
        expect(drawn.some((t) => t.startsWith(plain(interval)))).toBe(true);
        expect(drawn.some((t) => t.includes(plain(people)))).toBe(true);
      }
    }
  });
  it('sorts by interval, least favourable first, whatever the names', () => {
    expect(sortRows(rows, 'higher').map((r) => r.label)).toEqual(['Arabic', 'Somali', 'Zulu', 'Finnish']);
    expect(sortRows(rows, 'lower').map((r) => r.label)).toEqual(['Finnish', 'Zulu', 'Somali', 'Arabic']);
    const shown = forest('en').table.rows.map(([label]) => plain(label));
    expect(shown).toEqual(['Arabic', 'Somali', 'Zulu', 'Finnish', 'All']);
    expect(forest('en', rows.toReversed()).svg).toBe(forest('en').svg);
  });
  it('places every mark on one scale', () => {
    const { svg } = forest('en');
    const tick = (text: string): number => Number(new RegExp(`x="([\\d.]+)"[^>]*>${text}</text>`).exec(svg)?.[1]);
    const [zero, ten] = [tick('0'), tick('\\+10')];
    const somali = svg.slice(svg.indexOf('>Somali<'));
    const dot = Number(/<circle\s+cx="([\d.]+)"/.exec(somali)?.[1]);
    expect(dot).toBeCloseTo(zero + ((ten - zero) * 2) / 10, 1);
    const interval = /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="\2"/.exec(somali);
    expect(Number(interval?.[1])).toBeCloseTo(zero - ((ten - zero) * 13) / 10, 1);
    expect(Number(interval?.[3])).toBeCloseTo(zero + ((ten - zero) * 15) / 10, 1);
    const margin = /<line x1="([\d.]+)"[^>]*stroke-dasharray/.exec(svg);
    expect(Number(margin?.[1])).toBeCloseTo(zero - (ten - zero), 1);
  });
  it('describes its extremes and its margin, also without groups', () => {
    const { description } = forest('en');
    for (const part of ['−10', 'Arabic, −14', 'Finnish, +10', 'worse 1', 'All']) expect(description).toContain(part);
    expect(forest('fi', []).description).toContain('All, +6');
  });
  it('never rounds an end onto the margin', () => {
    expect(plain(forest('sv').table.rows[2]?.[2])).toContain('−9,6');
  });
  it('keeps its text at 12 px or more in both widths', () => {
    for (const svg of [forest('en').svg, forest('en').narrow])
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
  });
});

describe('participant flow', () => {
  const arms = ['One arm', 'Another arm with a long name indeed', 'Third'].map((label, i) => ({
    label,
    allocated: 100 + i,
    exposed: 90 + i,
    completed: 80 + i,
    stopped: 10 + i,
    withdrawn: 1 + i,
    analysed: 70 + i,
  }));
  it.each([2, 3])('draws the numbers of its table with %i arms', (count) => {
    const figure = flowFigure(
      { id: 'w', refused: 12, consented: 345, arms: arms.slice(0, count) },
      formatOf('en'),
      reportMessages.en,
    );
    for (const svg of [figure.svg, figure.narrow]) {
      const drawn = texts(svg).join(' ');
      for (const [, ...numbers] of figure.table.rows.slice(0, -1))
        for (const n of numbers) expect(drawn).toContain(plain(n));
      expect(drawn).toContain('345');
      expect(drawn).toContain('12');
    }
    expect(figure.description).toContain('345');
    expect(plain(figure.table.rows.at(-1)?.[1])).toBe(
      String(arms.slice(0, count).reduce((s, a) => s + a.allocated, 0)),
    );
  });
  it('stacks more arms than there is room for, and survives none', () => {
    const many = flowFigure(
      { id: 'w', refused: 0, consented: 9, arms: [...arms, ...arms] },
      formatOf('fi'),
      reportMessages.fi,
    );
    expect(many.svg).toContain('viewBox="0 0 420 ');
    expect(
      flowFigure({ id: 'w', refused: 0, consented: 0, arms: [] }, formatOf('fi'), reportMessages.fi).svg,
    ).not.toMatch(/NaN|Infinity/);
  });
});

describe('natural frequencies', () => {
  it('colours as many places as it says', () => {
    const kinds = places(71, 62, true);
    const count = (kind: string): number => kinds.filter((k) => k === kind).length;
    expect([count('both'), count('more'), count('fewer'), count('neither')]).toEqual([62, 9, 0, 29]);
    const lost = places(50, 62, true);
    expect(lost.filter((k) => k === 'fewer')).toHaveLength(12);
    expect(places(0, 0, true)).toEqual(Array.from({ length: 100 }, () => 'neither'));
    expect(places(100, 100, false)).toEqual(Array.from({ length: 100 }, () => 'both'));
  });
  it('draws means of a scale as bars of their length', () => {
    const figure = frequencyFigure(
      {
        id: 'p',
        title: 'Trust',
        measure: 'points',
        control: { label: 'A', people: 10, value: 3, text: '3.00' },
        treatment: { label: 'B', people: 11, value: 4, text: '4.00' },
        change: '1 point higher',
        description: 'd',
        range: { min: 1, max: 5 },
      },
      formatOf('en'),
      reportMessages.en,
    );
    const widths = [...figure.svg.matchAll(/<rect[^>]*width="([\d.]+)"/g)].map((m) => Number(m[1]));
    expect(widths).toEqual([632, 316, 632, 474]);
  });
});

describe('an axis', () => {
  it('covers its values with round ticks', () => {
    const axis = axisOf([-27, 19, 0], 0, 100);
    expect(axis.ticks).toEqual([-30, -20, -10, 0, 10, 20]);
    expect(axis.at(-30)).toBe(0);
    expect(axis.at(20)).toBe(100);
    expect(axisOf([0.001, 0.0013], 0, 1).digits).toBeGreaterThanOrEqual(4);
    expect(axisOf([0, 0], 0, 1).ticks.length).toBeGreaterThan(1);
  });
  it('wraps words and breaks none', () => {
    expect(wrap('konekäännösilmoitus ja avaintiedot', 12)).toEqual(['konekäännösilmoitus', 'ja', 'avaintiedot']);
    expect(wrap('a b c', 3)).toEqual(['a b', 'c']);
  });
});
