import { instruments } from '@luotsi/instruments';
import type { Experiment, Instrument, Outcome, ParticipantPages, Registration, Scoring } from '@luotsi/protocol';
import { offeredLanguages } from '../languages.js';
import { missingForLaunch } from './launch.js';
import { planWords, type PlanLanguage, type PlanWords } from './words/index.js';

interface PlanInput {
  readonly definition: Experiment;
  readonly pages: ParticipantPages;
  readonly registration: Registration | null;
  /** Whether the definition differs from what is registered. */
  readonly deviates: boolean;
  readonly language: PlanLanguage;
}

/** Text of a definition in Markdown: on one line, and without a character that Markdown takes for its own. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|`*_<[\]]/g, '\\$&');
const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const section = (heading: string, ...blocks: readonly string[]): string => [`## ${heading}`, ...blocks].join('\n\n');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What the definition says in English, marked as such where the plan is in another language. */
const quoted = (words: PlanWords, text: string): string =>
  `${words.inEnglish === '' ? '' : `${words.inEnglish}\n\n`}> ${plain(text)}`;

function scoringOf(scoring: Scoring, { outcome: { scoring: words } }: PlanWords): string {
  const facts = (items: readonly { item: string; fact: string }[]): string =>
    items.map(({ item, fact }) => `\`${item}\`: ${fact}`).join(', ');
  switch (scoring.method) {
    case 'decisions':
      return words.decisions({ ...scoring, list: facts(scoring.items) });
    case 'noticed':
      return words.noticed({ ...scoring, list: facts(scoring.items) });
    case 'key':
      return words.key({
        ...scoring,
        list: scoring.items.map(({ item, right }) => `\`${item}\` = ${right}`).join(', '),
      });
    case 'instrument':
      return words.instrument({ ...scoring, list: '' });
    case 'value':
      return words.value({ ...scoring, list: '' });
    case 'step':
      return words.step({ ...scoring, list: '' });
  }
}

export function planDocument(input: PlanInput): string {
  const { definition, language } = input;
  const words = planWords[language];
  const number = (x: number, digits = 4): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(x);
  const titled = (id: string): string => {
    const arm = definition.arms.find((a) => a.id === id);
    return arm ? plain(arm.titles[language]) : id;
  };
  const outcome = (o: Outcome): string =>
    [
      `### ${plain(o.titles[language])} (\`${o.id}\`)`,
      bullets([
        words.outcome.role[o.role],
        `${words.outcome.kind[o.kind]}, ${words.outcome.range({ min: number(o.range.min), max: number(o.range.max) })}, ${words.outcome.better[o.better]}`,
        words.outcome.question[o.question],
        scoringOf(o.scoring, words),
        words.outcome.margin(number(o.margin)),
      ]),
      words.outcome.reason,
      quoted(words, o.marginReason),
    ].join('\n\n');
  const instrument = ({ id, version }: { id: string; version: number }): string => {
    const known: Instrument | undefined = instruments[id];
    const name = `**${plain(known?.titles[language] ?? id)}** (\`${id}\`), ${words.instrument.version(version)}`;
    if (!known) return name;
    const points = [...new Set(known.items.map((item) => item.points))].join(', ');
    return [
      `${name}: ${words.instrument.items({ count: known.items.length, points })}, ${words.instrument.range({ min: number(known.range.min), max: number(known.range.max) })}.`,
      `${words.instrument.source} ${plain(known.source)}`,
      `${words.instrument.licence} ${plain(known.licence)}`,
    ].join(' ');
  };
  const offered = new Set(offeredLanguages(definition, input.pages).map((l) => l.tag));
  const unread = input.pages.languages.filter((l) => !offered.has(l.tag)).map((l) => l.tag);
  const { analysis, assignment, ethics } = definition;
  return `${[
    `# ${words.title(plain(definition.titles[language]))}`,
    words.origin({
      file: `experiments/${definition.id}/experiment.ts`,
      version: definition.version,
      concept: definition.concept,
    }),
    ...(input.registration
      ? [
          words.registered({ at: input.registration.registeredAt, hash: input.registration.hash }),
          ...(input.registration.amendments.length > 0
            ? [
                bullets(
                  input.registration.amendments.map(({ at, why, hash }) =>
                    words.amendment({ at, why: plain(why), hash }),
                  ),
                ),
              ]
            : []),
          ...(input.deviates ? [words.deviates] : []),
        ]
      : [words.notRegistered]),
    section(
      words.headings.missing,
      words.missing.lead,
      bullets([
        ...missingForLaunch(definition, language).map(({ duty }) => duty),
        words.missing.sampleSize,
        words.missing.dataSoFar,
        ...(unread.length > 0 ? [words.missing.languages(unread.join(', '))] : []),
      ]),
    ),
    section(words.headings.hypothesis, quoted(words, definition.hypothesis)),
    section(
      words.headings.design,
      table(
        [words.columns.arm, words.columns.share, words.columns.content],
        definition.arms.map((a) => [
          `${plain(a.titles[language])} (\`${a.id}\`)`,
          number(a.weight, 3),
          plain(a.description),
        ]),
      ),
      assignment.method === 'blocks'
        ? words.blocks
        : words.hash({ seed: plain(assignment.seed), percent: number(100 * assignment.coverage) }),
      words.forms(definition.forms.length),
      bullets(
        definition.forms.map(({ id, faulty }) =>
          faulty.length === 0 ? words.formWithout(id) : words.form({ id, faulty: faulty.join(', ') }),
        ),
      ),
    ),
    section(words.headings.outcomes, ...definition.outcomes.map(outcome)),
    section(
      words.headings.comparisons,
      bullets(
        definition.contrasts.map((c) =>
          words.comparison({
            id: c.id,
            treatment: titled(c.treatment),
            control: titled(c.control),
            primary: c.role === 'primary',
          }),
        ),
      ),
    ),
    section(
      words.headings.analysis,
      ...words.analysis({
        level: number(100 * (1 - analysis.alpha)),
        draws: number(analysis.draws),
        seed: plain(analysis.seed),
        spread: number(analysis.spreadPrior),
        smallest: number(analysis.smallestGroup),
      }),
      bullets(words.verdict),
    ),
    section(words.headings.exclusions, bullets(words.exclusions)),
    section(words.headings.stopping, bullets(words.stopping)),
    section(words.headings.instruments, bullets(definition.instruments.map(instrument))),
    section(
      words.headings.languages,
      table(
        [words.language.tag, words.language.consent, words.language.instruments, words.language.people],
        input.pages.languages.map((l) => [
          l.tag,
          words.language.status[l.consent],
          words.language.status[l.instruments],
          offered.has(l.tag) ? words.language.offered : words.language.notOffered,
        ]),
      ),
    ),
    section(
      words.headings.ethics,
      bullets([
        ...(['statement', 'permit', 'dpia', 'controller'] as const).map(
          (field) =>
            `${words.ethics[field]}: ${ethics[field] === null ? `**${words.ethics.none}**` : plain(ethics[field])}`,
        ),
        `${words.ethics.profile}: ${definition.privacyProfile}`,
        `${words.ethics.consentVersion}: ${definition.consentVersion}`,
        words.ethics.retention(definition.retentionDays),
      ]),
    ),
  ].join('\n\n')}\n`;
}
