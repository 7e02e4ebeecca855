import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { startCollector } from '@luotsi/collector';
import { openStore } from '@luotsi/store';
import { interrupted, say } from '../console.js';
import { CliError } from '../failure.js';
import { offeredLanguages } from '../languages.js';
import { allocationSeedOf, dataFolder, findWorkspace, liveSecret, loadExperiment } from '../workspace.js';
import { wholeNumber } from './numbers.js';

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('Serve an experiment to people: pages, allocation, events and the rights of the participant.')
    .argument('<experiment>', 'id of the experiment')
    .option('--port <port>', 'port to listen on', wholeNumber(0, 65_535), 4310)
    .option('--host <address>', 'address to listen on; put a proxy with TLS before any other than this', '127.0.0.1')
    .addHelpText(
      'after',
      '\nThe secret behind pseudonyms and withdrawal codes comes from LUOTSI_SECRET, else from a file made at the first start.\n\nExample:\n  $ luotsi serve translation-you-can-check --port 8080',
    )
    .action(async (id: string, options: { port: number; host: string }) => {
      const workspace = findWorkspace();
      const { definition, definitionHash, pages, assets } = await loadExperiment(workspace, id);
      const offered = offeredLanguages(definition, pages);
      if (offered.length === 0)
        throw new CliError(
          'LUOTSI_NO_LANGUAGE',
          `No language of ${id} has a consent text and instruments of the status that the experiment asks for (${definition.launch.consent.join(' or ')}), so nobody can be invited; have the texts of one language written or reviewed.`,
        );
      const secret = liveSecret(workspace, id, say);
      const database = join(dataFolder(workspace, id), 'live.sqlite');
      const store = existsSync(database)
        ? openStore(database)
        : openStore(database, { kind: 'live', experiment: id, definitionHash, seed: null, planted: null });
      try {
        if (store.info.definitionHash !== definitionHash)
          throw new CliError(
            'LUOTSI_CHANGED_DEFINITION',
            `experiments/${id}/experiment.ts has changed since ${database} was begun, so its people and new ones would have seen different studies; restore the definition, or move the database away to begin anew.`,
          );
        const monitorKey = createHmac('sha256', secret).update('monitor').digest('base64url').slice(0, 24);
        const stop = interrupted();
        const collector = await startCollector({
          store,
          pages,
          allocationSeed: allocationSeedOf(secret),
          secret,
          offered,
          mode: 'live',
          host: options.host,
          port: options.port,
          assets,
          monitorKey,
        });
        const left = definition.languages.filter((tag) => !offered.some((o) => o.tag === tag));
        if (Object.values(definition.ethics).some((reference) => reference === null))
          say(
            'This experiment has no complete ethics record (statement, permit, impact assessment, controller): do not invite people before it has.',
          );
        say(`Offered: ${offered.map((o) => o.tag).join(', ')}.`);
        if (left.length > 0)
          say(`Not offered, because consent or instruments are machine-translated and unreviewed: ${left.join(', ')}.`);
        console.log(`Participants  ${collector.url}/p/${id}`);
        console.log(`Monitor       ${collector.url}/monitor?key=${monitorKey}`);
        await stop.signal;
        say('Stopping: open requests are finished first.');
        await collector.close();
      } finally {
        await store.close();
      }
    });
}
