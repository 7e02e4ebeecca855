import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSeeds, type SeedFile, type SeedFiles } from '@luotsi/protocol';

const root = new URL('../../', import.meta.url);
const read = (file: string): SeedFile => ({ file, text: readFileSync(new URL(file, root), 'utf8') });
const files: SeedFiles = {
  sources: read('seeds/sources.yaml'),
  decision: read('seeds/decision.yaml'),
  cards: readdirSync(new URL('seeds/concepts/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`seeds/concepts/${name}`)),
};
const seeds = parseSeeds(files);

/** The folder with one text changed in one file. */
const changed = (file: string, from: string | RegExp, to: string): SeedFiles => {
  const edit = (f: SeedFile): SeedFile => {
    if (f.file !== file) return f;
    const text = f.text.replace(from, to);
    if (text === f.text) throw new Error(`nothing to change in ${file}`);
    return { file, text };
  };
  return { sources: edit(files.sources), decision: edit(files.decision), cards: files.cards.map(edit) };
};

describe('the concept cards', () => {
  it('are twelve, each with a title in Finnish, Swedish and English of its own', () => {
    expect(seeds.cards.map((c) => c.concept.id)).toEqual(
      Array.from({ length: 12 }, (_, i) => `c${String(i + 1).padStart(2, '0')}`),
    );
    for (const language of ['fi', 'sv', 'en'] as const)
      expect(new Set(seeds.cards.map((c) => c.concept.titles[language])).size).toBe(12);
    for (const { concept } of seeds.cards) expect(new Set(Object.values(concept.titles)).size).toBe(3);
  });
  it('call only the two ideas that the decision names a seed', () => {
    expect(seeds.cards.filter((c) => c.concept.sourceStatus === 'seed').map((c) => c.concept.id)).toEqual([
      'c01',
      'c03',
    ]);
  });
  it.each(seeds.cards.map((c) => [c.concept.id, c] as const))('%s tells its whole story', (_, { body, concept }) => {
    expect([...body.matchAll(/^## (.+)$/gm)].map((m) => m[1])).toEqual([
      'Problem',
      'Idea',
      'What is shown',
      'What is not shown',
      'Risks',
      'Ask before a pilot',
    ]);
    expect(concept.unproven.length).toBeGreaterThan(40);
    expect(body).not.toMatch(/official (Trust-M )?concept|Trust-M concept/i);
  });
  it('name experiments that exist', () => {
    const named = seeds.cards.flatMap(({ concept }) => concept.experiment ?? []);
    expect(named.filter((experiment) => !existsSync(new URL(`experiments/${experiment}/`, root)))).toEqual([]);
  });
  it('c01 names components that the library has', () => {
    const library = readdirSync(new URL('packages/ui/src/', root), { recursive: true, encoding: 'utf8' });
    const named = seeds.cards[0]?.concept.components ?? [];
    expect(named.filter((component) => !library.some((file) => file.endsWith(`/${component}.tsx`)))).toEqual([]);
  });
});

describe('the decision', () => {
  it('gives Espoo 276,545 euros over four years, all of it from outside', () => {
    const espoo = seeds.decision.money.find((m) => m.to === 'City of Espoo');
    expect(espoo?.years.map((y) => y.amount).reduce((a, b) => a + b)).toBe(276_545);
    expect(espoo?.total).toBe(276_545);
    expect(espoo?.external).toBe(1);
  });
  it('has phases that follow each other day by day', () => {
    expect(seeds.decision.phases.map((p) => [p.from, p.to])).toEqual([
      ['2022-10-01', '2025-09-30'],
      ['2025-10-01', '2028-09-30'],
    ]);
  });
});

describe('a seeds folder with a mistake is refused', () => {
  it.each([
    [
      'a cited source that is not listed',
      changed('seeds/concepts/c02.md', '[S11,', '[S999, S11,'),
      /c02\.md: sources\[0\]: found S999, expected a source that is listed/,
    ],
    [
      'a listed source that nobody cites',
      changed('seeds/concepts/c07.md', 'S96, ', ''),
      /sources\.yaml: sources\[\d+\]: found S96, expected a source that a card/,
    ],
    [
      'a source that is listed twice',
      changed('seeds/sources.yaml', 'id: S4\n', 'id: S1\n'),
      /sources\[1\]\.id: .*no other source has/,
    ],
    [
      'money that does not add up',
      changed('seeds/decision.yaml', '113982', '113983'),
      /money\[1\]\.total: found 276545, expected the sum of its years, 276546/,
    ],
    [
      'a gap between the phases',
      changed('seeds/decision.yaml', "from: '2025-10-01'", "from: '2025-10-02'"),
      /phases\[1\]\.from: .*the day after 2025-09-30/,
    ],
    [
      'a card that calls itself a seed without being named',
      changed('seeds/concepts/c12.md', 'sourceStatus: published', 'sourceStatus: seed'),
      /c12\.md: sourceStatus: found seed, expected published or hypothesis/,
    ],
    [
      'a card in the file of another id',
      changed('seeds/concepts/c12.md', 'id: c12', 'id: c13'),
      /c12\.md: id: found c13, expected the name of the file/,
    ],
    [
      'a card without a Swedish title',
      changed('seeds/concepts/c05.md', /^ {2}sv: .*\n/m, ''),
      /c05\.md: titles\.sv: found nothing, expected a value of type string/,
    ],
    ['a card without front matter', changed('seeds/concepts/c05.md', /^---\n/, ''), /c05\.md: .*no front matter/],
    [
      'broken YAML',
      changed('seeds/sources.yaml', 'sources:\n', 'sources: [\n'),
      /sources\.yaml: .*expected valid YAML/,
    ],
  ])('%s', (_, folder, message) => {
    expect(() => parseSeeds(folder)).toThrow(message);
  });
});
