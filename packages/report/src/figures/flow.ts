import type { Format } from '../format.js';
import { markup, type Child } from '../html.js';
import type { Messages } from '../messages/types.js';
import type { Figure } from './figure.js';
import { drawing, ink, line, px, rect, words, wrap } from './svg.js';

export interface FlowArm {
  readonly label: string;
  readonly allocated: number;
  readonly exposed: number;
  readonly completed: number;
  readonly stopped: number;
  readonly withdrawn: number;
  readonly analysed: number;
}

export interface FlowInput {
  readonly id: string;
  readonly refused: number;
  readonly consented: number;
  readonly arms: readonly FlowArm[];
}

const LINE = 19;
const PAD = 10;

interface Box {
  readonly markup: Child;
  readonly height: number;
}

function box(x: number, y: number, width: number, title: readonly string[], lines: readonly string[]): Box {
  const height = PAD * 2 + (title.length + lines.length) * LINE - 4;
  return {
    height,
    markup: markup`${rect(x, y, width, height, ink.paper, { stroke: ink.line, radius: 4, class: 'box' })}${title.map(
      (text, i) => words(x + PAD, y + PAD + 12 + i * LINE, text, { bold: true }),
    )}${lines.map((text, i) => words(x + PAD, y + PAD + 12 + (title.length + i) * LINE, text, { size: 13 }))}`,
  };
}

const boldLetters = (width: number): number => Math.max(8, Math.floor((width - 2 * PAD) / 9));

const arrow = (x: number, y1: number, y2: number): Child =>
  markup`${line(x, y1, x, y2 - 5, ink.soft, { width: 1.5 })}<polygon
      points="${px(x - 4)},${px(y2 - 7)} ${px(x + 4)},${px(y2 - 7)} ${px(x)},${px(y2)}"
      fill="${ink.soft}"
    />`;

/** From the invitation to the analysis, one column an arm, or one under the other where there is no room. */
export function flowFigure(input: FlowInput, format: Format, messages: Messages): Figure {
  const { flow } = messages;
  const entry = (label: string, n: number): string => `${label}: ${format.number(n)}`;
  const description = `${flow.title}. ${flow.description({
    consented: format.number(input.consented),
    refused: format.number(input.refused),
    arms: input.arms
      .map((a) =>
        flow.armPhrase({ arm: a.label, allocated: format.number(a.allocated), analysed: format.number(a.analysed) }),
      )
      .join(' '),
  })}`;
  const chain = (arm: FlowArm, x: number, y: number, width: number, titleLines: number): Box => {
    // Widths of a wide font, so that no other overflows its box.
    const most = Math.floor((width - 2 * PAD) / 7.8);
    const bold = boldLetters(width);
    const title = wrap(arm.label, bold);
    while (title.length < titleLines) title.push('');
    const wrapped = (lines: readonly string[]): string[] => lines.flatMap((text) => wrap(text, most));
    const first = box(x, y, width, title, wrapped([entry(flow.allocated, arm.allocated)]));
    const y2 = y + first.height + 26;
    const second = box(
      x,
      y2,
      width,
      [],
      wrapped([
        entry(flow.exposed, arm.exposed),
        entry(flow.completed, arm.completed),
        entry(flow.stopped, arm.stopped),
        entry(flow.withdrawn, arm.withdrawn),
      ]),
    );
    const y3 = y2 + second.height + 26;
    const third = box(x, y3, width, wrap(entry(flow.analysed, arm.analysed), bold), []);
    const middle = x + width / 2;
    return {
      height: y3 + third.height - y,
      markup: markup`${first.markup}${arrow(middle, y + first.height, y2)}${second.markup}${arrow(middle, y2 + second.height, y3)}${third.markup}`,
    };
  };
  const draw = (id: string, width: number, columns: number): string => {
    const narrow = columns === 1;
    const top = box(1, 1, narrow ? width - 2 : 300, [entry(flow.consented, input.consented)], []);
    const side = narrow
      ? box(1, top.height + 10, width - 2, [], [entry(flow.refused, input.refused)])
      : box(340, 1, 299, [], [entry(flow.refused, input.refused)]);
    const body: Child[] = [top.markup, side.markup];
    let y = narrow ? top.height + side.height + 18 : top.height + 1;
    if (narrow)
      for (const arm of input.arms) {
        const one = chain(arm, 1, y + 14, width - 2, 1);
        body.push(one.markup);
        y += one.height + 26;
      }
    else if (columns > 0) {
      const gap = 20;
      const each = (width - 2 - gap * (columns - 1)) / columns;
      const rail = y + 18;
      const centre = (i: number): number => 1 + i * (each + gap) + each / 2;
      const titleLines = Math.max(...input.arms.map((a) => wrap(a.label, boldLetters(each)).length));
      body.push(
        line(150, y, 150, rail, ink.soft, { width: 1.5 }),
        line(Math.min(150, centre(0)), rail, Math.max(150, centre(columns - 1)), rail, ink.soft, { width: 1.5 }),
      );
      let height = 0;
      input.arms.forEach((arm, i) => {
        const one = chain(arm, 1 + i * (each + gap), rail + 20, each, titleLines);
        body.push(arrow(centre(i), rail, rail + 20), one.markup);
        height = Math.max(height, one.height);
      });
      y = rail + 20 + height;
    }
    return drawing({ id, width, height: y + 2, title: flow.title, description, body });
  };
  const total = (key: Exclude<keyof FlowArm, 'label'>): number => input.arms.reduce((sum, a) => sum + a[key], 0);
  const keys = ['allocated', 'exposed', 'completed', 'stopped', 'withdrawn', 'analysed'] as const;
  return {
    // More than three columns are too narrow for words at this width.
    svg: input.arms.length > 3 ? draw(`${input.id}-wide`, 420, 1) : draw(`${input.id}-wide`, 640, input.arms.length),
    narrow: draw(`${input.id}-narrow`, 280, 1),
    title: flow.title,
    description,
    table: {
      caption: flow.title,
      columns: [{ text: flow.version }, ...keys.map((key) => ({ text: flow[key], numeric: true }))],
      rows: [
        ...input.arms.map((arm) => [arm.label, ...keys.map((key) => format.number(arm[key]))]),
        [flow.total, ...keys.map((key) => format.number(total(key)))],
      ],
    },
  };
}
