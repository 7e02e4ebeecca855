import type { VerdictWord } from '@luotsi/protocol';
import { escape, join, markup, Markup, type Child } from '../html.js';

/** Coordinates with at most two decimals: the same bytes on every machine. */
export const px = (value: number): string => String(Number(value.toFixed(2)));

/** Colours as attributes, so that a drawing stands alone; a page's style sheet may override them by class. */
export const ink = {
  text: '#1b2733',
  soft: '#4d5b68',
  line: '#8a96a1',
  faint: '#dfe5ea',
  paper: '#ffffff',
  accent: '#14507a',
  better: '#0b6651',
  'not worse': '#14507a',
  'cannot tell': '#4d5b68',
  worse: '#9a3412',
  band: '#eef3f7',
} as const;

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly size?: number;
  readonly fill?: string;
}

const attributes = (values: Readonly<Record<string, string | number | undefined>>): Markup =>
  new Markup(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
      .join(''),
  );

export const words = (x: number, y: number, text: string, options: TextOptions = {}): Markup =>
  markup`<text${attributes({
    x: px(x),
    y: px(y),
    'font-size': options.size ?? 14,
    fill: options.fill ?? ink.text,
    'text-anchor': options.anchor,
    'font-weight': options.bold ? 700 : undefined,
  })}>${text}</text>`;

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  options: { readonly width?: number; readonly dash?: string; readonly class?: string } = {},
): Markup =>
  markup`<line${attributes({
    x1: px(x1),
    y1: px(y1),
    x2: px(x2),
    y2: px(y2),
    stroke,
    'stroke-width': options.width ?? 1,
    'stroke-dasharray': options.dash,
    class: options.class,
  })}/>`;

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: { readonly stroke?: string; readonly radius?: number; readonly class?: string } = {},
): Markup =>
  markup`<rect${attributes({
    x: px(x),
    y: px(y),
    width: px(width),
    height: px(height),
    rx: more.radius,
    fill,
    stroke: more.stroke,
    class: more.class,
  })}/>`;

/** Breaks text at spaces into lines of at most `most` characters; a longer word keeps a line of its own. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A verdict has a shape of its own, so that nobody needs to see its colour. */
export function marker(word: VerdictWord, x: number, y: number, r = 6): Markup {
  const color = ink[word];
  const point = (dx: number, dy: number): string => `${px(x + dx)},${px(y + dy)}`;
  switch (word) {
    case 'better':
      return markup`<polygon points="${point(0, -r)} ${point(r, r * 0.8)} ${point(-r, r * 0.8)}" fill="${color}" />`;
    case 'worse':
      return markup`<polygon points="${point(0, r)} ${point(r, -r * 0.8)} ${point(-r, -r * 0.8)}" fill="${color}" />`;
    case 'not worse':
      return rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7, color);
    case 'cannot tell':
      return markup`<circle
        cx="${px(x)}"
        cy="${px(y)}"
        r="${px(r * 0.8)}"
        fill="${ink.paper}"
        stroke="${color}"
        stroke-width="2"
      />`;
  }
}

/** The mark beside a verdict word in text; says nothing that the word does not. */
export const mark = (word: VerdictWord): Markup =>
  markup`<svg class="mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
    ${marker(word, 7, 7)}
  </svg>`;

/** A drawing with its name and its text alternative. `id` is unique in the page. */
export const drawing = (x: {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly body: readonly Child[];
}): string =>
  markup`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="drawing"
    role="img"
    aria-labelledby="${x.id}-title"
    aria-describedby="${x.id}-desc"
    viewBox="0 0 ${px(x.width)} ${px(x.height)}"
    width="${px(x.width)}"
    height="${px(x.height)}"
    font-family="system-ui, sans-serif"
  >
    <title id="${x.id}-title">${x.title}</title>
    <desc id="${x.id}-desc">${x.description}</desc>
    ${join(x.body, '\n')}
  </svg>`.text;
