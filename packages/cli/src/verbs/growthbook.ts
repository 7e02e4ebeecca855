import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  apply,
  createClient,
  dataSourceSettings,
  desiredOf,
  driftOf,
  GrowthBookApiError,
  limitsOf,
  planOf,
  readLive,
  type Desired,
  type GrowthBookClient,
} from '@luotsi/growthbook/rest';
import { instruments } from '@luotsi/instruments';
import { parseRegistration, type Experiment } from '@luotsi/protocol';
import { say } from '../console.js';
import { CliError, exit } from '../failure.js';
import { actionText, driftText, planText } from '../growthbook-text.js';
import { findWorkspace, loadExperiment } from '../workspace.js';

interface Options {
  readonly json?: boolean;
  readonly environment: string;
  readonly dataSource?: string;
  readonly namespace?: string;
  readonly range?: readonly [number, number];
  readonly whileRunning?: boolean;
  readonly switchOn?: boolean;
}

function range(text: string): [number, number] {
  const [from, to] = text.split('-').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (from === undefined || to === undefined || !(from >= 0 && from < to && to <= 1))
    throw new InvalidArgumentError('Give two numbers from 0 to 1, like 0-0.5.');
  return [from, to];
}

function setting(name: string, what: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new CliError(
      'LUOTSI_GROWTHBOOK_SETTING',
      `${name} is not set, so GrowthBook was not asked; put ${what} into the environment variable ${name}.`,
    );
  return value;
}

/** The plan that counts: the frozen one where there is a registration, as last amended. */
function frozen(
  workspace: string,
  id: string,
  definition: Experiment,
  definitionHash: string,
): { readonly definition: Experiment; readonly definitionHash: string } {
  const file = join(workspace, 'experiments', id, 'registration.json');
  if (!existsSync(file)) {
    say(`${id} is not registered yet; the definition in experiments/${id} counts.`);
    return { definition, definitionHash };
  }
  const registration = parseRegistration(JSON.parse(readFileSync(file, 'utf8')), { file });
  const last = registration.amendments.at(-1) as { hash: string; plan?: Experiment } | undefined;
  return { definition: last?.plan ?? registration.plan, definitionHash: last?.hash ?? registration.hash };
}

/** Runs `work`; a GrowthBook that fails is a failure while running, not a wrong command. */
async function withServer(
  id: string,
  options: Options,
  work: (client: GrowthBookClient, desired: Desired, definition: Experiment) => Promise<void>,
): Promise<void> {
  if ((options.namespace === undefined) !== (options.range === undefined))
    throw new CliError(
      'LUOTSI_GROWTHBOOK_SETTING',
      'A namespace needs a range and a range a namespace, so nothing was done; give both --namespace and --range, or neither.',
    );
  const host = setting('GROWTHBOOK_API_HOST', 'the address of the API, like https://api.growthbook.io,');
  const key = setting('GROWTHBOOK_API_KEY', 'a secret key or a personal access token');
  const workspace = findWorkspace();
  const loaded = await loadExperiment(workspace, id);
  const { definition, definitionHash } = frozen(workspace, id, loaded.definition, loaded.definitionHash);
  const owner = process.env['GROWTHBOOK_OWNER'];
  const desired = desiredOf(definition, {
    definitionHash,
    instruments,
    environment: options.environment,
    ...(owner !== undefined && owner !== '' && { owner }),
    ...(options.dataSource !== undefined && { dataSource: options.dataSource }),
    ...(options.namespace !== undefined &&
      options.range !== undefined && { namespace: { name: options.namespace, range: options.range } }),
  });
  const client = createClient({ host, key, onWait: (seconds, why) => say(`${why}; waiting ${seconds} s`) });
  try {
    await work(client, desired, definition);
  } catch (error) {
    if (error instanceof GrowthBookApiError) throw new CliError(error.code, error.message, exit.failed);
    throw error;
  }
}

const permissions = ({ whileRunning, switchOn }: Options) => ({
  now: new Date().toISOString(),
  ...(whileRunning === true && { whileRunning }),
  ...(switchOn === true && { switchOn }),
});
const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export function registerGrowthbook(program: Command): void {
  const growthbook = program
    .command('growthbook')
    .description('Bring a GrowthBook server to what an experiment defines, and say where it differs.')
    .addHelpText(
      'after',
      '\nEnvironment:\n  GROWTHBOOK_API_HOST  address of the API, like https://api.growthbook.io\n' +
        '  GROWTHBOOK_API_KEY   secret key or personal access token; never printed\n' +
        '  GROWTHBOOK_OWNER     e-mail address of the member who owns a new feature',
    );
  const verb = (name: string, description: string, after: string): Command =>
    growthbook
      .command(name)
      .description(description)
      .argument('<experiment>', 'id of the experiment')
      .option('--environment <id>', 'GrowthBook environment that is served', 'production')
      .option('--data-source <which>', 'id or name of the data source, where there are several')
      .option('--namespace <name>', 'keep its participants apart from those of others in this namespace')
      .option('--range <from-to>', 'the share of the namespace, like 0-0.5', range)
      .option('--json', 'print it as JSON')
      .addHelpText('after', after);
  const writing = (command: Command): Command =>
    command
      .option('--while-running', 'change who gets which arm though the experiment runs')
      .option('--switch-on', 'switch the feature on again though somebody has switched it off');

  writing(
    verb(
      'plan',
      'Say what apply would write, what only a person can do, and what GrowthBook will not carry out. Writes nothing.',
      '\nExit codes: 0 · 1 something is blocked\n\nExample:\n  $ luotsi growthbook plan translation-you-can-check',
    ),
  ).action((id: string, options: Options) =>
    withServer(id, options, async (client, desired, definition) => {
      const plan = planOf(desired, await readLive(client, desired), permissions(options));
      const settings = dataSourceSettings(desired);
      const notes = limitsOf(definition);
      if (options.json) print({ ...plan, dataSource: settings, notes });
      else process.stdout.write(planText(plan, settings, notes));
      if (plan.blocked) process.exitCode = exit.failed;
    }),
  );

  writing(
    verb(
      'apply',
      'Write what differs, one resource after the other. Cut off anywhere, run it again: it goes on where it stopped.',
      '\nExample:\n  $ luotsi growthbook apply translation-you-can-check --namespace pilots --range 0-0.5',
    ),
  ).action((id: string, options: Options) =>
    withServer(id, options, async (client, desired) => {
      const { written, plan } = await apply(client, desired, permissions(options), (action) =>
        say(actionText(action).trimEnd()),
      );
      const open = plan.actions.filter(({ kind }) => kind === 'by-hand' || kind === 'cannot-check');
      if (options.json) print({ written, open });
      else {
        console.log(
          written.length === 0
            ? `GrowthBook holds ${id} as defined; nothing was written.`
            : `GrowthBook now holds ${id} as defined, after ${written.length} ${written.length === 1 ? 'write' : 'writes'}. A new experiment is a draft: start it in GrowthBook.`,
        );
        for (const action of open) console.log(actionText(action));
      }
    }),
  );

  verb(
    'drift',
    'Compare the server with the frozen plan, or with the definition before it is registered, field by field.',
    '\nExit codes: 0 no drift · 1 drift\n\nExample:\n  $ luotsi growthbook drift translation-you-can-check',
  ).action((id: string, options: Options) =>
    withServer(id, options, async (client, desired) => {
      const drift = driftOf(desired, await readLive(client, desired));
      if (options.json) print(drift);
      else process.stdout.write(driftText(drift));
      if (drift.drifted.length > 0) process.exitCode = exit.failed;
    }),
  );
}
