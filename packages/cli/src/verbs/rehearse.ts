import type { Command } from 'commander';
import { interrupted, say } from '../console.js';
import { parseEffects } from '../rehearsal/effects.js';
import { rehearse } from '../rehearsal/rehearse.js';
import { resultsOf, verdictLine } from '../results.js';
import { findWorkspace, loadExperiment } from '../workspace.js';
import { wholeNumber } from './numbers.js';

export function registerRehearse(program: Command): void {
  program
    .command('rehearse')
    .description('Rehearse a pilot with synthetic people, over HTTP and, for some, in a browser.')
    .argument('<experiment>', 'id of the experiment')
    .option('--people <n>', 'people who take part', wholeNumber(2, 100_000), 320)
    .option('--walks <n>', 'how many of them walk the pages in a browser', wholeNumber(0, 1000), 0)
    .option('--seed <seed>', 'everything is drawn from it', '1')
    .option('--effect <effects>', 'difference to plant in the primary outcome: 0.15, or arm=0.15,arm@language=-0.2')
    .option('--json', 'print allocation and result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ luotsi rehearse translation-you-can-check --people 320 --walks 9 --seed 7 --effect 0.15',
    )
    .action(
      async (id: string, options: { people: number; walks: number; seed: string; effect?: string; json?: boolean }) => {
        const workspace = findWorkspace();
        const experiment = await loadExperiment(workspace, id);
        const planted = parseEffects(options.effect, experiment.definition);
        const rehearsal = await rehearse({
          workspace,
          experiment,
          people: options.people,
          walks: options.walks,
          walkLanguages: experiment.definition.languages,
          seed: options.seed,
          planted,
          stopped: interrupted().asked,
        });
        const result = await resultsOf(workspace, experiment, rehearsal.database, say);
        if (options.json) {
          const { database: _database, walks, ...rest } = rehearsal;
          process.stdout.write(
            `${JSON.stringify({ experiment: id, seed: options.seed, people: options.people, ...rest, walks: walks.map(({ arm, language }) => ({ arm, language })), result }, null, 2)}\n`,
          );
          return;
        }
        console.log(
          `${options.people} synthetic people took part, ${rehearsal.refused} refused, ${rehearsal.withdrawn} withdrew; ${rehearsal.walks.length} walked the pages.`,
        );
        console.log(verdictLine(result));
        say(`Data: ${rehearsal.database}`);
      },
    );
}
