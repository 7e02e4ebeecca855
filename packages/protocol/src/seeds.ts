import { parse as parseYaml } from 'yaml';
import { parseConceptCard, type Concept } from './concept.js';
import { parseDecisionFacts, type DecisionFacts } from './decision-facts.js';
import { ProtocolError, type Problem } from './problem.js';
import { parseSources, type Source } from './source.js';

/** The text of a file and the name by which errors call it. */
export interface SeedFile {
  readonly file: string;
  readonly text: string;
}

/** The files of a seeds folder, read by whoever may read files. */
export interface SeedFiles {
  /** `sources.yaml` */
  readonly sources: SeedFile;
  /** `decision.yaml` */
  readonly decision: SeedFile;
  /** `concepts/*.md` */
  readonly cards: readonly SeedFile[];
}

export interface ConceptCard {
  readonly file: string;
  readonly concept: Concept;
  /** Markdown after the front matter. */
  readonly body: string;
}

export interface Seeds {
  readonly sources: readonly Source[];
  readonly decision: DecisionFacts;
  /** In the order of their ids. */
  readonly cards: readonly ConceptCard[];
}

function yamlOf({ file, text }: SeedFile, what: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw new ProtocolError(what, [
      {
        file,
        path: '',
        found: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable text',
        expected: 'valid YAML',
        fix: 'Correct the line that is named; quote texts with a colon in them.',
      },
    ]);
  }
}

/**
 * Parses a seeds folder and checks what no single file can: every cited source is listed, every listed
 * source is cited, each card stands in the file of its own id, and `seed` is said of exactly those cards
 * that the decision names.
 * @throws ProtocolError that lists everything that is wrong between the files, or the first malformed file.
 */
export function parseSeeds(files: SeedFiles): Seeds {
  const { sources } = parseSources(yamlOf(files.sources, 'list of sources'), { file: files.sources.file });
  const decision = parseDecisionFacts(yamlOf(files.decision, 'set of facts of a decision'), {
    file: files.decision.file,
  });
  const cards = files.cards
    .map(({ file, text }) => ({ file, ...parseConceptCard(text, { file }) }))
    .toSorted((a, b) => (a.concept.id < b.concept.id ? -1 : 1));

  const problems: Problem[] = [];
  const listed = new Map(sources.map((s) => [s.id, s]));
  const cited = new Set([decision.source]);
  const named = new Set(decision.names.map((n) => n.card));

  if (listed.get(decision.source)?.kind !== 'decision')
    problems.push({
      file: files.decision.file,
      path: 'source',
      found: decision.source,
      expected: `a source of kind "decision" in ${files.sources.file}`,
      fix: 'List the decision among the sources.',
    });
  decision.names.forEach(({ card }, i) => {
    if (!cards.some((c) => c.concept.id === card))
      problems.push({
        file: files.decision.file,
        path: `names[${i}].card`,
        found: card,
        expected: 'the id of a concept card',
        fix: 'Write the card, or take the line out.',
      });
  });
  cards.forEach(({ file, concept }, i) => {
    if (!file.endsWith(`${concept.id}.md`))
      problems.push({
        file,
        path: 'id',
        found: concept.id,
        expected: 'the name of the file',
        fix: 'Rename the file or correct the id.',
      });
    if (cards[i - 1]?.concept.id === concept.id)
      problems.push({
        file,
        path: 'id',
        found: concept.id,
        expected: 'an id that no other card has',
        fix: 'Give one of the two another id.',
      });
    concept.sources.forEach((id, j) => {
      cited.add(id);
      if (!listed.has(id))
        problems.push({
          file,
          path: `sources[${j}]`,
          found: id,
          expected: `a source that is listed in ${files.sources.file}`,
          fix: 'List the source with what was seen of it, or cite another.',
        });
    });
    if ((concept.sourceStatus === 'seed') !== named.has(concept.id))
      problems.push({
        file,
        path: 'sourceStatus',
        found: concept.sourceStatus,
        expected: named.has(concept.id)
          ? 'seed, since the decision names it'
          : 'published or hypothesis, since the decision does not name it',
        fix: 'Say where the idea really comes from.',
      });
  });
  sources.forEach(({ id }, i) => {
    if (!cited.has(id))
      problems.push({
        file: files.sources.file,
        path: `sources[${i}]`,
        found: id,
        expected: 'a source that a card or the decision cites',
        fix: 'Cite it where it is used, or take it out.',
      });
  });
  if (problems.length > 0) throw new ProtocolError('seeds folder', problems);
  return { sources, decision, cards };
}
