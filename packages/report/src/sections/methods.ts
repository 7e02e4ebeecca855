import type { Estimate, Quantity } from '@luotsi/protocol';
import { markup, type Markup } from '../html.js';
import { armTitle, type Model } from '../model.js';
import { renderTable } from '../table.js';
import { bullets, english, section } from './section.js';

const isQuantity = (value: object): value is Quantity | Estimate =>
  'id' in value && 'value' in value && 'unit' in value && 'method' in value;

/** Every quantity and estimate of a result, once each, in the order of the document. */
export function quantities(result: unknown, found = new Map<string, Quantity | Estimate>()): (Quantity | Estimate)[] {
  if (typeof result === 'object' && result !== null) {
    if (isQuantity(result)) {
      if (!found.has(result.id)) found.set(result.id, result);
    } else for (const value of Object.values(result)) quantities(value, found);
  }
  return [...found.values()];
}

/** How the pilot was made and analysed. */
export function methods(m: Model): Markup {
  const words = m.messages.methods;
  const { definition, result } = m;
  const byMethod = new Map<string, number>();
  for (const { method } of quantities(result)) byMethod.set(method, (byMethod.get(method) ?? 0) + 1);
  const corrected = result.outcomes.some((o) => o.contrasts.some((c) => c.adjustedP));
  return section(m, 'methods', [
    bullets(
      [
        words.design({
          arms: m.format.list(
            definition.arms.map((a) => m.messages.page.quote(armTitle(definition, a.id, m.language))),
          ),
          languages: m.format.list(definition.languages.map((l) => m.format.languageName(l))),
        }),
        definition.assignment.method === 'blocks' ? words.blocks : words.hash,
        words.estimand,
        words.interval(m.format.percent(1 - definition.analysis.alpha)),
        words.permutation(m.format.number(definition.analysis.draws)),
        corrected && words.holm,
        words.pooling(m.format.short(definition.analysis.spreadPrior, 4)),
        words.missing,
        words.looks,
      ].filter((item) => item !== false),
    ),
    markup`<h3>${words.measuredHeading}</h3>`,
    bullets(
      definition.outcomes.map((o) =>
        words.measured({ title: o.titles[m.language], how: words.scoring[o.scoring.method] }),
      ),
    ),
    byMethod.size > 0 &&
      renderTable(
        {
          caption: words.caption,
          columns: [{ text: words.method }, { text: words.used, numeric: true }],
          rows: [...byMethod].map(([method, count]) => [english(m, method), m.format.number(count)]),
        },
        'methods-table',
      ),
  ]);
}
