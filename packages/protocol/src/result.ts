import { z } from 'zod';
import { languageTag, sha256, slug, text } from './common.js';
import { parser } from './problem.js';

/**
 * The R expression (base R, self-contained, the data inside) that recomputes a number: one value, or for an estimate
 * three, `c(value, low, high)`. Absent where base R has no procedure for it, and `method` says what was done. It holds the
 * values of people by arm and stratum (without ids): a document with it is research data, not for publication.
 */
const r = text.optional();

/** A number of a result. `id` is stable, so that a report, a test and a recomputation can name it. */
export const quantity = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\/[A-Za-z0-9-]+)*$/),
  value: z.number(),
  /** `share` (0 to 1), `difference of shares`, `points`, `people`, `probability` and so on. */
  unit: text,
  method: text,
  r,
});
export type Quantity = z.output<typeof quantity>;

/** An estimate with its interval. */
export const estimate = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\/[A-Za-z0-9-]+)*$/),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** 0.95 for a 95 % interval. */
  level: z.number().gt(0).lt(1),
  unit: text,
  method: text,
  r,
});
export type Estimate = z.output<typeof estimate>;

export const verdictWord = z.enum(['better', 'not worse', 'cannot tell', 'worse']);
export type VerdictWord = z.output<typeof verdictWord>;

/** What an interval and a margin, both fixed beforehand, say about one outcome in one contrast. */
export const verdict = z.strictObject({
  schema: z.literal('luotsi/verdict@1'),
  experiment: slug,
  outcome: slug,
  contrast: slug,
  word: verdictWord,
  estimate,
  margin: z.number().gt(0),
  better: z.enum(['higher', 'lower']),
  /** The rule in words, in English, for those who check. */
  rule: text,
});
export type Verdict = z.output<typeof verdict>;
export const parseVerdict: (value: unknown, origin?: { readonly file?: string }) => Verdict = parser(
  'verdict',
  verdict,
);

const count = z.int().nonnegative();

export const armFlow = z.strictObject({
  arm: slug,
  allocated: count,
  exposed: count,
  completed: count,
  stopped: count,
  withdrawn: count,
  /** People with a value of the primary outcome. */
  analysed: count,
});
export type ArmFlow = z.output<typeof armFlow>;

export const contrastResult = z.strictObject({
  contrast: slug,
  estimate,
  pValue: quantity,
  /** p after Holm's correction over the contrasts of this outcome; absent where there is one contrast. */
  adjustedP: quantity.optional(),
  verdict: verdictWord,
  /**
   * The same difference if all missing values had been the worst or the best for the treatment, the analysed
   * set being everybody allocated; null where nobody is missing.
   */
  bounds: z.strictObject({ low: quantity, high: quantity }).nullable(),
});
export type ContrastResult = z.output<typeof contrastResult>;

export const outcomeResult = z.strictObject({
  outcome: slug,
  arms: z.array(z.strictObject({ arm: slug, n: count, mean: quantity, sd: quantity })),
  contrasts: z.array(contrastResult),
});
export type OutcomeResult = z.output<typeof outcomeResult>;

/** The effect in one language, pulled towards what the languages have in common. */
export const groupEffect = z.strictObject({
  group: languageTag,
  n: z.strictObject({ control: count, treatment: count }),
  /** Unpooled difference; null when a cell has too few people to say anything. */
  raw: quantity.nullable(),
  shrunk: estimate,
  probabilityOfHarm: quantity,
  verdict: verdictWord,
  /** People an arm that would tell; null where it already tells. */
  neededPerArm: count.nullable(),
});
export type GroupEffect = z.output<typeof groupEffect>;

export const integrityCheck = z.strictObject({
  id: z.enum([
    'ledger-replay',
    'ledger-chain',
    'exposure-once',
    'arm-served',
    'no-empty-arm',
    'consent-first',
    'known-items',
    'sample-ratio',
  ]),
  ok: z.boolean(),
  checked: count,
  failed: count,
  /** In English, for those who check: what was compared and what was found. */
  detail: text,
});
export type IntegrityCheck = z.output<typeof integrityCheck>;

/** Everything that a registered analysis says about a pilot. */
export const result = z.strictObject({
  schema: z.literal('luotsi/result@1'),
  experiment: slug,
  definitionHash: sha256,
  /** Where the data came from; synthetic data are called so wherever they are shown. */
  data: z.strictObject({
    kind: z.enum(['live', 'rehearsal']),
    seed: z.string().nullable(),
    /** What a rehearsal planted: arm to difference in the primary outcome. */
    planted: z.record(slug, z.number()).nullable(),
  }),
  alpha: z.number(),
  flow: z.strictObject({
    refused: count,
    consented: count,
    arms: z.array(armFlow),
    languages: z.array(
      z.strictObject({
        language: languageTag,
        refused: count,
        arms: z.array(z.strictObject({ arm: slug, allocated: count, analysed: count })),
      }),
    ),
  }),
  integrity: z.array(integrityCheck),
  outcomes: z.array(outcomeResult),
  fairness: z.strictObject({
    outcome: slug,
    contrast: slug,
    /** Spread of the effect between languages (posterior mean). */
    spread: quantity,
    groups: z.array(groupEffect),
    worst: z.strictObject({ group: languageTag, shrunk: estimate, probabilityOfHarm: quantity }).nullable(),
    /** Languages of which too few took part for any statement. */
    tooSmall: z.array(languageTag),
  }),
  verdict,
});
export type Result = z.output<typeof result>;
export const parseResult: (value: unknown, origin?: { readonly file?: string }) => Result = parser('result', result);

/** What a plan says about a table that was collected elsewhere. */
export const dataResult = z.strictObject({
  schema: z.literal('luotsi/data-result@1'),
  plan: slug,
  planHash: sha256,
  /** SHA-256 of the bytes of the file. */
  dataHash: sha256,
  alpha: z.number(),
  adjust: z.enum(['none', 'holm', 'bh']),
  rows: count,
  people: count,
  outcomes: z.array(
    z.strictObject({
      outcome: slug,
      kind: z.enum(['binary', 'ordinal', 'scale']),
      /** People without a value; they are left out. */
      missing: count,
      arms: z.array(z.strictObject({ arm: slug, n: count, mean: quantity, sd: quantity.nullable() })),
      contrasts: z.array(
        z.strictObject({
          contrast: slug,
          method: text,
          n: z.strictObject({ control: count, treatment: count }),
          estimate,
          /** What the method says besides: an odds ratio, a statistic. */
          also: z.array(z.union([estimate, quantity])),
          /** Null where there is no spread to test by. */
          pValue: quantity.nullable(),
          adjustedP: quantity.optional(),
          verdict: verdictWord.nullable(),
          /** Strata in which one of the arms is empty: they say nothing. */
          uninformative: z.array(text),
        }),
      ),
    }),
  ),
});
export type DataResult = z.output<typeof dataResult>;
export const parseDataResult: (value: unknown, origin?: { readonly file?: string }) => DataResult = parser(
  'result of a table',
  dataResult,
);
