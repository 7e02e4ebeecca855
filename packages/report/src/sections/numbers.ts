import { markup, type Child, type Markup } from '../html.js';
import type { Model } from '../model.js';
import { renderTable } from '../table.js';
import { quantities } from './methods.js';
import { english, section } from './section.js';

/** All quantities with their names, and where to check them. */
export function numbers(m: Model): Markup {
  const words = m.messages.numbers;
  const number = (value: number): string => m.format.short(value, 4);
  return section(m, 'numbers', [
    markup`<p>${words.intro}</p>
      <p class="aside hash">${words.hash(m.result.definitionHash)}</p>`,
    renderTable(
      {
        caption: words.caption,
        columns: [
          { text: words.id },
          { text: words.value, numeric: true },
          { text: words.low, numeric: true },
          { text: words.high, numeric: true },
          { text: words.unit },
          { text: words.method },
        ],
        rows: quantities(m.result).map((q): Child[] => [
          markup`<code id="n/${q.id}">${q.id}</code>`,
          number(q.value),
          'low' in q ? number(q.low) : '–',
          'high' in q ? number(q.high) : '–',
          english(m, q.unit),
          english(m, q.method),
        ]),
      },
      'numbers-table',
    ),
  ]);
}

export const links = (m: Model): Markup | '' =>
  m.links.length === 0
    ? ''
    : section(m, 'links', [
        markup`<ul>
          ${m.links.map((l) => markup`<li><a href="${l.href}">${l.label}</a></li> `)}
        </ul>`,
      ]);
