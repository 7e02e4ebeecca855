import { markup, type Child, type Markup } from '../html.js';
import type { Messages } from '../messages/types.js';
import type { Model } from '../model.js';

export type SectionName = keyof Messages['headings'];

/** A part of the report: a region named by its heading. */
export const section = (m: Model, name: SectionName, body: readonly Child[]): Markup =>
  markup` <section id="${name}" aria-labelledby="${name}-heading">
    <h2 id="${name}-heading">${m.messages.headings[name]}</h2>
    ${body}
  </section>`;

/** Text that exists in English only, marked so that it is read out right. */
export const english = (m: Model, text: string): Child =>
  m.language === 'en' ? text : markup`<span lang="en">${text}</span>`;

/** Names and what belongs to them. */
export const facts = (entries: readonly (readonly [string, Child])[]): Markup =>
  markup`<dl>
    ${entries.map(
      ([name, value]) =>
        markup`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;

export const bullets = (items: readonly Child[]): Markup =>
  markup`<ul>
    ${items.map((item) => markup`<li>${item}</li> `)}
  </ul>`;
