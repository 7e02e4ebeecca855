import { markup, type Markup } from '../html.js';
import { marginOf, signedOf, verdictTag, type Model } from '../model.js';
import { english, facts, section } from './section.js';

/** What was agreed beforehand, what it says of this result, and what people have made of it. */
export function decision(m: Model): Markup {
  const words = m.messages.decision;
  const { outcome } = m.scale;
  const { verdict } = m.result;
  const range = (low: number, high: number): string =>
    `${signedOf(m.format, m.scale, low)} … ${signedOf(m.format, m.scale, high)}`;
  return section(m, 'decision', [
    facts([
      [words.decided, markup`<strong>${words.notYet}</strong>`],
      [words.deviations, words.noDeviations],
      [words.comparison, words.versus(m.pair)],
      [words.outcome, m.scale.title],
      [words.question, outcome.question === 'superiority' ? words.superiority : words.nonInferiority],
      [words.margin, marginOf(m, m.scale)],
      [
        `${words.interval} (${m.format.percent(verdict.estimate.level)}, ${m.messages.effect.unit(m.scale.measure)})`,
        range(verdict.estimate.low, verdict.estimate.high),
      ],
      [words.word, verdictTag(m, verdict.word)],
    ]),
    markup`<p>${words.rule}</p>
      <ul class="rule">
        ${(['better', 'worse', 'not worse', 'cannot tell'] as const).map(
          (word) => markup`<li>${verdictTag(m, word)}: ${words.words[word]}</li> `,
        )}
      </ul>`,
    facts([
      [words.ruleChecked, english(m, verdict.rule)],
      [words.marginReason, english(m, outcome.marginReason)],
      [words.hypothesis, english(m, m.definition.hypothesis)],
      [words.definition, markup`<code>${m.result.definitionHash}</code>`],
    ]),
  ]);
}
