import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parseConceptCard, parseSources, ProtocolError, type Concept, type Source } from '@luotsi/protocol';
import { parse as parseYaml } from 'yaml';
import { findWorkspace } from '../workspace.js';

/** Reads and checks every card and source under `seeds/`; the first wrong file stops it with its reasons. */
export function loadSeeds(workspace: string): {
  readonly concepts: readonly Concept[];
  readonly sources: readonly Source[];
} {
  const folder = join(workspace, 'seeds');
  const { sources } = parseSources(parseYaml(readFileSync(join(folder, 'sources.yaml'), 'utf8')), {
    file: 'seeds/sources.yaml',
  });
  const known = new Set(sources.map((s) => s.id));
  const concepts = readdirSync(join(folder, 'concepts'))
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => {
      const file = `seeds/concepts/${name}`;
      const { concept } = parseConceptCard(readFileSync(join(folder, 'concepts', name), 'utf8'), { file });
      const missing = concept.sources.filter((s) => !known.has(s));
      if (missing.length > 0)
        throw new ProtocolError('concept card', [
          {
            file,
            path: 'sources',
            found: missing.join(', '),
            expected: 'sources that seeds/sources.yaml describes',
            fix: 'Describe the source there, or correct its id.',
          },
        ]);
      return concept;
    });
  return { concepts, sources };
}

export function registerConcepts(program: Command): void {
  program
    .command('concepts')
    .description('List the concept cards: where each comes from, and what tries it.')
    .option('--lang <language>', 'fi, sv or en', 'en')
    .option('--json', 'print the cards as JSON')
    .addHelpText('after', '\nExample:\n  $ luotsi concepts --lang fi')
    .action((options: { lang: string; json?: boolean }) => {
      const { concepts } = loadSeeds(findWorkspace());
      if (options.json) {
        process.stdout.write(`${JSON.stringify(concepts, null, 2)}\n`);
        return;
      }
      const language = options.lang === 'fi' || options.lang === 'sv' ? options.lang : 'en';
      console.log('Service concepts. None of them is an official concept of Trust-M or Espoo.\n');
      for (const c of concepts)
        console.log(
          `${c.id}  ${c.titles[language]}\n     source: ${c.sourceStatus} · status: ${c.status} · ${c.privacyProfiles.join('/')}${c.experiment === null ? '' : ` · tried by ${c.experiment}`}\n     ${c.hypothesis}`,
        );
    });
}
