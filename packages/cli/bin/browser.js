// Finds a Chromium, or gets one: the machine's own, else Playwright's, else Debian's package.
import { execFile, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

async function starts(path) {
  try {
    await access(path, constants.X_OK);
    // A browser whose libraries are missing is there and does not start.
    await run(path, ['--version'], { timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path && (await starts(path)) ? path : undefined;
}

export async function findBrowser() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) {
    if (await starts(asked)) return asked;
    throw new Error(
      `CHROMIUM_PATH names ${asked}, which does not start, so no page can be opened; correct it, or unset it to let a browser be found.`,
    );
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  for (const path of [...onPath, ...places]) if (await starts(path)) return path;
  return playwrightsOwn();
}

/** Resolves to whether the command ended well. */
function attempt(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...environment }, timeout: 600_000 });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

export async function ensureBrowser(say = () => {}) {
  const found = await findBrowser();
  if (found) return found;
  say('No Chromium on this machine; trying to install Playwright’s own.');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  if (await attempt(process.execPath, [cli, 'install', 'chromium'])) {
    const own = await playwrightsOwn();
    if (own) return own;
  }
  if (process.getuid?.() === 0 && (await starts('/usr/bin/apt-get'))) {
    say('Playwright’s own browser cannot be had here; installing Debian’s package chromium.');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await attempt('apt-get', ['update'], quiet);
    await attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No browser could be found or installed; install Chromium (on Debian: "apt-get install chromium" as root) or set CHROMIUM_PATH to one, and run the command again.',
  );
}
