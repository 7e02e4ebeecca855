import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { privacyProfile, text, threeLanguages } from './common.js';
import { parser, ProtocolError } from './problem.js';

/** A service idea with its sources; the front matter of `seeds/concepts/<id>.md`. */
export const concept = z.strictObject({
  schema: z.literal('luotsi/concept@1'),
  id: z.string().regex(/^c\d\d$/),
  titles: threeLanguages,
  finding: text,
  sources: z.array(z.string().regex(/^S\d+[a-z]?$/)).min(1),
  /**
   * Where the idea comes from. `seed`: named in Espoo's decision. `published`: grown from a published
   * finding. `hypothesis`: ours. None of them makes it an official concept of anyone.
   */
  sourceStatus: z.enum(['seed', 'published', 'hypothesis']),
  /** What nobody has shown yet, in words. */
  unproven: text,
  components: z.array(z.string().regex(/^[A-Z][A-Za-z]+$/)).min(1),
  control: text,
  treatments: z.array(text).min(1),
  hypothesis: text,
  primaryOutcome: text,
  privacyProfiles: z.array(privacyProfile).min(1),
  status: z.enum(['idea', 'in-design', 'in-pilot', 'decided', 'in-service', 'retired']),
  /** The experiment that tries it, if there is one. */
  experiment: z.string().nullable(),
});
export type Concept = z.output<typeof concept>;
export const parseConcept: (value: unknown, origin?: { readonly file?: string }) => Concept = parser(
  'concept card',
  concept,
);

/**
 * Reads a concept card: YAML front matter between `---` lines, then Markdown.
 * @throws ProtocolError if the front matter is missing, is not YAML, or does not fit the schema.
 */
export function parseConceptCard(
  markdown: string,
  origin?: { readonly file?: string },
): { readonly concept: Concept; readonly body: string } {
  const file = origin?.file ?? '(in memory)';
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(markdown);
  if (!match)
    throw new ProtocolError('concept card', [
      {
        file,
        path: '',
        found: 'no front matter',
        expected: 'YAML between two lines of ---, then Markdown',
        fix: 'Start the file with a line of ---, the fields of the card, and another line of ---.',
      },
    ]);
  let data: unknown;
  try {
    data = parseYaml(match[1] ?? '');
  } catch (error) {
    throw new ProtocolError('concept card', [
      {
        file,
        path: '(front matter)',
        found: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable text',
        expected: 'valid YAML',
        fix: 'Correct the line that is named; quote texts with a colon in them.',
      },
    ]);
  }
  return { concept: parseConcept(data, { file }), body: match[2] ?? '' };
}
