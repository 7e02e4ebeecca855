import type { Contrast, ContrastResult, OutcomeResult } from '@luotsi/protocol';
import { decimalsOf } from '../format.js';
import { markup, type Child, type Markup } from '../html.js';
import { pairOf, phraseOf, scaleOf, signedOf, verdictTag, type Model, type Scale } from '../model.js';
import { renderTable } from '../table.js';
import { section } from './section.js';

interface Line {
  readonly scale: Scale;
  readonly contrast: Contrast;
  readonly outcome: OutcomeResult;
  readonly found: ContrastResult;
}

function lines(m: Model): Line[] {
  return m.definition.outcomes.flatMap((defined) => {
    const outcome = m.result.outcomes.find((o) => o.outcome === defined.id);
    if (!outcome) return [];
    return m.definition.contrasts.flatMap((contrast) => {
      const found = outcome.contrasts.find((c) => c.contrast === contrast.id);
      return found ? [{ scale: scaleOf(defined, m.language), contrast, outcome, found }] : [];
    });
  });
}

/** Secondary outcomes and guardrails, in the main comparison and in the others. */
export function outcomes(m: Model): Markup {
  const words = m.messages.outcomes;
  const all = lines(m);
  const mean = (line: Line, arm: string): string => {
    const found = line.outcome.arms.find((a) => a.arm === arm);
    return found && found.n > 0 ? m.format.number(found.mean.value * line.scale.factor, line.scale.digits) : '–';
  };
  const p = (found: ContrastResult): string =>
    found.adjustedP ? `${m.format.p(found.adjustedP.value)}\u00a0*` : m.format.p(found.pValue.value);
  const spoken = all.filter((l) => l.contrast.id === m.contrast.id && l.scale.outcome.role !== 'primary');
  const suffers = spoken.filter((l) => l.scale.outcome.question === 'non-inferiority');
  const helps = spoken.filter((l) => l.scale.outcome.question === 'superiority');
  const tell = (list: readonly Line[]): Child =>
    list.length > 0 &&
    markup`<ul>
      ${list.map(
        (l) =>
          markup`<li>
            ${l.scale.title}: ${verdictTag(m, l.found.verdict)} – ${phraseOf(m, l.scale, l.found.estimate)}
          </li> `,
      )}
    </ul>`;
  const others = all.some((l) => l.scale.outcome.role !== 'primary' || l.contrast.id !== m.contrast.id);
  return section(m, 'outcomes', [
    markup`<p>${words.intro}</p>`,
    !others && markup`<p>${words.none}</p>`,
    tell(helps),
    suffers.length > 0 && markup`<p>${words.nonInferiority}</p>`,
    tell(suffers),
    ...m.definition.contrasts.map((contrast) => {
      const own = all.filter((l) => l.contrast.id === contrast.id);
      return (
        own.length > 0 &&
        renderTable(
          {
            caption: words.caption(m.messages.decision.versus(pairOf(m.definition, contrast, m.language))),
            columns: [
              { text: words.outcome },
              { text: words.verdict },
              { text: words.difference, numeric: true },
              { text: words.control, numeric: true },
              { text: words.treatment, numeric: true },
              { text: words.margin, numeric: true },
              { text: words.p, numeric: true },
            ],
            rows: own.map((l) => [
              markup`${l.scale.title} <span class="unit">${words.role[l.scale.outcome.role]}, ${m.messages.effect.unit(l.scale.measure)}</span>`,
              verdictTag(m, l.found.verdict),
              m.format.interval(
                signedOf(m.format, l.scale, l.found.estimate.value),
                signedOf(m.format, l.scale, l.found.estimate.low),
                signedOf(m.format, l.scale, l.found.estimate.high),
              ),
              mean(l, contrast.control),
              mean(l, contrast.treatment),
              m.format.signed(l.scale.line, decimalsOf(l.scale.line)),
              p(l.found),
            ]),
          },
          `outcomes-${contrast.id}`,
        )
      );
    }),
    all.length > 0 && markup`<p class="aside">${words.caution}</p>`,
  ]);
}
