import type { VerdictWord } from '@luotsi/protocol';
import { decimalsOf, type Format } from '../format.js';
import { markup, type Child } from '../html.js';
import type { Messages } from '../messages/types.js';
import type { Figure } from './figure.js';
import { axisOf, type Axis } from './scale.js';
import { drawing, ink, line, marker, rect, words } from './svg.js';

/** One interval of the plot; numbers in the unit that is shown (of 100, or points). */
export interface ForestRow {
  readonly label: string;
  readonly people: { readonly control: number; readonly treatment: number };
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Before pooling; null where there is none. */
  readonly raw: number | null;
  readonly verdict: VerdictWord;
  /** Probability of a loss beyond the margin, 0 to 1; null for the row of all. */
  readonly harm: number | null;
  readonly needed: number | null;
}

export interface ForestInput {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Where the margin line stands: below 0 where more is better. */
  readonly margin: number;
  readonly better: 'higher' | 'lower';
  /** Fewest decimals to show. */
  readonly digits: number;
  readonly rows: readonly ForestRow[];
  readonly all: ForestRow;
}

const worstEnd = (row: ForestRow, better: 'higher' | 'lower'): number => (better === 'higher' ? row.low : -row.high);

/** Least favourable interval first: by where it could reach at worst, never by name. */
export const sortRows = (rows: readonly ForestRow[], better: 'higher' | 'lower'): ForestRow[] =>
  rows.toSorted((a, b) => worstEnd(a, better) - worstEnd(b, better) || (a.label < b.label ? -1 : 1));

/** Effects by language with the margin, the whole below them. */
export function forestPlot(input: ForestInput, format: Format, messages: Messages): Figure {
  const { fairness, verdict: verdictWords } = messages;
  const rows = sortRows(input.rows, input.better);
  const shown = [...rows, input.all];
  const landmarks = [0, input.margin];
  const number = (value: number): string => format.signedAmount(value, landmarks, input.digits);
  const marginText = format.signed(input.margin, decimalsOf(input.margin));
  const interval = (row: ForestRow): string => format.interval(number(row.value), number(row.low), number(row.high));
  const people = (row: ForestRow): string =>
    fairness.people(`${format.number(row.people.control)} + ${format.number(row.people.treatment)}`);
  const values = shown.flatMap((r) => [r.low, r.high, r.value, ...(r.raw === null ? [] : [r.raw])]);
  const reach = [...values, input.margin, 0];
  const [left, right] =
    input.better === 'higher'
      ? ([verdictWords.worse, verdictWords.better] as const)
      : ([verdictWords.better, verdictWords.worse] as const);
  const [toLeft, toRight] = [`← ${left}`, `${right} →`];

  const plot = (row: ForestRow, axis: Axis, y: number, bold: boolean): Child =>
    markup`${
      row.raw === null
        ? ''
        : line(axis.at(row.raw), y - 8, axis.at(row.raw), y + 8, ink.line, { width: 2, class: 'raw' })
    }${line(axis.at(row.low), y, axis.at(row.high), y, ink[row.verdict], { width: bold ? 4 : 2.5 })}${[
      row.low,
      row.high,
    ].map((end) =>
      line(axis.at(end), y - 5, axis.at(end), y + 5, ink[row.verdict], { width: bold ? 3 : 2 }),
    )}${marker(row.verdict, axis.at(row.value), y, bold ? 7.5 : 6)}`;
  const lines = (axis: Axis, top: number, bottom: number): Child =>
    markup`${axis.ticks.map((t) =>
      line(axis.at(t), top, axis.at(t), bottom, ink.faint, { class: 'grid' }),
    )}${line(axis.at(0), top, axis.at(0), bottom, ink.text, { width: 1.5 })}${line(
      axis.at(input.margin),
      top,
      axis.at(input.margin),
      bottom,
      ink.worse,
      { width: 1.5, dash: '6 4' },
    )}`;
  const labels = (axis: Axis, y: number, size: number, left: number, right: number): Child => {
    // A label near an edge is anchored there, so that it is not cut off.
    const anchor = (x: number): 'start' | 'middle' | 'end' =>
      x - left < 70 ? 'start' : right - x < 70 ? 'end' : 'middle';
    return markup`${words(axis.at(input.margin), y - size - 6, fairness.margin(marginText), {
      size,
      anchor: anchor(axis.at(input.margin)),
      fill: ink.worse,
    })}${words(axis.at(0), y, fairness.noDifference, { size, anchor: anchor(axis.at(0)) })}`;
  };
  const ticks = (axis: Axis, y: number, size: number): Child =>
    axis.ticks.map((t) =>
      words(axis.at(t), y, format.signed(t, axis.digits), { size, anchor: 'middle', fill: ink.soft }),
    );

  const description = describe(input, rows, format, messages, number, marginText);
  const shared = { title: input.title, description };

  const wide = (): string => {
    const [left, right, step, top] = [186, 440, 46, 48];
    const axis = axisOf(reach, left + 14, right - 14);
    const bottom = top + shown.length * step + 8;
    return drawing({
      ...shared,
      id: `${input.id}-wide`,
      width: 640,
      height: bottom + 56,
      body: [
        rect(0, top + rows.length * step + 4, 640, step, ink.band, { class: 'band' }),
        lines(axis, top, bottom),
        labels(axis, top - 8, 13, left, right),
        ...shown.map((row, i) => {
          const y = top + i * step + step / 2 + (row === input.all ? 6 : 0);
          const bold = row === input.all;
          return markup`<g
            >${words(0 + 8, y - 3, row.label, { bold: true })}${words(8, y + 15, people(row), {
              size: 13,
              fill: ink.soft,
            })}${plot(row, axis, y, bold)}${marker(row.verdict, 462, y - 8, 6)}${words(
              476,
              y - 3,
              verdictWords[row.verdict],
              {
                bold: true,
              },
            )}${words(456, y + 15, interval(row), { size: 13, fill: ink.soft })}</g
          >`;
        }),
        ticks(axis, bottom + 18, 13),
        words(left, bottom + 40, toLeft, { size: 13, fill: ink.soft }),
        words(right, bottom + 40, toRight, { size: 13, anchor: 'end', fill: ink.soft }),
        words(8, bottom + 18, input.unit, { size: 12, fill: ink.soft }),
      ],
    });
  };
  const narrow = (): string => {
    const [step, top] = [98, 40];
    const axis = axisOf(reach, 14, 266, 4);
    const bottom = top + shown.length * step;
    return drawing({
      ...shared,
      id: `${input.id}-narrow`,
      width: 280,
      height: bottom + 66,
      body: [
        rect(0, top + rows.length * step, 280, step, ink.band, { class: 'band' }),
        labels(axis, top - 10, 13, 0, 280),
        ...shown.map((row, i) => {
          const y = top + i * step;
          return markup`<g>${lines(axis, y + 48, y + 76)}${words(4, y + 20, row.label, { bold: true })}${marker(
            row.verdict,
            12,
            y + 36,
          )}${words(24, y + 41, verdictWords[row.verdict], { bold: true, size: 13 })}${plot(
            row,
            axis,
            y + 62,
            row === input.all,
          )}${words(4, y + 88, `${interval(row)}, ${people(row)}`, { size: 12.5, fill: ink.soft })}</g>`;
        }),
        ticks(axis, bottom + 18, 13),
        words(4, bottom + 38, toLeft, { size: 13, fill: ink.soft }),
        words(276, bottom + 38, toRight, { size: 13, anchor: 'end', fill: ink.soft }),
        words(4, bottom + 58, input.unit, { size: 12.5, fill: ink.soft }),
      ],
    });
  };

  return {
    svg: wide(),
    narrow: narrow(),
    ...shared,
    table: {
      caption: `${input.title} (${input.unit})`,
      columns: [
        { text: fairness.language },
        { text: fairness.verdict },
        { text: fairness.effect, numeric: true },
        { text: fairness.peopleBoth, numeric: true },
        { text: fairness.harm, numeric: true },
        { text: fairness.neededColumn, numeric: true },
        { text: fairness.raw, numeric: true },
      ],
      rows: shown.map((row) => [
        row.label,
        markup`<span data-verdict="${row.verdict}">${verdictWords[row.verdict]}</span>`,
        interval(row),
        `${format.number(row.people.control)} + ${format.number(row.people.treatment)}`,
        row.harm === null ? '–' : fairness.ofHundred(chance(row.harm, format)),
        row.needed === null ? (row === input.all ? '–' : fairness.enough) : format.number(row.needed),
        row.raw === null ? '–' : number(row.raw),
      ]),
    },
  };
}

/** A probability as so many in 100; never 0 or 100 for what is neither. */
export const chance = (p: number, format: Format): string =>
  p > 0 && p < 0.005 ? '<\u00a01' : p < 1 && p > 0.995 ? '>\u00a099' : format.number(p * 100);

function describe(
  input: ForestInput,
  rows: readonly ForestRow[],
  format: Format,
  messages: Messages,
  number: (value: number) => string,
  marginText: string,
): string {
  const { fairness, verdict } = messages;
  const first = rows[0];
  const last = rows.toSorted((a, b) => (input.better === 'higher' ? b.value - a.value : a.value - b.value))[0];
  const one = (row: ForestRow): string =>
    `${row.label}, ${format.interval(number(row.value), number(row.low), number(row.high))}, ${verdict[row.verdict]}`;
  if (!first || !last) return `${input.title}. ${fairness.forestEmpty} ${one(input.all)}.`;
  const all = [...rows, input.all];
  const counts = (Object.keys(verdict) as VerdictWord[])
    .map((word) => `${verdict[word]} ${format.number(rows.filter((r) => r.verdict === word).length)}`)
    .join(', ');
  return `${input.title}. ${fairness.forestDescription({
    languages: all.map((r) => r.label).join(', '),
    from: number(Math.min(...all.map((r) => r.low))),
    to: number(Math.max(...all.map((r) => r.high))),
    margin: marginText,
    worst: one(first),
    best: one(last),
    counts,
  })}`;
}
