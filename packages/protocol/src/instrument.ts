import { z } from 'zod';
import { languageTag, slug, text, threeLanguages, translationStatus } from './common.js';
import { parser } from './problem.js';

/** One question of an instrument. Its words are messages: `<instrument>.<item>` in each language. */
export const item = z.strictObject({
  id: slug,
  /** Number of points; the stored value runs from 1 (lowest) to `points`, whatever the direction of writing. */
  points: z.int().min(2).max(11),
  reversed: z.boolean(),
});
export type Item = z.output<typeof item>;

/** A questionnaire. */
export const instrument = z.strictObject({
  schema: z.literal('luotsi/instrument@1'),
  id: slug,
  version: z.int().positive(),
  titles: threeLanguages,
  measures: text,
  items: z.array(item).min(1),
  /** `mean`: mean of the items, reversed ones turned. `umux-lite`: (sum of two 7-point items - 2) x 100/12. */
  scoring: z.enum(['mean', 'umux-lite']),
  range: z.strictObject({ min: z.number(), max: z.number() }),
  source: text,
  licence: text,
  /** Whether the words of the items may be shipped with this project. */
  mayShip: z.boolean(),
  status: z.record(languageTag, translationStatus),
});
export type Instrument = z.output<typeof instrument>;
export const parseInstrument: (value: unknown, origin?: { readonly file?: string }) => Instrument = parser(
  'instrument',
  instrument,
);
