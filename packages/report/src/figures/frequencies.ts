import type { Format } from '../format.js';
import { markup, type Child, type Markup } from '../html.js';
import type { Measure, Messages } from '../messages/types.js';
import type { Figure } from './figure.js';
import { drawing, ink, px, rect, words, wrap } from './svg.js';

export interface FrequencyArm {
  readonly label: string;
  readonly people: number;
  /** Of 100, or in points; within the range. */
  readonly value: number;
  readonly text: string;
}

export interface FrequencyInput {
  readonly id: string;
  readonly title: string;
  readonly measure: Measure;
  readonly control: FrequencyArm;
  readonly treatment: FrequencyArm;
  /** The change with its interval, in words. */
  readonly change: string;
  readonly description: string;
  /** Of the scale that is drawn: 0 to 100, or the range of the instrument. */
  readonly range: { readonly min: number; readonly max: number };
}

type Kind = 'both' | 'more' | 'fewer' | 'neither';

/** A person or decision: filled, a filled diamond, a crossed ring or a ring. Told apart by shape. */
function dot(kind: Kind, x: number, y: number, r: number): Markup {
  switch (kind) {
    case 'both':
      return markup`<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="${ink.accent}" />`;
    case 'more':
      return markup`<polygon
        points="${px(x)},${px(y - r - 2)} ${px(x + r + 2)},${px(y)} ${px(x)},${px(y + r + 2)} ${px(x - r - 2)},${px(y)}"
        fill="${ink.better}"
      />`;
    case 'fewer':
      return markup`<path
        d="M${px(x - r)} ${px(y - r)}L${px(x + r)} ${px(y + r)}M${px(x + r)} ${px(y - r)}L${px(x - r)} ${px(y + r)}"
        stroke="${ink.worse}"
        stroke-width="2.5"
        fill="none"
      />`;
    case 'neither':
      return markup`<circle
        cx="${px(x)}"
        cy="${px(y)}"
        r="${px(r - 0.75)}"
        fill="${ink.paper}"
        stroke="${ink.line}"
        stroke-width="1.5"
      />`;
  }
}

/** What each of the 100 places of an arm shows, given the other arm. */
export function places(own: number, other: number, treatment: boolean): Kind[] {
  const shared = Math.min(own, other);
  return Array.from({ length: 100 }, (_, i) =>
    i < shared ? 'both' : i < own ? (treatment ? 'more' : 'both') : i < other && treatment ? 'fewer' : 'neither',
  );
}

const grid = (kinds: readonly Kind[], x: number, y: number, pitch: number): Child =>
  kinds.map((kind, i) =>
    dot(kind, x + (i % 10) * pitch + pitch / 2, y + Math.floor(i / 10) * pitch + pitch / 2, pitch * 0.34),
  );

function heading(arm: FrequencyArm, x: number, y: number, most: number): { markup: Markup; height: number } {
  const lines = wrap(arm.label, most).slice(0, 4);
  return {
    markup: markup`${lines.map((text, i) => words(x, y + 14 + i * 18, text, { bold: true }))}${words(
      x,
      y + 24 + lines.length * 18,
      arm.text,
      { size: 20, bold: true, fill: ink.accent },
    )}`,
    height: lines.length * 18 + 36,
  };
}

function dots(input: FrequencyInput, messages: Messages, narrow: boolean): { body: Child[]; height: number } {
  const { control, treatment, measure } = input;
  const [a, b] = [Math.round(control.value), Math.round(treatment.value)];
  const pitch = narrow ? 22 : 24;
  const most = narrow ? 28 : 32;
  const first = heading(control, 4, 0, most);
  const second = heading(treatment, 4, 0, most);
  const top = narrow ? first.height : Math.max(first.height, second.height);
  const [x2, y2] = narrow ? [4, first.height + 10 * pitch + 24] : [344, 0];
  const top2 = narrow ? y2 + second.height : top;
  const end = top2 + 10 * pitch + 14;
  const kinds = places(b, a, true);
  const { frequencies, effect } = messages;
  const legend: [Kind, string][] = [
    ['both', effect.positive[measure]],
    ...(kinds.includes('more')
      ? [['more', `${effect.positive[measure]}, ${frequencies.legendMore}`] satisfies [Kind, string]]
      : []),
    ...(kinds.includes('fewer')
      ? [['fewer', `${effect.positive[measure]}, ${frequencies.legendFewer}`] satisfies [Kind, string]]
      : []),
    ['neither', effect.negative[measure]],
  ];
  const rows = legend.map(([kind, text]) => ({ kind, lines: wrap(text, narrow ? 32 : 76) }));
  let y = end;
  const keys = rows.map((row) => {
    const at = y;
    y += row.lines.length * 18 + 4;
    return markup`${dot(row.kind, 12, at + 9, 7)}${row.lines.map((text, i) => words(28, at + 14 + i * 18, text, { size: 13 }))}`;
  });
  return {
    body: [
      first.markup,
      grid(places(a, b, false), 0, top, pitch),
      markup`<g transform="translate(${px(x2 - 4)} ${px(y2)})">${second.markup}</g>`,
      grid(kinds, x2 - 4, top2, pitch),
      ...keys,
    ],
    height: y + 4,
  };
}

function bars(input: FrequencyInput, narrow: boolean, format: Format): { body: Child[]; height: number } {
  const width = narrow ? 280 : 640;
  const { min, max } = input.range;
  const at = (value: number): number => 4 + ((value - min) / (max - min)) * (width - 8);
  let y = 0;
  const body = [input.control, input.treatment].map((arm, i) => {
    const head = heading(arm, 4, y, narrow ? 28 : 66);
    const top = y + head.height;
    y = top + 44;
    return markup`${head.markup}${rect(4, top, width - 8, 22, ink.paper, { stroke: ink.line, class: 'box' })}${rect(
      4,
      top,
      at(arm.value) - 4,
      22,
      i === 0 ? ink.line : ink.accent,
    )}`;
  });
  return {
    body: [
      ...body,
      words(4, y - 4, format.short(min, 2), { size: 13, fill: ink.soft }),
      words(width - 4, y - 4, format.short(max, 2), { size: 13, anchor: 'end', fill: ink.soft }),
    ],
    height: y + 6,
  };
}

/** What 100 decisions or people come to with each version; means of a scale are drawn as bars. */
export function frequencyFigure(input: FrequencyInput, format: Format, messages: Messages): Figure {
  const draw = (narrow: boolean): string => {
    const { body, height } = input.measure === 'points' ? bars(input, narrow, format) : dots(input, messages, narrow);
    return drawing({
      id: `${input.id}-${narrow ? 'narrow' : 'wide'}`,
      width: narrow ? 280 : 640,
      height,
      title: input.title,
      description: input.description,
      body,
    });
  };
  const { frequencies, effect } = messages;
  return {
    svg: draw(false),
    narrow: draw(true),
    title: input.title,
    description: input.description,
    table: {
      caption: frequencies.figure,
      columns: [
        { text: frequencies.version },
        { text: effect.unit(input.measure), numeric: true },
        { text: frequencies.analysed, numeric: true },
      ],
      rows: [
        [input.control.label, input.control.text, format.number(input.control.people)],
        [input.treatment.label, input.treatment.text, format.number(input.treatment.people)],
        [frequencies.difference, input.change, '–'],
      ],
    },
  };
}
