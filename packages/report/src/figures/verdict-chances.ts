import type { VerdictChances, VerdictWord } from '@luotsi/protocol';
import { markup, Markup } from '../html.js';
import { renderTable, type Table } from '../table.js';
import { drawing, ink, line, marker, rect, words } from './svg.js';

/** How likely each verdict is, for each true effect and size of a pilot. All text comes from outside. */
export interface VerdictChancesInput {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly words: Readonly<Record<VerdictWord, string>> & {
    /** Heading of the sizes. */
    readonly size: string;
    /** Heading of the effects. */
    readonly effect: string;
    /** Heading of the probability that some language is flagged as harmed. */
    readonly flagged: string;
    /** Under the axis. */
    readonly axis: string;
  };
  readonly panels: readonly {
    /** The true effect, in words. */
    readonly label: string;
    readonly rows: readonly { readonly label: string; readonly chances: VerdictChances; readonly flagged: number }[];
  }[];
}

export interface VerdictChancesFigure {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly table: Table;
}

const order = ['better', 'not worse', 'cannot tell', 'worse'] as const satisfies readonly VerdictWord[];
const fill = { better: '#bfe3d6', 'not worse': '#c3d9ec', 'cannot tell': '#ffffff', worse: '#f4cfc0' } as const;

const [LEFT, RIGHT, BAR, STEP] = [76, 664, 24, 32];
/** Rounded, but never 0 or 100 for what is neither. */
const percent = (share: number): string =>
  share > 0 && share < 0.005 ? '<1 %' : share < 1 && share > 0.995 ? '>99 %' : `${Math.round(100 * share)} %`;

/** Bars of 100 pilots, one for each size, under a heading for each true effect; each part has its mark and its number. */
export function verdictChances(input: VerdictChancesInput): VerdictChancesFigure {
  const { words: text } = input;
  const x = (share: number): number => LEFT + share * (RIGHT - LEFT);
  const body: Markup[] = [];
  order.forEach((word, i) => {
    const at = 12 + i * 168;
    body.push(
      rect(at, 10, 22, 16, fill[word], { stroke: ink[word] }),
      marker(word, at + 11, 18, 5),
      words(at + 30, 23, text[word]),
    );
  });
  let y = 52;
  for (const panel of input.panels) {
    body.push(words(8, y + 14, panel.label, { bold: true }));
    y += 24;
    for (const { label, chances } of panel.rows) {
      body.push(words(LEFT - 10, y + 17, label, { anchor: 'end' }));
      let from = 0;
      for (const word of order) {
        const to = from + chances[word];
        const width = x(to) - x(from);
        if (width > 0) body.push(rect(x(from), y, width, BAR, fill[word], { stroke: ink[word] }));
        if (width >= 54) {
          body.push(marker(word, x(from) + 11, y + BAR / 2, 4.5));
          body.push(words(x(to) - 6, y + 17, percent(chances[word]), { size: 13, anchor: 'end' }));
        } else if (width >= 14) body.push(marker(word, x(from) + width / 2, y + BAR / 2, 4));
        from = to;
      }
      y += STEP;
    }
    y += 10;
  }
  for (const share of [0, 0.25, 0.5, 0.75, 1])
    body.push(
      line(x(share), y - 6, x(share), y, ink.line),
      words(x(share), y + 14, percent(share), { size: 13, anchor: 'middle', fill: ink.soft }),
    );
  body.push(words(LEFT, y + 36, text.axis, { size: 13, fill: ink.soft }));
  return {
    title: input.title,
    description: input.description,
    svg: drawing({
      id: input.id,
      width: 700,
      height: y + 50,
      title: input.title,
      description: input.description,
      body: [rect(0, 0, 700, y + 50, ink.paper), ...body],
    }),
    table: {
      caption: input.title,
      columns: [
        { text: text.effect },
        { text: text.size, numeric: true },
        ...order.map((word) => ({ text: text[word], numeric: true })),
        { text: text.flagged, numeric: true },
      ],
      rows: input.panels.flatMap((panel) =>
        panel.rows.map(({ label, chances, flagged }) => [
          panel.label,
          label,
          ...order.map((word) => percent(chances[word])),
          percent(flagged),
        ]),
      ),
    },
  };
}

/** The figure as a page of its own: heading, drawing, what it shows in words, and the same numbers as a table. */
export const verdictChancesPage = (figure: VerdictChancesFigure, language: string): string =>
  markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${figure.title}</title>
<style>
body { margin: 2rem auto; max-width: 48rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: ${ink.text}; background: ${ink.paper} }
svg { display: block; max-width: 100%; height: auto }
.scroll { overflow-x: auto }
table { border-collapse: collapse }
caption { text-align: start; font-weight: 700; padding-block: 0.5rem }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid ${ink.line}; text-align: start }
.number { text-align: end; font-variant-numeric: tabular-nums }
</style>
</head>
<body>
<main>
<h1>${figure.title}</h1>
<figure>${new Markup(figure.svg)}</figure>
<p>${figure.description}</p>
${renderTable(figure.table, 'chances')}
</main>
</body>
</html>
`.text;
