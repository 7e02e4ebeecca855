import { renderFigure } from '../figures/figure.js';
import { flowFigure } from '../figures/flow.js';
import { markup, type Child, type Markup } from '../html.js';
import { armTitle, signedOf, type Model } from '../model.js';
import { renderTable } from '../table.js';
import { bullets, section } from './section.js';

export interface LanguageCount {
  /** One language, or several that are few together. */
  readonly languages: readonly string[];
  readonly refused: number;
  readonly allocated: number;
  readonly analysed: number;
}

/**
 * Counts by language that may be printed: languages with fewer than `least` people are told together, and never one of
 * them alone, since it would follow from the total. If they are still too few, the next larger language joins them.
 */
export function publishable(counts: readonly LanguageCount[], least: number): LanguageCount[] {
  const sorted = counts.toSorted((a, b) => b.allocated - a.allocated);
  const large = sorted.filter((c) => c.allocated >= least);
  const small = sorted.filter((c) => c.allocated < least);
  const people = (): number => small.reduce((sum, c) => sum + c.allocated, 0);
  while (small.length > 0 && (small.length < 2 || people() < least)) {
    const next = large.pop();
    if (!next) break;
    small.unshift(next);
  }
  if (small.length === 0) return large;
  const sum = (key: 'refused' | 'allocated' | 'analysed'): number => small.reduce((total, c) => total + c[key], 0);
  return [
    ...large,
    {
      languages: small.flatMap((c) => c.languages),
      refused: sum('refused'),
      allocated: sum('allocated'),
      analysed: sum('analysed'),
    },
  ];
}

/** From invitation to analysis, and who is missing. */
export function flow(m: Model): Markup {
  const words = m.messages.flow;
  const { refused, consented, arms, languages } = m.result.flow;
  const number = (n: number): string => m.format.number(n);
  const total = (key: 'allocated' | 'analysed' | 'stopped' | 'withdrawn'): number =>
    arms.reduce((sum, a) => sum + a[key], 0);
  const missing = Math.max(0, total('allocated') - total('analysed'));
  const body: Child[] = [
    markup`<p>
      ${words.intro({ consented: number(consented), count: consented, refused: number(refused), refusals: refused })}
    </p>`,
  ];
  if (total('allocated') === 0) body.push(markup`<p><strong>${words.empty}</strong></p>`);
  else {
    body.push(
      renderFigure(
        flowFigure(
          {
            id: 'flow-figure',
            refused,
            consented,
            arms: arms.map(({ arm, ...counts }) => ({ label: armTitle(m.definition, arm, m.language), ...counts })),
          },
          m.format,
          m.messages,
        ),
        'flow-figure',
      ),
      markup`<p>
        ${words.stoppedNote({ count: total('stopped'), text: number(total('stopped')) })}
        ${words.withdrawnNote({
          count: total('withdrawn'),
          text: number(total('withdrawn')),
        })}
      </p>`,
    );
    if (missing === 0) body.push(markup`<p>${words.noAttrition}</p>`);
    else
      body.push(
        markup`<p>
          ${words.attrition({
            missing: number(missing),
            count: missing,
            share: m.format.percent(missing / total('allocated')),
          })}
        </p>`,
        bullets(
          arms
            .filter((a) => a.allocated > 0)
            .map((a) =>
              words.attritionArm({
                arm: armTitle(m.definition, a.arm, m.language),
                missing: number(Math.max(0, a.allocated - a.analysed)),
                of: number(a.allocated),
                share: m.format.percent(Math.max(0, a.allocated - a.analysed) / a.allocated),
              }),
            ),
        ),
      );
    const bounds = m.main?.bounds;
    if (bounds) {
      const tell = (value: number): string =>
        `${signedOf(m.format, m.scale, value)} (${m.messages.effect.unit(m.scale.measure)})`;
      body.push(markup`<p>${words.bounds({ low: tell(bounds.low.value), high: tell(bounds.high.value) })}</p>`);
    }
  }
  const counts = publishable(
    languages
      .map((l) => ({
        languages: [l.language],
        refused: l.refused,
        allocated: l.arms.reduce((sum, a) => sum + a.allocated, 0),
        analysed: l.arms.reduce((sum, a) => sum + a.analysed, 0),
      }))
      .filter((l) => l.allocated > 0 || l.refused > 0),
    m.definition.analysis.smallestGroup,
  );
  if (counts.length > 0)
    body.push(
      renderTable(
        {
          caption: words.languageCaption,
          columns: [
            { text: words.language },
            { text: words.refused, numeric: true },
            { text: words.consented, numeric: true },
            { text: words.analysed, numeric: true },
          ],
          rows: counts.map((c) => {
            const names = m.format.list(c.languages.map((l) => m.format.languageName(l)));
            return [
              c.languages.length > 1 ? words.smallTogether(names) : m.format.languageLabel(c.languages[0] ?? ''),
              number(c.refused),
              number(c.allocated),
              number(c.analysed),
            ];
          }),
        },
        'flow-languages',
      ),
    );
  return section(m, 'flow', body);
}
