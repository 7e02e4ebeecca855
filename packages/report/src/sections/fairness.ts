import { renderFigure } from '../figures/figure.js';
import { chance, forestPlot, type ForestRow } from '../figures/forest.js';
import { markup, type Child, type Markup } from '../html.js';
import { amountOf, marginOf, phraseOf, verdictTag, type Model } from '../model.js';
import { bullets, section } from './section.js';

function rows(m: Model): { rows: ForestRow[]; all: ForestRow } {
  const { factor } = m.scale;
  const { fairness, verdict } = m.result;
  const n = (arm: string): number => m.outcome?.arms.find((a) => a.arm === arm)?.n ?? 0;
  return {
    rows: fairness.groups.map((g) => ({
      label: m.format.languageLabel(g.group),
      people: g.n,
      value: g.shrunk.value * factor,
      low: g.shrunk.low * factor,
      high: g.shrunk.high * factor,
      raw: g.raw === null ? null : g.raw.value * factor,
      verdict: g.verdict,
      harm: g.probabilityOfHarm.value,
      needed: g.neededPerArm,
    })),
    all: {
      label: m.messages.fairness.all,
      people: { control: n(m.contrast.control), treatment: n(m.contrast.treatment) },
      value: verdict.estimate.value * factor,
      low: verdict.estimate.low * factor,
      high: verdict.estimate.high * factor,
      raw: null,
      verdict: verdict.word,
      harm: null,
      needed: null,
    },
  };
}

/** The worst-off language, those of which we cannot tell, those too small, those who were not there. */
export function fairness(m: Model): Markup {
  const words = m.messages.fairness;
  const { groups, worst, tooSmall, spread } = m.result.fairness;
  const names = (tags: readonly string[]): string => m.format.list(tags.map((t) => m.format.languageName(t)));
  const first = (tags: readonly string[]): string =>
    m.format.list(tags.map((t, i) => (i === 0 ? m.format.languageLabel(t) : m.format.languageName(t))));
  const worstVerdict = groups.find((g) => g.group === worst?.group)?.verdict;
  const harmed = groups.filter((g) => g.verdict === 'worse' && g.group !== worst?.group);
  const unknown = groups.filter((g) => g.verdict === 'cannot tell');
  const seen = new Set(
    m.result.flow.languages.filter((l) => l.arms.some((a) => a.allocated > 0)).map((l) => l.language),
  );
  const absent = m.definition.languages.filter(
    (l) => !seen.has(l) && !tooSmall.includes(l) && !groups.some((g) => g.group === l),
  );
  const body: Child[] = [markup`<p>${words.intro}</p>`];
  if (groups.length === 0) body.push(markup`<p><strong>${words.noGroups}</strong></p>`);
  if (worst && worstVerdict)
    body.push(
      markup`<p class="lead">
        ${words.worst({
          name: m.format.languageName(worst.group),
          effect: phraseOf(m, m.scale, worst.shrunk),
          verdict: verdictTag(m, worstVerdict),
          harm: words.ofHundred(chance(worst.probabilityOfHarm.value, m.format)),
          margin: marginOf(m, m.scale),
        })}
        ${worstVerdict === 'worse' ? markup`<strong>${words.worstIsHarm}</strong>` : words.worstIsNotHarm}
      </p>`,
    );
  for (const g of harmed)
    body.push(
      markup`<p>
        ${m.format.languageLabel(g.group)}: ${verdictTag(m, g.verdict)} – ${phraseOf(m, m.scale, g.shrunk)}.
        <strong>${words.worstIsHarm}</strong>
      </p>`,
    );
  if (unknown.length > 0)
    body.push(
      markup`<p>${words.cannotTell(unknown.length)}</p>`,
      bullets(
        unknown.map((g) => {
          const name = m.format.languageLabel(g.group);
          return g.neededPerArm === null
            ? words.neededUnknown(name)
            : words.needed({ name, people: m.format.number(g.neededPerArm), count: g.neededPerArm });
        }),
      ),
    );
  else if (groups.length > 0) body.push(markup`<p>${words.cannotTellNone}</p>`);
  body.push(
    markup`<p>
      ${
        tooSmall.length > 0
          ? words.tooSmall({
              names: first(tooSmall),
              count: tooSmall.length,
              smallest: m.format.number(m.definition.analysis.smallestGroup),
            })
          : words.tooSmallNone
      }
    </p>`,
  );
  if (absent.length > 0) body.push(markup`<p>${words.absent({ names: names(absent), count: absent.length })}</p>`);
  body.push(markup`<p>${words.unseen}</p>`);
  const figure = forestPlot(
    {
      id: 'forest',
      title: words.forestTitle(m.pair),
      unit: m.messages.effect.unit(m.scale.measure),
      margin: m.scale.line,
      better: m.scale.outcome.better,
      digits: m.scale.digits,
      ...rows(m),
    },
    m.format,
    m.messages,
  );
  body.push(renderFigure(figure, 'forest'));
  const [any] = groups;
  if (any)
    body.push(
      markup`<p class="aside">
        ${words.pooling(m.format.percent(any.shrunk.level))}
        ${words.spread(m.messages.effect.size(m.scale.measure, amountOf(m.format, m.scale, spread.value)))}
      </p>`,
    );
  return section(m, 'fairness', body);
}
