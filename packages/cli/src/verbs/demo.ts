import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Command } from 'commander';
import sirv from 'sirv';
import { startCollector } from '@luotsi/collector';
import { openStore } from '@luotsi/store';
import { ensureBrowser } from '../../bin/browser.js';
import { interrupted, say } from '../console.js';
import { CliError, exit } from '../failure.js';
import { parseEffects } from '../rehearsal/effects.js';
import { rehearse } from '../rehearsal/rehearse.js';
import { resultsOf, verdictLine } from '../results.js';
import { allocationSeedOf, dataFolder, findWorkspace, loadExperiment, rehearsalSecret } from '../workspace.js';
import { wholeNumber } from './numbers.js';
import { writeReports } from './report.js';

const shown = 'translation-you-can-check';
const walkLanguages = ['fi', 'en', 'ar'];

/** Builds the static Storybook if there is none of today's source; resolves to its folder, or null with the reason said. */
function storybook(workspace: string): Promise<string | null> {
  const folder = join(workspace, 'storybook-static');
  const built = join(folder, '.built-from');
  // The build of the packages leaves a fingerprint of the source.
  const source = readFileSync(join(workspace, 'node_modules/.cache/luotsi/packages'), 'utf8');
  if (existsSync(built) && readFileSync(built, 'utf8') === source) return Promise.resolve(folder);
  const bin = join(workspace, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
  return new Promise((resolve) => {
    let text = '';
    const child = spawn(process.execPath, [bin, 'build', '--quiet'], {
      cwd: workspace,
      env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
    });
    const keep = (chunk: Buffer): void => {
      text = (text + chunk.toString()).slice(-2000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      say(`Storybook could not be built: ${error.message}`);
      resolve(null);
    });
    child.on('exit', (code) => {
      if (code !== 0) say(`Storybook could not be built (run "npm run build-storybook" for all of it):\n${text}`);
      if (code === 0) writeFileSync(built, source);
      resolve(code === 0 ? folder : null);
    });
  });
}

const inUse = (port: number, what: string, option: string): CliError =>
  new CliError(
    'LUOTSI_PORT_IN_USE',
    `Port ${port} is in use, so ${what} cannot be shown there; stop the other program or choose another port with ${option}.`,
  );

/** Says before the long work that a port is taken; 0 asks for any that is free. */
async function expectFree(port: number, what: string, option: string): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? inUse(port, what, option) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Serves a folder of static files on its own port; Storybook needs inline scripts, which our pages forbid. */
async function serveFolder(folder: string, port: number): Promise<Server> {
  const handle = sirv(folder, { dev: true });
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('The main job: rehearse a whole pilot with synthetic people, analyse it, report, and stay up.')
    .option('--people <n>', 'synthetic people', wholeNumber(2, 100_000), 320)
    .option('--walks <n>', 'how many of them walk the pages in a browser', wholeNumber(0, 1000), 9)
    .option('--seed <seed>', 'everything is drawn from it', '7')
    .option('--effect <effects>', 'difference to plant; 0 plants none', '0.15')
    .option('--port <port>', 'port of the pages', wholeNumber(0, 65_535), 4310)
    .option('--storybook-port <port>', 'port of Storybook', wholeNumber(0, 65_535), 6006)
    .option('--exit', 'end when the addresses have been printed (also where CI is set)')
    .addHelpText('after', '\nExample:\n  $ luotsi demo --effect 0')
    .action(
      async (options: {
        people: number;
        walks: number;
        seed: string;
        effect: string;
        port: number;
        storybookPort: number;
        exit?: boolean;
      }) => {
        const stop = interrupted();
        const workspace = findWorkspace();
        await expectFree(options.port, 'the participant’s page', '--port');
        await expectFree(options.storybookPort, 'Storybook', '--storybook-port');
        await ensureBrowser(say);
        const experiment = await loadExperiment(workspace, shown);
        const { definition, definitionHash, pages, assets } = experiment;
        const planted = parseEffects(options.effect, definition).filter((p) => p.difference !== 0);
        const stories = storybook(workspace);
        say(
          `Rehearsing ${shown} with ${options.people} synthetic people in ${definition.languages.length} languages; ${options.walks} of them walk the pages in Chromium.`,
        );
        const rehearsal = await rehearse({
          workspace,
          experiment,
          people: options.people,
          walks: options.walks,
          walkLanguages,
          seed: options.seed,
          planted,
          stopped: stop.asked,
        });
        const result = await resultsOf(workspace, experiment, rehearsal.database, say);
        const folder = dataFolder(workspace, shown);
        writeReports(folder, experiment, result);
        // Visitors of the demo go into a copy, so that the rehearsed data stay what was analysed.
        const copy = join(folder, 'demo.sqlite');
        for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
        copyFileSync(rehearsal.database, copy);
        const secret = rehearsalSecret(options.seed);
        const store = openStore(copy);
        if (store.info.definitionHash !== definitionHash)
          throw new CliError(
            'LUOTSI_DEMO',
            'The copy of the rehearsal is of another definition; this is a defect.',
            exit.failed,
          );
        const monitorKey = secret.slice(0, 24);
        const collector = await startCollector({
          store,
          pages,
          allocationSeed: allocationSeedOf(secret),
          secret,
          offered: pages.languages,
          mode: 'rehearsal',
          port: options.port,
          assets,
          monitorKey,
          mounts: [{ path: '/report', directory: join(folder, 'report') }],
        });
        const built = await stories;
        const storyServer = built === null ? null : await serveFolder(built, options.storybookPort);
        const storyPort = storyServer?.address();
        console.log(`\n${verdictLine(result)}\n`);
        console.log(`Participant page  ${collector.url}/p/${shown}`);
        console.log(`Monitor           ${collector.url}/monitor?key=${monitorKey}`);
        for (const language of ['fi', 'sv', 'en'])
          console.log(`Report (${language})       ${collector.url}/report/${language}.html`);
        if (storyPort !== null && storyPort !== undefined && typeof storyPort === 'object')
          console.log(`Storybook         http://127.0.0.1:${storyPort.port}/`);
        if (rehearsal.walks.length > 0) console.log(`Screenshots       ${join(folder, 'walks')}`);
        if (!options.exit && !process.env['CI']) {
          console.log('\nEverything shown is synthetic. Ctrl-C ends it.');
          await stop.signal;
        }
        storyServer?.close();
        await collector.close();
        await store.close();
      },
    );
}
