import { z } from 'zod';
import { slug, text } from './common.js';
import { parser } from './problem.js';

const sourceId = z.string().regex(/^S\d+[a-z]?$/);
const euros = z.int().nonnegative();

/** Milliseconds of one day; dates here are calendar days in UTC, so no day is longer or shorter. */
const DAY = 86_400_000;

/** What a city's decision says, as facts that add up; the file `seeds/decision.yaml`. */
export const decisionFacts = z
  .strictObject({
    schema: z.literal('luotsi/decision-facts@1'),
    /** The decision itself, in the list of sources. */
    source: sourceId,
    case: z.string().regex(/^\d+\/\d\d\.\d\d\.\d\d\/\d{4}$/),
    section: z.int().positive(),
    date: z.iso.date(),
    decidedBy: z.strictObject({ office: text, name: text }),
    owner: z.strictObject({ office: text, name: text }),
    project: z.strictObject({
      short: text,
      titles: z.strictObject({ fi: text, en: text }),
    }),
    phases: z.array(z.strictObject({ id: slug, from: z.iso.date(), to: z.iso.date(), about: text })).min(1),
    partners: z
      .array(
        z.strictObject({
          id: slug,
          name: text,
          role: z.enum(['leads', 'research', 'development']),
          person: text.nullable(),
        }),
      )
      .min(1),
    money: z
      .array(
        z.strictObject({
          to: text,
          phase: slug,
          total: euros,
          /** Share paid by others than the receiver, 0 to 1; null where the decision does not say. */
          external: z.number().min(0).max(1).nullable(),
          /** Empty where the decision gives a total only. */
          years: z.array(z.strictObject({ year: z.int(), amount: euros })),
        }),
      )
      .min(1),
    /** What the city has promised to do, in our own words. */
    promises: z.array(z.strictObject({ id: slug, text })).min(1),
    /** The only ideas that the decision names; no other card may call itself `seed`. */
    names: z.array(z.strictObject({ card: z.string().regex(/^c\d\d$/), as: text })),
    /** What a reader might expect in the decision and will not find. */
    silentOn: z.array(text),
  })
  .superRefine((value, context) => {
    const fail = (path: PropertyKey[], message: string, fix: string): void =>
      context.addIssue({ code: 'custom', path, message, params: { fix } });
    value.phases.forEach((phase, i) => {
      if (phase.to <= phase.from)
        fail(['phases', i, 'to'], `a day after ${phase.from}`, 'Correct the first or the last day of the phase.');
      const before = value.phases[i - 1];
      if (before && Date.parse(phase.from) !== Date.parse(before.to) + DAY)
        fail(
          ['phases', i, 'from'],
          `the day after ${before.to}, since phases follow each other`,
          'Correct one of the two days.',
        );
    });
    value.money.forEach((line, i) => {
      const phase = value.phases.find((p) => p.id === line.phase);
      if (!phase)
        return fail(
          ['money', i, 'phase'],
          `one of the phases ${value.phases.map((p) => p.id).join(', ')}`,
          'Name a phase of this decision.',
        );
      if (line.years.length === 0) return;
      const sum = line.years.reduce((total, { amount }) => total + amount, 0);
      if (sum !== line.total)
        fail(
          ['money', i, 'total'],
          `the sum of its years, ${sum}`,
          'Check the amounts against the decision; one of them is wrong.',
        );
      line.years.forEach(({ year }, j) => {
        const previous = line.years[j - 1];
        if (previous && year !== previous.year + 1)
          fail(['money', i, 'years', j, 'year'], `${previous.year + 1}`, 'List every year once, in order.');
        if (year < Number(phase.from.slice(0, 4)) || year > Number(phase.to.slice(0, 4)))
          fail(
            ['money', i, 'years', j, 'year'],
            `a year of the phase ${phase.id} (${phase.from} to ${phase.to})`,
            'Correct the year or the phase.',
          );
      });
    });
  });
export type DecisionFacts = z.output<typeof decisionFacts>;
export const parseDecisionFacts: (value: unknown, origin?: { readonly file?: string }) => DecisionFacts = parser(
  'set of facts of a decision',
  decisionFacts,
);
