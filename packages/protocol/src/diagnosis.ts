import { z } from 'zod';
import { languageTag, sha256, slug, text } from './common.js';
import { parser } from './problem.js';

const probability = z.number().min(0).max(1);
const people = z.int().positive();

/** Share of simulated pilots with each verdict; they sum to 1. */
export const verdictChances = z.strictObject({
  better: probability,
  'not worse': probability,
  'cannot tell': probability,
  worse: probability,
});
export type VerdictChances = z.output<typeof verdictChances>;

/** What a pilot can and cannot tell, by simulation of its definition before it runs. */
export const diagnosis = z.strictObject({
  schema: z.literal('luotsi/diagnosis@1'),
  experiment: slug,
  definitionHash: sha256,
  outcome: slug,
  contrast: slug,
  margin: z.number().gt(0),
  better: z.enum(['higher', 'lower']),
  level: z.number().gt(0).lt(1),
  seed: text,
  /** Simulated for each size and effect. */
  pilots: people,
  /** What was supposed, since the definition does not say it. */
  supposed: z.strictObject({
    languages: z.array(
      z.strictObject({
        language: languageTag,
        /** Of the people who take part; they sum to 1. */
        share: probability,
        /** Mean of the outcome under control. */
        control: z.number(),
      }),
    ),
    dropout: probability,
    /** Standard deviation of a scale within a language; null for shares, whose spread follows from the mean. */
    sd: z.number().gt(0).nullable(),
  }),
  cells: z.array(
    z.strictObject({
      /** People allocated to each arm. */
      perArm: people,
      /** True difference, treatment − control, in the unit of the outcome. */
      effect: z.number(),
      verdicts: verdictChances,
      /** Share of pilots in which at least one language is flagged as harmed. */
      anyFlagged: probability,
      languages: z.array(z.strictObject({ language: languageTag, verdicts: verdictChances, flagged: probability })),
    }),
  ),
  /** The highest probability, over the sizes and the effects that harm nobody, of a flag for some language. */
  falseHarm: probability.nullable(),
  /** People in each arm that would tell *not worse* four times in five if there is no difference. */
  neededPerArm: people,
  languages: z.array(z.strictObject({ language: languageTag, neededPerArm: people })),
  /** In one sentence, in English: what this pilot cannot answer. */
  cannotAnswer: text,
});
export type DiagnosisDocument = z.output<typeof diagnosis>;
export const parseDiagnosis: (value: unknown, origin?: { readonly file?: string }) => DiagnosisDocument = parser(
  'diagnosis',
  diagnosis,
);
