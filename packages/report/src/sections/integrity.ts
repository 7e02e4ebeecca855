import { markup, type Markup } from '../html.js';
import type { Model } from '../model.js';
import { renderTable } from '../table.js';
import { english, section } from './section.js';

/** Whether the pilot ran as planned, check by check. */
export function integrity(m: Model): Markup {
  const words = m.messages.integrity;
  const checks = m.result.integrity;
  const failed = checks.filter((c) => !c.ok).length;
  const number = (n: number): string => m.format.number(n);
  return section(m, 'integrity', [
    markup`<p>${words.intro}</p>`,
    checks.length === 0
      ? markup`<p><strong>${words.none}</strong></p>`
      : failed > 0
        ? markup`<p class="alarm"><strong>${words.failed({ failed, text: number(failed) })}</strong></p>`
        : markup`<p>${words.allFine(number(checks.length))}</p>`,
    checks.length > 0 &&
      renderTable(
        {
          caption: words.caption,
          columns: [
            { text: words.check },
            { text: words.result },
            { text: words.checked, numeric: true },
            { text: words.failures, numeric: true },
            { text: words.detail },
          ],
          rows: checks.map((c) => [
            words.checks[c.id],
            markup`<span class="${c.ok ? 'fine' : 'broken'}"
              ><span aria-hidden="true">${c.ok ? '✓' : '✕'}</span> ${c.ok ? words.ok : words.notOk}</span
            >`,
            number(c.checked),
            number(c.failed),
            english(m, c.detail),
          ]),
        },
        'integrity-table',
      ),
  ]);
}
