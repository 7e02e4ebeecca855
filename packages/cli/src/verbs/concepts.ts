import { Option, type Command } from 'commander';
import { loadSeeds } from '../seeds.js';
import { findWorkspace } from '../workspace.js';

export function registerConcepts(program: Command): void {
  program
    .command('concepts')
    .description('List the concept cards: where each comes from, and what tries it.')
    .addOption(new Option('--lang <language>', 'language of the titles').choices(['fi', 'sv', 'en']).default('en'))
    .option('--json', 'print the cards as JSON')
    .addHelpText('after', '\nExample:\n  $ luotsi concepts --lang fi')
    .action((options: { lang: 'fi' | 'sv' | 'en'; json?: boolean }) => {
      const concepts = loadSeeds(findWorkspace()).cards.map((card) => card.concept);
      if (options.json) {
        process.stdout.write(`${JSON.stringify(concepts, null, 2)}\n`);
        return;
      }
      console.log('Service concepts. None of them is an official concept of Trust-M or Espoo.\n');
      for (const c of concepts)
        console.log(
          `${c.id}  ${c.titles[options.lang]}\n     source: ${c.sourceStatus} · status: ${c.status} · ${c.privacyProfiles.join('/')}${c.experiment === null ? '' : ` · tried by ${c.experiment}`}\n     ${c.hypothesis}`,
        );
    });
}
