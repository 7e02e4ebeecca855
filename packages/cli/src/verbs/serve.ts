import { createHmac } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { startCollector } from '@luotsi/collector';
import type { OfferedLanguage } from '@luotsi/protocol';
import { openStore } from '@luotsi/store';
import { interrupted, say } from '../console.js';
import { CliError } from '../failure.js';
import { offeredLanguages } from '../languages.js';
import { readRegistration } from '../registration/files.js';
import { missingForLaunch } from '../registration/launch.js';
import { list, registrationState, requireReason, writeAmendment } from '../registration/state.js';
import {
  allocationSeedOf,
  dataFolder,
  findWorkspace,
  liveSecret,
  loadExperiment,
  rehearsalSecret,
  type LoadedExperiment,
} from '../workspace.js';
import { wholeNumber } from './numbers.js';

type Store = ReturnType<typeof openStore>;

/** What is served, and to whom. */
interface Launch {
  readonly mode: 'live' | 'rehearsal';
  readonly offered: readonly OfferedLanguage[];
  readonly secret: string;
  readonly store: Store;
}

const PREVIEW = 'preview';

/** For designers and reviewers: every language, a database of its own that is begun anew each time. */
function preview(workspace: string, { definition, definitionHash, pages }: LoadedExperiment): Launch {
  const database = join(dataFolder(workspace, definition.id), 'preview.sqlite');
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
  say('A preview: what is answered is not research data, and is erased at the next preview.');
  return {
    mode: 'rehearsal',
    offered: pages.languages,
    secret: rehearsalSecret(PREVIEW),
    store: openStore(database, {
      kind: 'rehearsal',
      experiment: definition.id,
      definitionHash,
      seed: PREVIEW,
      planted: null,
    }),
  };
}

/** Addresses at which only this machine can be reached. */
const here = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * For people. Without everything that they are owed it is served to this machine alone, as people would meet it, into
 * a database that no launch goes on with; to any other address it is refused.
 */
async function launch(
  workspace: string,
  experiment: LoadedExperiment,
  { amend, host }: { readonly amend: string | undefined; readonly host: string },
): Promise<Launch> {
  const { definition, definitionHash, pages } = experiment;
  const { id } = definition;
  const missing = missingForLaunch(definition).map(({ duty }) => duty);
  const approved = missing.length === 0;
  if (!approved && !here.has(host))
    throw new CliError(
      'LUOTSI_NOT_APPROVED',
      `${id} may not meet people yet, so nothing was served at ${host}; "luotsi serve ${id}" without --host shows it on this machine alone.\n${list(missing)}`,
    );
  if (!approved)
    say(`A trial on this machine alone: ${id} may not meet people yet, and the page says so.\n${list(missing)}`);
  const offered = offeredLanguages(definition, pages);
  if (offered.length === 0)
    throw new CliError(
      'LUOTSI_NO_LANGUAGE',
      `No language of ${id} has a consent text and instruments of the status that the experiment asks for (${definition.launch.consent.join(' or ')}), so nobody can be invited; have the texts of one language written or reviewed.`,
    );
  if (amend !== undefined) requireReason(amend);
  const secret = liveSecret(workspace, id, say);
  const { registration, parts, deviations } =
    readRegistration(workspace, id) === null
      ? { registration: null, parts: {}, deviations: [] }
      : await registrationState(workspace, experiment, allocationSeedOf(secret));
  if (deviations.length > 0 && amend === undefined)
    throw new CliError(
      'LUOTSI_DEVIATES',
      `${id} differs from its registration, so people would take part in another study than the one that was registered, and nothing was served; restore what has changed, or keep it with --amend "what changed and why".\n${list(deviations)}`,
    );
  const database = join(dataFolder(workspace, id), approved ? 'live.sqlite' : 'trial.sqlite');
  const store = existsSync(database)
    ? openStore(database)
    : openStore(database, { kind: 'live', experiment: id, definitionHash, seed: null, planted: null });
  if (store.info.definitionHash !== definitionHash) {
    await store.close();
    throw new CliError(
      'LUOTSI_CHANGED_DEFINITION',
      `experiments/${id}/experiment.ts has changed since ${database} was begun, so its people and new ones would have seen different studies; restore the definition, or move the database away to begin anew.`,
    );
  }
  if (!registration)
    say(
      `${id} is not registered: what it finds is exploratory. "luotsi freeze ${id}" registers it before people come.`,
    );
  else if (amend !== undefined && deviations.length > 0) {
    writeAmendment(workspace, experiment, registration, { parts, changed: deviations, why: amend });
    say(`Kept the amendment in experiments/${id}/registration.json; commit it.\n${list(deviations)}`);
  }
  const left = definition.languages.filter((tag) => !offered.some((o) => o.tag === tag));
  say(`Offered: ${offered.map((o) => o.tag).join(', ')}.`);
  if (left.length > 0)
    say(`Not offered, because consent or instruments are machine-translated and unreviewed: ${left.join(', ')}.`);
  return { mode: 'live', offered, secret, store };
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('Serve an experiment to people: pages, allocation, events and the rights of the participant.')
    .argument('<experiment>', 'id of the experiment')
    .option('--port <port>', 'port to listen on', wholeNumber(0, 65_535), 4310)
    .option('--host <address>', 'address to listen on; put a proxy with TLS before any other than this', '127.0.0.1')
    .option('--amend <why>', 'serve although something differs from the registration, and keep what and why in it')
    .option('--preview', 'look at it in every language, as a rehearsal with a database of its own')
    .addHelpText(
      'after',
      '\nWithout an ethics statement, a permit, an impact assessment and a controller it serves this machine alone; people meet it only with them, and as registered.\nThe secret behind pseudonyms and withdrawal codes comes from LUOTSI_SECRET, else from a file made at the first start.\n\nExample:\n  $ luotsi serve translation-you-can-check --port 8080\n  $ luotsi serve translation-you-can-check --preview',
    )
    .action(async (id: string, options: { port: number; host: string; amend?: string; preview?: boolean }) => {
      if (options.preview && options.amend !== undefined)
        throw new CliError(
          'LUOTSI_SERVE_USE',
          'A preview meets nobody, so there is nothing to amend, and nothing was served; leave --amend out.',
        );
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const { mode, offered, secret, store } = options.preview
        ? preview(workspace, experiment)
        : await launch(workspace, experiment, { amend: options.amend, host: options.host });
      try {
        const monitorKey = createHmac('sha256', secret).update('monitor').digest('base64url').slice(0, 24);
        const stop = interrupted();
        const collector = await startCollector({
          store,
          pages: experiment.pages,
          allocationSeed: allocationSeedOf(secret),
          secret,
          offered: [...offered],
          mode,
          host: options.host,
          port: options.port,
          assets: experiment.assets,
          monitorKey,
        });
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
