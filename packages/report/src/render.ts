import { markup, type Markup } from './html.js';
import { modelOf, type Model, type ReportInput } from './model.js';
import { pageOf } from './page.js';
import { decision } from './sections/decision.js';
import { fairness } from './sections/fairness.js';
import { flow } from './sections/flow.js';
import { frequencies } from './sections/frequencies.js';
import { integrity } from './sections/integrity.js';
import { limits } from './sections/limits.js';
import { methods } from './sections/methods.js';
import { links, numbers } from './sections/numbers.js';
import { outcomes } from './sections/outcomes.js';
import type { SectionName } from './sections/section.js';
import { rehearsalNotice, summary } from './sections/summary.js';

const ORDER: readonly SectionName[] = [
  'frequencies',
  'fairness',
  'decision',
  'outcomes',
  'flow',
  'integrity',
  'limits',
  'methods',
  'numbers',
];

const contents = (m: Model): Markup =>
  markup` <nav class="contents" aria-labelledby="contents-heading">
    <h2 id="contents-heading">${m.messages.page.contents}</h2>
    <ol>
      ${[...ORDER, ...(m.links.length > 0 ? (['links'] as const) : [])].map(
        (name) => markup`<li><a href="#${name}">${m.messages.headings[name]}</a></li> `,
      )}
    </ol>
  </nav>`;

/**
 * The results of a pilot as one HTML file: no script, no request, the same bytes for the same input. It can be opened from
 * disk, printed, or served under a policy that allows {@link reportStyleHash}.
 * @param input a parsed result, the definition that was analysed, and the report's language
 * @throws {ReportError} when result and definition do not belong together, the language has no words, or a link is not safe
 */
export function renderReport(input: ReportInput): string {
  const m = modelOf(input);
  const title = m.definition.titles[m.language];
  return pageOf(m, {
    title: m.messages.page.title({
      experiment: title,
      word: m.messages.verdict[m.result.verdict.word],
      rehearsal: m.rehearsal,
    }),
    head: markup`
      <p class="kicker">${m.messages.page.kicker}</p>
      <h1>${title}</h1>
      <p class="kicker">${m.messages.page.version(m.format.number(m.definition.version))}</p>
    `,
    body: [
      rehearsalNotice(m),
      summary(m),
      contents(m),
      ...[frequencies, fairness, decision, outcomes, flow, integrity, limits, methods, numbers, links].map((part) =>
        part(m),
      ),
    ],
  });
}
