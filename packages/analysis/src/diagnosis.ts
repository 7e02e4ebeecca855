import { primary, type Experiment, type Outcome } from '@luotsi/protocol';
import type { DiagnosisPlan } from '@luotsi/stats';
import { GROUP_LEVEL, RISK_INTERVAL } from './choices.js';
import { AnalysisError } from './problem.js';

/** What is expected of a pilot before it runs; everything else follows from its definition. */
export interface Expectation {
  /** People allocated to each arm; one column of the diagnosis for each. */
  readonly sizes: readonly number[];
  /** True differences of the primary contrast, in the outcome's unit. */
  readonly effects: readonly number[];
  /** Mean under control, in all languages or in each. */
  readonly control: number | Readonly<Record<string, number>>;
  /** People that are expected of each language, in any unit; the same of all languages of the definition unless told. */
  readonly mix?: Readonly<Record<string, number>>;
  /** How far the true effect in a language differs from the effect asked about. */
  readonly offsets?: Readonly<Record<string, number>>;
  /** Standard deviation within a language; needed for a scale, and refused for the others, which follow from the mean. */
  readonly sd?: number;
  /** Share of people without the outcome, 0 up to 1; 0 unless told. */
  readonly dropout?: number;
  /** Pilots to simulate for each size and effect; 2,000 unless told. */
  readonly pilots?: number;
  /** The outcome; the primary one unless told. */
  readonly outcome?: string;
}

function refuse(definition: Experiment, what: string, fix: string): never {
  throw new AnalysisError(
    'LUOTSI_ANALYSIS_EXPECTATION',
    `The pilot ${definition.id} cannot be diagnosed: ${what}, so nothing could be said about it. ${fix}`,
  );
}

function kindOf(definition: Experiment, outcome: Outcome, sd: number | undefined): DiagnosisPlan['outcome'] {
  const { scoring, kind, range } = outcome;
  if (kind === 'scale')
    return sd === undefined
      ? refuse(definition, `${outcome.id} is a scale of unknown spread`, 'Give the standard deviation that you expect.')
      : { kind, sd, ...range };
  if (sd !== undefined)
    refuse(
      definition,
      `${outcome.id} is a ${kind}, whose spread follows from its mean`,
      'Leave the standard deviation out.',
    );
  if (kind === 'binary') return { kind };
  return 'items' in scoring
    ? { kind, items: scoring.items.length }
    : refuse(
        definition,
        `${outcome.id} is a share of an unknown number of answers`,
        'Choose an outcome that has items.',
      );
}

/**
 * The definition of an experiment, and what is expected of it, as a plan for `diagnose` of `@luotsi/stats`: languages,
 * arms, blocks, margin, level and fairness as registered. The simulated pilots are analysed as {@link analyse} would.
 * @throws AnalysisError `LUOTSI_ANALYSIS_EXPECTATION` for an expectation that does not fit the definition;
 *   `LUOTSI_ANALYSIS_METHOD` for arms of unequal weight or given by hashing, which the simulation does not cover
 */
export function planDiagnosis(definition: Experiment, expectation: Expectation): DiagnosisPlan {
  const { assignment, arms, analysis } = definition;
  const { sizes, effects, control, mix, offsets = {}, sd, dropout = 0, pilots = 2000 } = expectation;
  if (assignment.method !== 'blocks' || arms.some((a) => Math.abs(a.weight * arms.length - 1) > 1e-6))
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_METHOD',
      `The diagnosis simulates permuted blocks of arms of equal weight, and ${definition.id} assigns otherwise, so the ` +
        'numbers would be those of another pilot. Give all arms the same weight and set assignment.method to "blocks".',
    );
  const outcome =
    expectation.outcome === undefined
      ? primary(definition).outcome
      : definition.outcomes.find((o) => o.id === expectation.outcome);
  if (!outcome)
    return refuse(
      definition,
      `it has no outcome ${expectation.outcome ?? ''}`,
      `Choose one of ${definition.outcomes.map((o) => o.id).join(', ')}.`,
    );
  const weights = mix ?? Object.fromEntries(definition.languages.map((language) => [language, 1]));
  for (const language of [...Object.keys(weights), ...Object.keys(offsets)])
    if (!definition.languages.includes(language))
      refuse(
        definition,
        `it does not have the language ${language}`,
        `Choose from ${definition.languages.join(', ')}.`,
      );
  const expected = definition.languages.filter((language) => (weights[language] ?? 0) > 0);
  const total = expected.reduce((sum, language) => sum + (weights[language] ?? 0), 0);
  if (!(total > 0 && Number.isFinite(total)))
    refuse(definition, 'nobody is expected in any language', 'Give the number of people expected of each language.');
  const strata = expected.map((language) => {
    const mean = typeof control === 'number' ? control : control[language];
    if (mean === undefined || !(mean >= outcome.range.min && mean <= outcome.range.max))
      return refuse(
        definition,
        `the mean expected under control in ${language} is ${mean ?? 'missing'}`,
        `Give one from ${outcome.range.min} to ${outcome.range.max}.`,
      );
    return { id: language, share: (weights[language] ?? 0) / total, control: mean, offset: offsets[language] ?? 0 };
  });
  return {
    strata,
    outcome: kindOf(definition, outcome, sd),
    better: outcome.better,
    margin: outcome.margin,
    level: 1 - analysis.alpha,
    sizes,
    effects,
    pilots,
    seed: `${analysis.seed}, diagnosis`,
    arms: arms.length,
    blockMultiples: assignment.blockMultiples,
    dropout,
    spreadPrior: analysis.spreadPrior,
    groupLevel: GROUP_LEVEL,
    smallestGroup: analysis.smallestGroup,
    interval: RISK_INTERVAL,
  };
}
