import type { Command } from 'commander';
import { say } from '../console.js';
import { dataResultOf, dataText } from '../data-results.js';
import { CliError } from '../failure.js';
import { resultsOf, verdictLine } from '../results.js';
import { chooseData, findWorkspace, loadExperiment } from '../workspace.js';

export function registerAnalyse(program: Command): void {
  program
    .command('analyse')
    .description(
      'Run the registered analysis over the data of an experiment and say the verdict, or a plan over a table that was collected elsewhere.',
    )
    .argument('[experiment]', 'id of the experiment; none with --plan')
    .option('--data <which>', '"live", "rehearsal" or a database file; with --plan, a CSV or Parquet file')
    .option('--plan <file>', 'a plan (luotsi/plan@1) for the table')
    .option('--json', 'print the whole result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ luotsi analyse translation-you-can-check --json > result.json\n  $ luotsi analyse --data rows.csv --plan plan.json',
    )
    .action(async (id: string | undefined, options: { data?: string; plan?: string; json?: boolean }) => {
      if (options.plan !== undefined) {
        if (id !== undefined || options.data === undefined)
          throw new CliError(
            'LUOTSI_PLAN_USE',
            'A plan is for a table that was collected elsewhere, so nothing was analysed; write "luotsi analyse --data rows.csv --plan plan.json", without an experiment.',
          );
        const result = await dataResultOf(options.data, options.plan);
        process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : dataText(result));
        return;
      }
      if (id === undefined)
        throw new CliError(
          'LUOTSI_ANALYSE_WHAT',
          'Nothing says what to analyse, so nothing was done; name an experiment, or a table and its plan with --data and --plan.',
        );
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
