import { relative } from 'node:path';
import type { Command } from 'commander';
import { toMinute, type Registration } from '@luotsi/protocol';
import { say } from '../console.js';
import { CliError } from '../failure.js';
import { inForce } from '../registration/compare.js';
import { registrationFile, writeRegistration } from '../registration/files.js';
import { missingForLaunch } from '../registration/launch.js';
import { registrationHash, SEED_PART } from '../registration/parts.js';
import { list, registrationState, writeAmendment } from '../registration/state.js';
import { allocationSeedOf, findWorkspace, givenSecret, loadExperiment } from '../workspace.js';

export function registerFreeze(program: Command): void {
  program
    .command('freeze')
    .description('Register an experiment: one hash over plan, pages, words, instruments, styles and analysis code.')
    .argument('<experiment>', 'id of the experiment')
    .option('--amend <why>', 'keep a change of a registered experiment, with its reason and time')
    .option('--json', 'print the registration as JSON')
    .addHelpText(
      'after',
      '\nWrites experiments/<experiment>/registration.json, to be committed. With LUOTSI_SECRET set, the hash covers the seed of the allocation list as well, without telling it.\n\nExample:\n  $ luotsi freeze translation-you-can-check',
    )
    .action(async (id: string, options: { amend?: string; json?: boolean }) => {
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const secret = givenSecret();
      const seed = secret === null ? null : allocationSeedOf(secret);
      const { registration, parts, deviations } = await registrationState(workspace, experiment, seed);
      const file = relative(workspace, registrationFile(workspace, id));
      const print = (written: Registration, hash: string): void => {
        if (options.json) process.stdout.write(`${JSON.stringify(written, null, 2)}\n`);
        else console.log(hash);
        say(`Wrote ${file}; commit it.`);
      };
      if (options.amend === undefined) {
        if (registration)
          throw new CliError(
            'LUOTSI_REGISTERED',
            `${id} was registered at ${registration.registeredAt}, and a registration that can be replaced protects nobody, so nothing was written; ${deviations.length > 0 ? 'keep what has changed with --amend "what changed and why"' : 'nothing has changed since'}.${deviations.length > 0 ? `\n${list(deviations)}` : ''}`,
          );
        const hash = registrationHash(parts);
        const made: Registration = {
          schema: 'luotsi/registration@1',
          experiment: id,
          registeredAt: toMinute(new Date()),
          hash,
          parts,
          plan: experiment.definition,
          amendments: [],
        };
        writeRegistration(workspace, made);
        print(made, hash);
        if (seed === null)
          say('LUOTSI_SECRET is not set, so the seed of the allocation list is not part of the registration.');
        for (const { duty } of missingForLaunch(experiment.definition)) say(`Before people may take part: ${duty}`);
        return;
      }
      if (!registration)
        throw new CliError(
          'LUOTSI_NOT_REGISTERED',
          `${id} is not registered, so there is nothing to amend; run "luotsi freeze ${id}" first.`,
        );
      const committed = SEED_PART in parts && !(SEED_PART in inForce(registration).parts);
      const changed = [...deviations, ...(committed ? [`${SEED_PART} (is part of it now)`] : [])];
      if (changed.length === 0)
        throw new CliError(
          'LUOTSI_NOTHING_CHANGED',
          `Nothing of ${id} has changed since it was registered, so there is nothing to amend; run "luotsi status ${id}" to see how it stands.`,
        );
      const next = writeAmendment(workspace, experiment, registration, { parts, changed, why: options.amend });
      print(next, next.amendments.at(-1)?.hash ?? next.hash);
      if (!options.json) console.log(list(changed));
    });
}
