import type { Command } from 'commander';
import { exit } from '../failure.js';
import { missingForLaunch } from '../registration/launch.js';
import { list, registrationState } from '../registration/state.js';
import { allocationSeedOf, findWorkspace, knownSecret, loadExperiment } from '../workspace.js';

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('Say whether an experiment is as it was registered; each deviation by its name.')
    .argument('<experiment>', 'id of the experiment')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nEnds with 1 if anything differs from the registration and its amendments.\n\nExample:\n  $ luotsi status translation-you-can-check',
    )
    .action(async (id: string, options: { json?: boolean }) => {
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const secret = knownSecret(workspace, id);
      const seed = secret === null ? null : allocationSeedOf(secret);
      const { registration, deviations, unchecked } = await registrationState(workspace, experiment, seed);
      const missing = missingForLaunch(experiment.definition);
      const status = !registration ? 'not registered' : deviations.length > 0 ? 'deviations' : 'as registered';
      if (deviations.length > 0) process.exitCode = exit.failed;
      const amendments = (registration?.amendments ?? []).map(({ at, why, hash, changed }) => ({
        at,
        why,
        hash,
        changed: changed ?? [],
      }));
      if (options.json) {
        process.stdout.write(
          `${JSON.stringify({ experiment: id, status, registeredAt: registration?.registeredAt ?? null, hash: registration?.hash ?? null, deviations, unchecked, amendments, missing: missing.map(({ field }) => field) }, null, 2)}\n`,
        );
        return;
      }
      console.log(
        registration
          ? `${id}: ${status}${deviations.length > 0 ? ` (${deviations.length})` : ''}. Registered ${registration.registeredAt}, ${registration.hash}`
          : `${id}: not registered. "luotsi freeze ${id}" registers it.`,
      );
      if (deviations.length > 0) console.log(list(deviations));
      for (const { at, why, changed } of amendments) {
        console.log(`Amended ${at}: ${why}`);
        if (changed.length > 0) console.log(list(changed));
      }
      for (const line of unchecked) console.log(`Not checked: ${line}`);
      for (const { duty } of missing) console.log(`Before people may take part: ${duty}`);
    });
}
