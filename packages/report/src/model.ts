import {
  primary,
  type Contrast,
  type ContrastResult,
  type Estimate,
  type Experiment,
  type Outcome,
  type OutcomeResult,
  type Result,
  type Translation,
  type VerdictWord,
} from '@luotsi/protocol';
import { ReportError } from './errors.js';
import { mark } from './figures/svg.js';
import { decimalsOf, formatOf, type Amount, type Format } from './format.js';
import { markup, type Markup } from './html.js';
import { reportMessages } from './messages/index.js';
import type { Effect, Measure, Messages, Pair, ReportLanguage } from './messages/types.js';

export interface ReportLink {
  readonly label: string;
  /** An address (`https:`, `http:`) or a path relative to the report. */
  readonly href: string;
}

export interface ReportInput {
  readonly result: Result;
  readonly definition: Experiment;
  readonly language: ReportLanguage;
  /** Registration, data, code, stories of both arms, other languages of the report. */
  readonly links?: readonly ReportLink[];
  /** Who stands behind the texts that participants read, by language; unknown where it is not given. */
  readonly translations?: Readonly<Record<string, Translation>>;
}

/** An outcome as it is told: shares count as so many of 100. */
export interface Scale {
  readonly outcome: Outcome;
  readonly measure: Measure;
  readonly title: string;
  /** From the outcome's own unit to the unit shown. */
  readonly factor: number;
  /** Fewest decimals to show. */
  readonly digits: number;
  /** Where the margin stands as a difference, in the unit shown. */
  readonly line: number;
}

/** Result and definition brought together, with the words and number forms of one language. */
export interface Model {
  readonly result: Result;
  readonly definition: Experiment;
  readonly language: ReportLanguage;
  readonly links: readonly ReportLink[];
  readonly translations: Readonly<Record<string, Translation>> | undefined;
  readonly messages: Messages;
  readonly format: Format;
  readonly rehearsal: boolean;
  readonly scale: Scale;
  readonly contrast: Contrast;
  readonly pair: Pair;
  /** The primary outcome's results, where there are any. */
  readonly outcome: OutcomeResult | undefined;
  readonly main: ContrastResult | undefined;
  readonly analysed: number;
}

function measureOf(outcome: Outcome): Measure {
  if (outcome.kind === 'scale') return 'points';
  switch (outcome.scoring.method) {
    case 'decisions':
      return 'decisions';
    case 'noticed':
      return 'noticed';
    case 'key':
      return 'answers';
    case 'step':
      return 'finished';
    default:
      return 'cases';
  }
}

export function scaleOf(outcome: Outcome, language: ReportLanguage): Scale {
  const measure = measureOf(outcome);
  const factor = measure === 'points' ? 1 : 100;
  const range = outcome.range.max - outcome.range.min;
  return {
    outcome,
    measure,
    factor,
    title: outcome.titles[language],
    digits: measure !== 'points' ? 0 : range <= 10 ? 2 : 1,
    // Without the last digits of a product of decimals: 0.07 of 100 is 7.
    line: (outcome.better === 'higher' ? -1 : 1) * Number((outcome.margin * factor).toFixed(9)),
  };
}

/** A difference of an outcome as an amount with words; rounded so that it stays on its side of 0 and of the margin. */
export const amountOf = (format: Format, scale: Scale, difference: number): Amount =>
  format.amount(difference * scale.factor, [0, scale.line], scale.digits);

export const signedOf = (format: Format, scale: Scale, difference: number): string =>
  format.signedAmount(difference * scale.factor, [0, scale.line], scale.digits);

/** Where the interval holds both directions, the estimate is rounded plainly: its sign is nothing to tell. */
export const effectOf = (format: Format, scale: Scale, estimate: Estimate): Effect => ({
  measure: scale.measure,
  title: scale.title,
  change:
    estimate.low > 0 || estimate.high < 0
      ? amountOf(format, scale, estimate.value)
      : format.amount(estimate.value * scale.factor, [], scale.digits),
  low: amountOf(format, scale, estimate.low),
  high: amountOf(format, scale, estimate.high),
});

export const phraseOf = (m: Pick<Model, 'format' | 'messages'>, scale: Scale, estimate: Estimate): string =>
  m.messages.effect.phrase(effectOf(m.format, scale, estimate));

/** The margin with its unit. */
export const marginOf = (m: Pick<Model, 'format' | 'messages'>, scale: Scale): string =>
  m.messages.effect.size(
    scale.measure,
    m.format.amount(scale.outcome.margin * scale.factor, [], decimalsOf(scale.outcome.margin * scale.factor)),
  );

export const pairOf = (definition: Experiment, contrast: Contrast, language: ReportLanguage): Pair => ({
  treatment: armTitle(definition, contrast.treatment, language),
  control: armTitle(definition, contrast.control, language),
});

export const armTitle = (definition: Experiment, arm: string, language: ReportLanguage): string =>
  definition.arms.find((a) => a.id === arm)?.titles[language] ?? arm;

/** A verdict word with its mark; the JSON's word stays beside it. */
export const verdictTag = (m: Pick<Model, 'messages'>, word: VerdictWord): Markup =>
  markup`<strong class="verdict" data-verdict="${word}">${mark(word)}${m.messages.verdict[word]}</strong>`;

function check(result: Result, definition: Experiment): void {
  const refuse = (what: string, found: string, expected: readonly string[]): never => {
    throw new ReportError(
      `The result names the ${what} "${found}", the definition knows ${expected.join(', ') || 'none'}. A report of the two together would be wrong. Give the definition that was analysed, or analyse again.`,
    );
  };
  if (result.experiment !== definition.id) refuse('experiment', result.experiment, [definition.id]);
  const arms = definition.arms.map((a) => a.id);
  const outcomes = definition.outcomes.map((o) => o.id);
  const contrasts = definition.contrasts.map((c) => c.id);
  for (const { arm } of result.flow.arms) if (!arms.includes(arm)) refuse('arm', arm, arms);
  for (const one of result.outcomes) {
    if (!outcomes.includes(one.outcome)) refuse('outcome', one.outcome, outcomes);
    for (const { arm } of one.arms) if (!arms.includes(arm)) refuse('arm', arm, arms);
    for (const { contrast } of one.contrasts)
      if (!contrasts.includes(contrast)) refuse('contrast', contrast, contrasts);
  }
  const { outcome, contrast } = primary(definition);
  for (const [what, found] of [
    ['verdict', result.verdict],
    ['fairness', result.fairness],
  ] as const) {
    if (found.outcome !== outcome.id) refuse(`primary outcome of the ${what}`, found.outcome, [outcome.id]);
    if (found.contrast !== contrast.id) refuse(`primary contrast of the ${what}`, found.contrast, [contrast.id]);
  }
  const main = result.outcomes.find((o) => o.outcome === outcome.id)?.contrasts.find((c) => c.contrast === contrast.id);
  if (main && main.verdict !== result.verdict.word)
    refuse('verdict', `${result.verdict.word} (and "${main.verdict}" in its table)`, ['one word for one comparison']);
}

/** A web address or a path; no other scheme, no other host by way of two slashes, no space or control before a scheme. */
function leadsSomewhereSafe(href: string): boolean {
  if (!/^[!-~\u00a1-\uffff]+$/.test(href) || /^[/\\]{2}/.test(href)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined || scheme === 'http' || scheme === 'https';
}

/** @throws {ReportError} when result, definition, language or links cannot make a true report */
export function modelOf(input: ReportInput): Model {
  const { result, definition, language, links = [] } = input;
  const messages = reportMessages[language] as Messages | undefined;
  if (!messages)
    throw new ReportError(
      `There are no words for a report in "${String(language)}". A report with another language's words would mislead. Use fi, sv or en.`,
    );
  check(result, definition);
  for (const { href } of links)
    if (!leadsSomewhereSafe(href))
      throw new ReportError(
        `A link of the report leads to "${href}", which is neither a web address nor a relative path. It could run code. Use https:, http: or a relative path.`,
      );
  const { outcome, contrast } = primary(definition);
  const found = result.outcomes.find((o) => o.outcome === outcome.id);
  return {
    result,
    definition,
    language,
    links,
    messages,
    translations: input.translations,
    format: formatOf(language),
    rehearsal: result.data.kind === 'rehearsal',
    scale: scaleOf(outcome, language),
    contrast,
    pair: pairOf(definition, contrast, language),
    outcome: found,
    main: found?.contrasts.find((c) => c.contrast === contrast.id),
    analysed: result.flow.arms.reduce((sum, a) => sum + a.analysed, 0),
  };
}
