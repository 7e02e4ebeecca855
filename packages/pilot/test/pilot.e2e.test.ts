import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../cli/bin/browser.js';
import type { Controls } from './page/client.js';
import { bundle, serve, type Served } from './page/serve.js';

declare global {
  interface Window {
    readonly controls: Controls;
  }
}

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

let browser: Browser;
let script: string;
let served: Served;
let context: BrowserContext;
let page: Page;
/** Everything that the browser complained about. */
let complaints: string[];

beforeAll(async () => {
  const executablePath = await findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium on this machine: see packages/cli/bin/browser.js');
  browser = await chromium.launch({ executablePath, args: browserArguments });
  script = await bundle(path('./page/client.tsx'), 'development');
});
afterAll(() => browser?.close());

const watch = (one: Page): void => {
  one.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  one.on('pageerror', (error) => complaints.push(String(error)));
};
beforeEach(async () => {
  complaints = [];
  served = await serve(script);
  context = await browser.newContext();
  page = await context.newPage();
  watch(page);
});
afterEach(async () => {
  await context.close();
  await served.close();
});

const visit = async (name: string, on = page): Promise<void> => {
  await on.goto(`${served.url}/case/${name}`);
};
/** Waits until effects have run and everything that was collected has been sent. */
const settle = async (on = page): Promise<void> => {
  await on.waitForTimeout(150);
  await on.evaluate(() => window.controls.flush());
};
const exposures = (): string[] => served.events.filter(({ kind }) => kind === 'exposure').map(({ name }) => name);
const answers = (): number => served.events.filter(({ kind }) => kind === 'answer').length;

describe('an exposure', () => {
  it('is told once under StrictMode, where two components use the arm', async () => {
    await visit('strict');
    await page.locator('#arm', { hasText: 'the third' }).waitFor();
    await settle();
    expect(exposures()).toEqual(['arm-c']);
    expect(complaints).toEqual([]);
  });

  it('is not told for a tree that is suspended, though the SDK has counted it, and once when it is shown', async () => {
    await visit('suspended');
    await page.locator('#waiting').waitFor();
    await settle();
    expect(await page.evaluate(() => window.controls.held())).toBe(1);
    expect(exposures()).toEqual([]);
    await page.evaluate(() => window.controls.open());
    await page.locator('#late').waitFor();
    await settle();
    expect(exposures()).toEqual(['arm-c']);
  });

  it('is not told for a tree that is kept hidden', async () => {
    await visit('hidden');
    await page.locator('#again').waitFor({ state: 'attached' });
    await settle();
    expect(await page.locator('#again').isVisible()).toBe(false);
    expect(exposures()).toEqual([]);
  });

  it('is told once over renders and mounts', async () => {
    await visit('toggled');
    for (let i = 0; i < 7; i += 1) await page.getByRole('button').click();
    await settle();
    expect(await page.getByRole('button').textContent()).toBe('7');
    expect(exposures()).toEqual(['arm-c']);
  });

  it('is told once where two roots share a session', async () => {
    await visit('roots');
    await page.locator('#second #arm').waitFor();
    await settle();
    expect(exposures()).toEqual(['arm-c']);
  });

  it('is told once over reloads, without anything on the device', async () => {
    for (let i = 0; i < 3; i += 1) {
      await visit('strict');
      await page.locator('#arm').waitFor();
      await settle();
    }
    expect(exposures()).toEqual(['arm-c']);
  });

  it('is not told for a forced arm or in a preview', async () => {
    await visit('forced');
    await page.locator('#arm', { hasText: 'the second' }).waitFor();
    await settle();
    await visit('preview');
    await page.locator('#arm', { hasText: 'the third' }).waitFor();
    await settle();
    expect(served.events).toEqual([]);
  });

  it('is told once after hydration, which changes nothing of the server’s HTML', async () => {
    await page.route('**/script.js', (route) => route.abort());
    await visit('hydrate');
    const before = await page.locator('#luotsi').innerHTML();
    expect(before).toContain('the third');
    complaints = [];
    await page.unroute('**/script.js');
    await visit('hydrate');
    await settle();
    expect(await page.locator('#luotsi').innerHTML()).toBe(before);
    expect(exposures()).toEqual(['arm-c']);
    expect(await page.evaluate(() => window.controls.recovered)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('cannot be turned to another arm by the address', async () => {
    await visit('strict?a-pilot=0');
    await page.locator('#arm', { hasText: 'the third' }).waitFor();
    await settle();
    expect(exposures()).toEqual(['arm-c']);
  });
});

describe('the device and the network', () => {
  it('see nothing but the collector: no storage, no cookie, no other host', async () => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await visit('strict');
    await page.getByRole('button').click();
    await settle();
    expect(answers()).toBe(1);
    expect([...hosts]).toEqual([served.url]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });

  it('may fail: events wait over a reload and are sent when the collector is back', async () => {
    served.status = 503;
    await visit('strict/session');
    await page.getByRole('button').click();
    await settle();
    await page.locator('output', { hasText: 'waiting 2' }).waitFor();
    await page.reload();
    await page.locator('output', { hasText: ' 2' }).waitFor();
    served.status = 200;
    await settle();
    expect(served.events.map(({ kind }) => kind)).toEqual(['exposure', 'answer']);
    await page.locator('output', { hasText: 'idle 0' }).waitFor();
  });

  it('may be offline: events are sent as soon as it is back', async () => {
    await visit('strict');
    await settle();
    await context.setOffline(true);
    await page.getByRole('button').click();
    await page.locator('output', { hasText: 'waiting 1' }).waitFor();
    await context.setOffline(false);
    await page.locator('output', { hasText: 'idle 0' }).waitFor({ timeout: 5000 });
    expect(answers()).toBe(1);
  });

  it('take what is pending when the page goes away', async () => {
    await visit('strict');
    await settle();
    await page.evaluate(() => {
      document.querySelector('button')?.click();
      location.href = 'about:blank';
    });
    await page.waitForURL('about:blank');
    await expect.poll(answers).toBe(1);
    expect(served.types.at(-1)).toMatch(/^text\/plain/);
  });

  it('may be shared by two tabs: nothing is lost, nothing comes twice', async () => {
    served.status = 503;
    const other = await context.newPage();
    watch(other);
    await visit('strict/local');
    await visit('strict/local', other);
    for (const one of [page, other, page]) await one.getByRole('button').click();
    await settle();
    await settle(other);
    await page.close();
    served.status = 200;
    await other.reload();
    await settle(other);
    expect(answers()).toBe(3);
    expect(exposures()).toEqual(['arm-c']);
  });
});

describe('the weight', () => {
  it('is at most 4 KiB for what a page loads beside React and the GrowthBook SDK', async () => {
    const code = await bundle(path('./page/participant.ts'), 'production', [/^react/, /^@growthbook\//]);
    expect(code).toContain('sendBeacon');
    // The schemas of the protocol would be ten times as heavy as all of this.
    expect(code).not.toContain('invalid_type');
    expect(brotliCompressSync(code).length).toBeLessThan(4096);
  });
});
