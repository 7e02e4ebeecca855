import { z } from 'zod';
import { languageTag, privacyProfile, slug, text, threeLanguages } from './common.js';
import { parser } from './problem.js';

/** What a participant sees. */
export const arm = z.strictObject({
  id: slug,
  titles: threeLanguages,
  /** Share of participants, 0 to 1; the weights of all arms sum to 1. */
  weight: z.number().gt(0).lte(1),
  /** What is in the arm, in words that a reviewer can hold against the screen. */
  description: text,
});
export type Arm = z.output<typeof arm>;

/** A version of the content that carries seeded mistakes; the same in every arm, and debriefed. */
export const form = z.strictObject({
  id: slug,
  /** The facts that are wrong on purpose in this form; may be empty. */
  faulty: z.array(slug),
});
export type Form = z.output<typeof form>;

/** How the answers of a participant become one number. */
export const scoring = z.discriminatedUnion('method', [
  /**
   * Share of right decisions. An answer is 1 (act on it) or 0 (do not act on it); acting is right when
   * the fact is not faulty in the participant's form, not acting is right when it is.
   */
  z.strictObject({
    method: z.literal('decisions'),
    items: z.array(z.strictObject({ item: slug, fact: slug })).min(1),
  }),
  /** 1 if the decision about every faulty fact was not to act, 0 otherwise; no value without a faulty fact. */
  z.strictObject({
    method: z.literal('noticed'),
    items: z.array(z.strictObject({ item: slug, fact: slug })).min(1),
  }),
  /** Share of answers that equal the key. */
  z.strictObject({
    method: z.literal('key'),
    items: z.array(z.strictObject({ item: slug, right: z.number() })).min(1),
  }),
  /** The score of an instrument. */
  z.strictObject({ method: z.literal('instrument'), instrument: slug }),
  /** One number that was measured as such (event kind `outcome`). */
  z.strictObject({ method: z.literal('value') }),
  /** 1 if the participant reached the step, 0 otherwise. */
  z.strictObject({ method: z.literal('step'), step: slug }),
]);
export type Scoring = z.output<typeof scoring>;

/** A measured result. */
export const outcome = z.strictObject({
  id: slug,
  titles: threeLanguages,
  /** `binary`: 0 or 1. `share`: a mean of right answers, 0 to 1. `scale`: a number between `min` and `max`. */
  kind: z.enum(['binary', 'share', 'scale']),
  range: z.strictObject({ min: z.number(), max: z.number() }),
  role: z.enum(['primary', 'secondary', 'guardrail']),
  better: z.enum(['higher', 'lower']),
  /** Largest loss, in the outcome's own unit, that still counts as not worse. */
  margin: z.number().gt(0),
  marginReason: text,
  /** `superiority`: is it better? `non-inferiority`: is it not worse than the margin allows? */
  question: z.enum(['superiority', 'non-inferiority']),
  scoring,
});
export type Outcome = z.output<typeof outcome>;

/** Which two arms are compared. */
export const contrast = z.strictObject({
  id: slug,
  control: slug,
  treatment: slug,
  role: z.enum(['primary', 'secondary']),
});
export type Contrast = z.output<typeof contrast>;

export const assignment = z.discriminatedUnion('method', [
  /** Random permuted blocks within strata, from a ledger. Sizes are multiples of the smallest balanced block. */
  z.strictObject({
    method: z.literal('blocks'),
    stratifyBy: z.literal('language'),
    /** How many times the smallest balanced block a block may be; one is drawn for each block. */
    blockMultiples: z.array(z.int().min(1).max(4)).min(1),
  }),
  /** Plain hashing of the participant's id, as GrowthBook does it (hash version 2). */
  z.strictObject({ method: z.literal('hash'), seed: text, coverage: z.number().gt(0).lte(1) }),
]);
export type Assignment = z.output<typeof assignment>;

const fail = (context: z.core.$RefinementCtx, path: PropertyKey[], expected: string, fix: string): void =>
  context.addIssue({ code: 'custom', path, message: expected, params: { fix } });

/** One registered pilot of a concept: the only description of it. Everything else is derived from this. */
export const experiment = z
  .strictObject({
    schema: z.literal('luotsi/experiment@1'),
    id: slug,
    concept: z.string().regex(/^c\d\d$/),
    version: z.int().positive(),
    titles: threeLanguages,
    hypothesis: text,
    privacyProfile,
    assignment,
    arms: z.array(arm).min(2),
    forms: z.array(form).min(1),
    /** Every language that there are messages for, in the order in which they are offered. */
    languages: z.array(languageTag).min(1),
    /** What people may be offered outside rehearsals. */
    launch: z.strictObject({
      consent: z.array(z.enum(['written', 'machine', 'reviewed'])).min(1),
      instruments: z.array(z.enum(['written', 'machine', 'reviewed'])).min(1),
    }),
    instruments: z.array(z.strictObject({ id: slug, version: z.int().positive() })),
    outcomes: z.array(outcome).min(1),
    contrasts: z.array(contrast).min(1),
    /** The steps of a participant's way through the study, in order. */
    steps: z.array(slug).min(1),
    analysis: z.strictObject({
      /** Two-sided level of every interval and test. */
      alpha: z.number().gt(0).lt(0.5),
      /** Draws of the re-randomisation test. */
      draws: z.int().min(1000).max(1_000_000),
      /** Seed of the draws, frozen with the plan. */
      seed: text,
      /** The fewest people in both arms of a language together for a statement of its own. */
      smallestGroup: z.int().min(2),
      /** Scale of the half-normal prior of the spread between languages, in units of the primary outcome. */
      spreadPrior: z.number().gt(0),
    }),
    /** Version of the information and consent texts; kept with every consent. */
    consentVersion: z.int().positive(),
    retentionDays: z.int().positive(),
    ethics: z.strictObject({
      /** Reference of the ethics committee's statement; null while there is none. */
      statement: z.string().min(1).nullable(),
      permit: z.string().min(1).nullable(),
      dpia: z.string().min(1).nullable(),
      controller: z.string().min(1).nullable(),
    }),
  })
  .superRefine((value, context) => {
    const unique = (list: readonly { readonly id: string }[], path: string): void => {
      const seen = new Set<string>();
      list.forEach(({ id }, i) => {
        if (seen.has(id)) fail(context, [path, i, 'id'], 'an id that is used once', 'Rename one of the two.');
        seen.add(id);
      });
    };
    unique(value.arms, 'arms');
    unique(value.forms, 'forms');
    unique(value.outcomes, 'outcomes');
    unique(value.contrasts, 'contrasts');
    const sum = value.arms.reduce((total, a) => total + a.weight, 0);
    if (Math.abs(sum - 1) > 1e-9)
      fail(
        context,
        ['arms'],
        `weights that sum to 1 (these sum to ${Number(sum.toFixed(6))})`,
        'Change the weights; for k equal arms write 1 / k.',
      );
    const arms = new Set(value.arms.map((a) => a.id));
    const armList = [...arms].join(', ');
    value.contrasts.forEach((c, i) => {
      for (const side of ['control', 'treatment'] as const)
        if (!arms.has(c[side]))
          fail(context, ['contrasts', i, side], `one of the arms ${armList}`, 'Name an arm of this experiment.');
      if (c.control === c.treatment)
        fail(context, ['contrasts', i, 'treatment'], 'another arm than the control', 'Compare two different arms.');
    });
    const one = (count: number, path: string, what: string): void => {
      if (count !== 1)
        fail(
          context,
          [path],
          `exactly one primary ${what} (there are ${count})`,
          'Choose one; make the rest secondary.',
        );
    };
    one(value.outcomes.filter((o) => o.role === 'primary').length, 'outcomes', 'outcome');
    one(value.contrasts.filter((c) => c.role === 'primary').length, 'contrasts', 'contrast');
    const instruments = new Set(value.instruments.map((i) => i.id));
    const steps = new Set(value.steps);
    const facts = new Set<string>();
    value.outcomes.forEach((o, i) => {
      if (o.range.max <= o.range.min)
        fail(context, ['outcomes', i, 'range', 'max'], `a number above ${o.range.min}`, 'Exchange min and max.');
      if (o.margin >= o.range.max - o.range.min)
        fail(
          context,
          ['outcomes', i, 'margin'],
          'a margin smaller than the range',
          'Choose a margin that could be exceeded.',
        );
      if (o.scoring.method === 'instrument' && !instruments.has(o.scoring.instrument))
        fail(
          context,
          ['outcomes', i, 'scoring', 'instrument'],
          `one of the instruments ${[...instruments].join(', ')}`,
          'Add the instrument to the experiment, or name one that it has.',
        );
      if (o.scoring.method === 'step' && !steps.has(o.scoring.step))
        fail(
          context,
          ['outcomes', i, 'scoring', 'step'],
          `one of the steps ${value.steps.join(', ')}`,
          'Name a step of this experiment.',
        );
      if (o.scoring.method === 'decisions' || o.scoring.method === 'noticed')
        for (const { fact } of o.scoring.items) facts.add(fact);
    });
    value.forms.forEach((f, i) =>
      f.faulty.forEach((fact, j) => {
        if (!facts.has(fact))
          fail(
            context,
            ['forms', i, 'faulty', j],
            `a fact that a decision is asked about: ${[...facts].join(', ') || '(none)'}`,
            'Ask about the fact in an outcome, or take the mistake out.',
          );
      }),
    );
    if (new Set(value.languages).size !== value.languages.length)
      fail(context, ['languages'], 'each language once', 'Remove the repeated one.');
    if (value.privacyProfile === 'P0' && value.assignment.method === 'hash')
      fail(
        context,
        ['assignment', 'method'],
        'an assignment without a person’s id under profile P0',
        'Choose another profile or another assignment.',
      );
  });
export type Experiment = z.output<typeof experiment>;
export const parseExperiment: (value: unknown, origin?: { readonly file?: string }) => Experiment = parser(
  'experiment',
  experiment,
);

/** Checks a definition where it is written; throws a ProtocolError that names every mistake. */
export const defineExperiment = (definition: z.input<typeof experiment>): Experiment =>
  parseExperiment(definition, { file: `experiments/${definition.id}/experiment.ts` });

/** The outcome, arm or contrast of a role; the schema guarantees that there is one. */
export function primary(definition: Experiment): { readonly outcome: Outcome; readonly contrast: Contrast } {
  const chosen = definition.outcomes.find((o) => o.role === 'primary');
  const compared = definition.contrasts.find((c) => c.role === 'primary');
  if (!chosen || !compared) throw new Error(`experiment ${definition.id} was not parsed: it has no primary outcome`);
  return { outcome: chosen, contrast: compared };
}
