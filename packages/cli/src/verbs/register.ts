import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { say } from '../console.js';
import { planDocument } from '../registration/document.js';
import { writeWhole } from '../registration/files.js';
import { missingForLaunch } from '../registration/launch.js';
import { registrationState } from '../registration/state.js';
import { planLanguages } from '../registration/words/index.js';
import { allocationSeedOf, findWorkspace, knownSecret, loadExperiment } from '../workspace.js';

export function registerRegister(program: Command): void {
  program
    .command('register')
    .description('Write the plan of an experiment as a document to deposit, in Finnish and English.')
    .argument('<experiment>', 'id of the experiment')
    .option('--json', 'print the files and what is missing as JSON')
    .addHelpText(
      'after',
      '\nWrites experiments/<experiment>/registration/plan.fi.md and plan.en.md, in the order of the forms of OSF and AsPredicted, with what is missing and who must give it. "luotsi freeze" registers the plan.\n\nExample:\n  $ luotsi register translation-you-can-check',
    )
    .action(async (id: string, options: { json?: boolean }) => {
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const secret = knownSecret(workspace, id);
      const { registration, deviations } = await registrationState(
        workspace,
        experiment,
        secret === null ? null : allocationSeedOf(secret),
      );
      const { definition, pages } = experiment;
      const files = planLanguages.map((language) => {
        const file = join(workspace, 'experiments', id, 'registration', `plan.${language}.md`);
        writeWhole(file, planDocument({ definition, pages, registration, deviates: deviations.length > 0, language }));
        return relative(workspace, file);
      });
      const missing = missingForLaunch(definition);
      if (options.json)
        process.stdout.write(`${JSON.stringify({ files, missing: missing.map(({ field }) => field) })}\n`);
      else for (const file of files) console.log(file);
      for (const { duty } of missing) say(`Before people may take part: ${duty}`);
    });
}
