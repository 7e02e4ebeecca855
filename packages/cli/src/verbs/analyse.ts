import type { Command } from 'commander';
import { say } from '../console.js';
import { resultsOf, verdictLine } from '../results.js';
import { chooseData, findWorkspace, loadExperiment } from '../workspace.js';

export function registerAnalyse(program: Command): void {
  program
    .command('analyse')
    .description('Run the registered analysis over the data of an experiment and say the verdict.')
    .argument('<experiment>', 'id of the experiment')
    .option('--data <which>', '"live", "rehearsal" or a database file; without it the newer of the two')
    .option('--json', 'print the whole result as JSON')
    .addHelpText('after', '\nExample:\n  $ luotsi analyse translation-you-can-check --json > result.json')
    .action(async (id: string, options: { data?: string; json?: boolean }) => {
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const database = chooseData(workspace, id, options.data);
      say(`Analysing ${database}`);
      const result = await resultsOf(workspace, experiment, database, say);
      if (options.json) {
        process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
        return;
      }
      console.log(verdictLine(result));
      for (const outcome of result.outcomes)
        for (const c of outcome.contrasts)
          console.log(
            `  ${outcome.outcome}, ${c.contrast}: ${c.estimate.value.toFixed(3)} (${c.estimate.low.toFixed(3)} to ${c.estimate.high.toFixed(3)}), p ${c.pValue.value.toFixed(4)}: ${c.verdict}`,
          );
      for (const group of result.fairness.groups)
        console.log(
          `  in ${group.group}: ${group.verdict} (${group.n.control} and ${group.n.treatment} people${group.neededPerArm === null ? '' : `; about ${group.neededPerArm} an arm would tell`})`,
        );
      for (const check of result.integrity)
        console.log(`  ${check.ok ? 'in order' : 'NOT IN ORDER'}: ${check.id}: ${check.detail}`);
    });
}
