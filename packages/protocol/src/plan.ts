import { z } from 'zod';
import { slug, text } from './common.js';
import { parser } from './problem.js';

/** How an outcome is compared between two arms. */
export const planMethod = z.enum([
  /** Binary: risk difference and odds ratio over strata, p by Cochran, Mantel and Haenszel. */
  'mantel-haenszel',
  /** Binary: Fisher's exact test; no strata. */
  'fisher',
  /** Rank-sum test; no strata. */
  'wilcoxon',
  /** Rank-sum test within strata. */
  'van-elteren',
  /** Difference of means, t by Welch; no strata. */
  'welch',
  /** Difference of means within strata. */
  'difference',
  /** Difference of means adjusted for strata and a covariate. */
  'ancova',
  /** Odds ratio of a higher answer over strata. */
  'proportional-odds',
]);
export type PlanMethod = z.output<typeof planMethod>;

/** What each kind of outcome can be compared by; the first is taken unless the plan names another. */
export const methodsOf = {
  binary: ['mantel-haenszel', 'fisher'],
  ordinal: ['proportional-odds', 'van-elteren', 'wilcoxon'],
  scale: ['difference', 'ancova', 'welch', 'van-elteren', 'wilcoxon'],
} as const satisfies Record<string, readonly PlanMethod[]>;

const withoutStrata: readonly PlanMethod[] = ['fisher', 'wilcoxon', 'welch'];

/** Their estimate is a ratio or a probability. */
const ratios: readonly PlanMethod[] = ['wilcoxon', 'proportional-odds'];

export const planOutcome = z.strictObject({
  id: slug,
  /** The column of its values; in a long table the name of the outcome in the column of names. */
  column: text,
  kind: z.enum(['binary', 'ordinal', 'scale']),
  /** Binary: the value that counts as yes; every other one is no. 1 unless told, and then only 0 and 1 are allowed. */
  yes: text.optional(),
  /** Ordinal: the answers from the lowest to the highest. Numbers, in their order, unless told. */
  levels: z.array(text).min(2).optional(),
  method: planMethod.optional(),
  /** The smallest and largest possible value; gives an interval where there is no spread. */
  range: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  /** Largest loss, in the unit of the difference, that still counts as not worse; with it there is a verdict. */
  margin: z.number().gt(0).optional(),
  better: z.enum(['higher', 'lower']).default('higher'),
});
export type PlanOutcome = z.output<typeof planOutcome>;

/** The analysis of a table that was collected elsewhere. */
export const plan = z
  .strictObject({
    schema: z.literal('luotsi/plan@1'),
    id: slug,
    /** `wide`: a row is a person. `long`: a row is one value of a person. */
    layout: z
      .discriminatedUnion('shape', [
        z.strictObject({ shape: z.literal('wide') }),
        z.strictObject({ shape: z.literal('long'), subject: text, name: text, value: text }),
      ])
      .default({ shape: 'wide' }),
    columns: z.strictObject({
      arm: text,
      stratum: text.optional(),
      covariate: text.optional(),
      /** How many people a row stands for, in a table that is counted already. */
      count: text.optional(),
    }),
    /** Each arm and its value in the column; any other value there is refused. */
    arms: z.array(z.strictObject({ id: slug, value: text })).min(2),
    outcomes: z.array(planOutcome).min(1),
    contrasts: z.array(z.strictObject({ id: slug, control: slug, treatment: slug })).min(1),
    /** Two-sided level of every interval and test. */
    alpha: z.number().gt(0).lt(0.5).default(0.05),
    /** Over all p values of the plan. */
    adjust: z.enum(['none', 'holm', 'bh']).default('none'),
    /** Continuity correction of the chi-square of `mantel-haenszel`. */
    continuity: z.boolean().default(false),
    /** With it, the p of `difference` comes from so many permutations of the arms within strata, drawn from `seed`. */
    draws: z.int().min(1000).max(1_000_000).optional(),
    seed: text.optional(),
    /** Of a CSV file; `\t` for tabulators. */
    delimiter: z.string().length(1).default(','),
  })
  .superRefine((value, context) => {
    const fail = (path: PropertyKey[], expected: string, fix: string): void =>
      context.addIssue({ code: 'custom', path, message: expected, params: { fix } });
    for (const [path, list] of [
      ['arms', value.arms],
      ['outcomes', value.outcomes],
      ['contrasts', value.contrasts],
    ] as const)
      list.forEach(({ id }, i) => {
        if (list.findIndex((other) => other.id === id) < i)
          fail([path, i, 'id'], 'an id that is used once', 'Rename one of the two.');
      });
    const arms = value.arms.map((a) => a.id);
    value.contrasts.forEach((c, i) => {
      for (const side of ['control', 'treatment'] as const)
        if (!arms.includes(c[side]))
          fail(['contrasts', i, side], `one of the arms ${arms.join(', ')}`, 'Name an arm of this plan.');
      if (c.control === c.treatment)
        fail(['contrasts', i, 'treatment'], 'another arm than the control', 'Compare two different arms.');
    });
    value.outcomes.forEach((o, i) => {
      const method = methodOf(value, o);
      const known: readonly PlanMethod[] = methodsOf[o.kind];
      if (!known.includes(method))
        fail(['outcomes', i, 'method'], `a method for ${o.kind}: ${known.join(', ')}`, 'Choose one of these.');
      if (value.columns.stratum !== undefined && withoutStrata.includes(method))
        fail(
          ['outcomes', i, 'method'],
          'a method that has strata, since the plan does',
          'Choose mantel-haenszel, van-elteren, difference, ancova or proportional-odds, or leave columns.stratum out.',
        );
      if (method === 'ancova' && value.columns.covariate === undefined)
        fail(['outcomes', i, 'method'], 'a covariate to adjust for', 'Name columns.covariate, or choose difference.');
      if (o.margin !== undefined && ratios.includes(method))
        fail(
          ['outcomes', i, 'margin'],
          `no margin, since the estimate of ${method} is not a difference`,
          'Leave it out, or choose a method that estimates a difference.',
        );
      if (o.yes !== undefined && o.kind !== 'binary')
        fail(['outcomes', i, 'yes'], 'nothing, since the outcome is not binary', 'Leave it out.');
      if (o.levels !== undefined && o.kind !== 'ordinal')
        fail(['outcomes', i, 'levels'], 'nothing, since the outcome is not ordinal', 'Leave it out.');
    });
    if ((value.draws === undefined) !== (value.seed === undefined))
      fail(['seed'], 'both draws and a seed, or neither', 'Write both, so that the draws can be repeated.');
  });
export type Plan = z.output<typeof plan>;
export const parsePlan: (value: unknown, origin?: { readonly file?: string }) => Plan = parser('plan', plan);

/** The method of an outcome: as named, else by kind; a covariate makes the default of a scale `ancova`. */
export function methodOf(
  { columns }: { readonly columns: { readonly covariate?: string | undefined } },
  { kind, method }: Pick<PlanOutcome, 'kind' | 'method'>,
): PlanMethod {
  return method ?? (kind === 'scale' && columns.covariate !== undefined ? 'ancova' : methodsOf[kind][0]);
}
