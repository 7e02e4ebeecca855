import type { VerdictWord } from '@luotsi/protocol';
import { markup, type Markup } from '../html.js';
import { armTitle, marginOf, phraseOf, signedOf, verdictTag, type Model } from '../model.js';
import { bullets, section } from './section.js';

const WORDS: readonly VerdictWord[] = ['better', 'not worse', 'cannot tell', 'worse'];

/** The arm and, where it was planted in one language only (`arm-in-language`), the language of a planted difference. */
function whereOf(m: Model, key: string): { readonly title: string; readonly language: string | undefined } {
  const { arms, languages } = m.definition;
  for (const arm of arms) {
    const language = languages.find((l) => key === `${arm.id}-in-${l.toLowerCase()}`);
    if (language !== undefined) return { title: arm.titles[m.language], language };
  }
  return { title: armTitle(m.definition, key, m.language), language: undefined };
}

/** Said before anything else when the people are made up. */
export function rehearsalNotice(m: Model): Markup | '' {
  if (!m.rehearsal) return '';
  const { rehearsal, effect } = m.messages;
  const { planted, seed } = m.result.data;
  const some = Object.entries(planted ?? {}).filter(([, value]) => value !== 0);
  const change = (value: number): string =>
    effect.change(m.scale.measure, m.format.amount(value * m.scale.factor, [0], m.scale.digits));
  const difference = (planted?.[m.contrast.treatment] ?? 0) - (planted?.[m.contrast.control] ?? 0);
  const { low, high } = m.result.verdict.estimate;
  // Then no single number was planted for all, and there is nothing to compare the interval with.
  const inOneLanguage = some.some(([key]) => whereOf(m, key).language !== undefined);
  return markup` <div class="rehearsal" role="note" aria-labelledby="rehearsal-heading">
    <p id="rehearsal-heading" class="rehearsal-heading">${rehearsal.heading}</p>
    <p>${rehearsal.body}</p>
    ${
      some.length === 0
        ? markup`<p>${rehearsal.nothingPlanted}</p>`
        : markup`<p>${rehearsal.planted}</p>
            ${bullets(
              some.map(([key, value]) => {
                const { title, language } = whereOf(m, key);
                return rehearsal.plantedIn({
                  arm: title,
                  language: language === undefined ? null : m.format.languageName(language),
                  change: `${change(value)} (${effect.unit(m.scale.measure)})`,
                });
              }),
            )}`
    }
    <p>
      ${
        inOneLanguage
          ? ''
          : rehearsal.check({
              planted: m.format.signedAmount(difference * m.scale.factor, [0], m.scale.digits),
              low: signedOf(m.format, m.scale, low),
              high: signedOf(m.format, m.scale, high),
              inside: low <= difference && difference <= high,
            })
      }
      ${seed === null ? '' : rehearsal.seed(seed)}
    </p>
  </div>`;
}

/** The verdict, whole and by language. */
export function summary(m: Model): Markup {
  const { summary: words } = m.messages;
  const { verdict, fairness, integrity } = m.result;
  const failed = integrity.filter((c) => !c.ok);
  const names = (tags: readonly string[]): string => m.format.list(tags.map((t) => m.format.languageName(t)));
  const harmed = fairness.groups.filter((g) => g.verdict === 'worse').map((g) => g.group);
  const under = WORDS.map((word) => ({
    word,
    tags: fairness.groups.filter((g) => g.verdict === word).map((g) => g.group),
  }));
  return section(m, 'verdict', [
    markup`<p class="sentence" data-verdict-sentence="${verdict.word}">
        ${words.sentence({
          ...m.pair,
          word: verdict.word,
          verdict: verdictTag(m, verdict.word),
          effect: phraseOf(m, m.scale, verdict.estimate),
        })}
      </p>
      <p>${words.meaning({ word: verdict.word, margin: marginOf(m, m.scale) })}</p>`,
    harmed.length > 0 &&
      markup`<p class="alarm"><strong>${words.harm({ names: names(harmed), verdict: verdictTag(m, 'worse'), count: harmed.length })}</strong></p>`,
    failed.length > 0 &&
      markup`<div class="alarm">
        <p><strong>${words.integrityFailed}</strong></p>
        ${bullets(failed.map((c) => m.messages.integrity.checks[c.id]))}
      </div>`,
    (fairness.groups.length > 0 || fairness.tooSmall.length > 0) &&
      markup`<h3>${words.languages}</h3>
        <ul class="by-language">
          ${under
            .filter(({ tags }) => tags.length > 0)
            .map(({ word, tags }) => markup`<li>${verdictTag(m, word)}: ${names(tags)}</li> `)}${
            fairness.tooSmall.length > 0
              ? markup`<li><strong>${words.tooSmall}</strong>: ${names(fairness.tooSmall)}</li>`
              : ''
          }
        </ul>`,
    markup`<p class="aside">${words.notADecision}</p>`,
  ]);
}
