import { z } from 'zod';
import { text } from './common.js';
import { parser } from './problem.js';

/** A source that a concept card may cite. */
export const source = z.strictObject({
  id: z.string().regex(/^S\d+[a-z]?$/),
  kind: z.enum([
    'decision',
    'project-page',
    'city-page',
    'paper',
    'thesis',
    'law',
    'guidance',
    'service-page',
    'report',
    'news',
    'blog',
    'code',
  ]),
  title: text,
  /** Where it can be found: an address, a DOI or a repository. */
  where: text,
  year: z.int().min(1950).max(2100).nullable(),
  /** How much of it was seen when the card was written; a card may claim no more than that. */
  seen: z.enum(['whole', 'part', 'abstract', 'head', 'second-hand']),
  /** What it says that matters here, in our own words. */
  says: text,
});
export type Source = z.output<typeof source>;

export const sources = z
  .strictObject({ schema: z.literal('luotsi/sources@1'), sources: z.array(source).min(1) })
  .superRefine((value, context) => {
    const seen = new Set<string>();
    value.sources.forEach((s, i) => {
      if (seen.has(s.id))
        context.addIssue({
          code: 'custom',
          path: ['sources', i, 'id'],
          message: 'an id that no other source has',
          params: { fix: 'Give the source another id, or merge the two.' },
        });
      seen.add(s.id);
    });
  });
export type Sources = z.output<typeof sources>;
export const parseSources: (value: unknown, origin?: { readonly file?: string }) => Sources = parser(
  'list of sources',
  sources,
);
