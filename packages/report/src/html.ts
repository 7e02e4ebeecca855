/** Text that is markup already and goes into the page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Child = Markup | string | number | false | null | undefined | readonly Child[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as an element's text and as a quoted attribute's value. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => entities[c] ?? c);

function write(child: Child): string {
  if (child === false || child === null || child === undefined) return '';
  if (child instanceof Markup) return child.text;
  if (typeof child === 'object') return child.map(write).join('');
  return escape(String(child));
}

/** Markup with every value escaped that is not markup itself. */
export const markup = (strings: TemplateStringsArray, ...children: Child[]): Markup =>
  new Markup(strings.reduce((all, part, i) => all + write(children[i - 1]) + part));

export const join = (children: readonly Child[], between: string): Markup =>
  new Markup(children.map(write).join(escape(between)));
