import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@luotsi/collector';
import { openStore, type Store } from '@luotsi/store';
import { pages } from '@luotsi-experiments/translation-you-can-check/server';
import { chromium, type Browser } from 'playwright';
import { browserArguments, findBrowser } from '../../packages/cli/bin/browser.js';

export const root: string = join(import.meta.dirname, '../..');
export const id = 'translation-you-can-check';

/** The pilot on a port of its own, with an empty database, its built client and all languages. */
export async function startPilot(mode: 'live' | 'rehearsal' = 'rehearsal'): Promise<{
  readonly url: string;
  readonly store: Store;
  readonly folder: string;
  end(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-e2e-'));
  const directory = join(root, 'experiments', id, 'dist', 'client');
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    script: string;
    styles: string[];
  };
  const store = openStore(join(folder, 'store.sqlite'), {
    kind: mode,
    experiment: id,
    definitionHash: '0'.repeat(64),
    seed: mode === 'rehearsal' ? 'e2e' : null,
    planted: null,
  });
  const collector = await startCollector({
    store,
    pages,
    allocationSeed: 'e2e',
    secret: 'a secret for tests only, 32 characters and more',
    offered: pages.languages,
    mode,
    port: 0,
    assets: { directory, ...manifest },
    monitorKey: 'a-key-for-tests-only-0000',
  });
  return {
    url: collector.url,
    store,
    folder,
    async end() {
      await collector.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === undefined)
    throw new Error('No Chromium was found; run "node packages/cli/bin/ensure-browser.js" to install one.');
  return chromium.launch({ executablePath, args: browserArguments });
}
