import { markup, type Child, type Markup } from '../html.js';
import type { Model } from '../model.js';
import { bullets, section } from './section.js';

/** What must not be read out of the report. */
export function limits(m: Model): Markup {
  const words = m.messages.limits;
  const { definition, result, translations } = m;
  const names = (tags: readonly string[]): string => m.format.list(tags.map((t) => m.format.languageName(t)));
  const languages = result.flow.languages.filter((l) => l.arms.some((a) => a.allocated > 0)).map((l) => l.language);
  const unreviewed = translations && languages.filter((l) => translations[l] !== 'reviewed');
  const ethics = (['statement', 'permit', 'dpia', 'controller'] as const).filter((k) => definition.ethics[k] === null);
  const unknown = result.fairness.groups.filter((g) => g.verdict === 'cannot tell').map((g) => g.group);
  const items: Child[] = [
    m.rehearsal && markup`<strong>${words.synthetic}</strong>`,
    words.small({
      people: m.format.number(m.analysed),
      count: m.analysed,
      languages: m.format.number(languages.length),
      languageCount: languages.length,
    }),
    definition.forms.some((f) => f.faulty.length > 0) && words.madeUpPage,
    unreviewed === undefined ? words.reviewUnknown : unreviewed.length > 0 && words.unreviewed(names(unreviewed)),
    words.volunteers,
    words.once,
    words.levels,
    ethics.length > 0 && words.ethics(m.format.list(ethics.map((k) => words.ethicsParts[k]))),
  ];
  const claims: Child[] = [
    m.rehearsal && words.claimSynthetic,
    unknown.length > 0 && words.claimUnknown(names(unknown)),
    ...words.claimList,
    words.claimEqual,
  ];
  return section(m, 'limits', [
    bullets(items.filter((item) => item !== false)),
    markup`<h3>${words.claims}</h3>`,
    bullets(claims.filter((item) => item !== false)),
  ]);
}
