import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bundle } from 'lightningcss';
import { chromium, type Browser, type Page } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../cli/bin/browser.js';
import { loadMessages, loadServiceMessages } from '../src/index.js';
import { App } from './strict/App.js';

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'";
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const built = (await build({
    logLevel: 'silent',
    configFile: false,
    resolve: { conditions: ['luotsi:source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: join(import.meta.dirname, 'strict', 'client.tsx') },
    },
  })) as Rolldown.RolldownOutput;
  const { messages } = await loadMessages('ar');
  const { messages: service } = await loadServiceMessages('ar');
  const html = renderToString(createElement(App, { messages, service }));
  const css = bundle({ filename: join(import.meta.dirname, '..', 'src', 'styles.css') }).code;
  const entry = built.output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName;
  const files = new Map<string, readonly [type: string, body: string | Uint8Array]>([
    [
      '/',
      [
        'text/html; charset=utf-8',
        `<!doctype html><html lang="ar" dir="rtl"><head><title>1</title><link rel="stylesheet" href="/styles.css">` +
          `<script type="module" src="/${entry}"></script></head><body><div id="root">${html}</div></body></html>`,
      ],
    ],
    ['/styles.css', ['text/css', css]],
    ...built.output.map(
      (file) => [`/${file.fileName}`, ['text/javascript', file.type === 'chunk' ? file.code : file.source]] as const,
    ),
  ]);
  server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file[0], 'content-security-policy': policy }).end(file[1]);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = await findBrowser();
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: browserArguments,
  });
});
afterAll(async () => {
  await browser?.close();
  await new Promise((closed) => server.close(closed));
});

describe('under a strict content security policy', () => {
  let page: Page;
  const violations: string[] = [];
  beforeAll(async () => {
    page = await browser.newPage();
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    await page.goto(address);
    await page.waitForSelector('[data-hydrated]');
  });

  it('the server’s HTML is the browser’s', async () => {
    expect(await page.getAttribute('#root', 'data-mismatch')).toBeNull();
  });

  it('the dialog opens on its heading, keeps the focus inside, and Escape gives it back', async () => {
    await page.getByRole('link', { name: '4' }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('3');
    const inside = await page.evaluate(() => {
      const dialog = document.querySelector('[role="dialog"]') as HTMLElement;
      return { dir: getComputedStyle(dialog).direction, lang: dialog.closest('[lang]')?.getAttribute('lang') };
    });
    expect(inside).toEqual({ dir: 'rtl', lang: 'ar' });
    const seen: (string | null | undefined)[] = [];
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect([seen[0], seen[1], seen[3]]).toEqual(['6', '5', '6']);
    // What is behind cannot be reached by a screen reader, nor scrolled.
    expect(await page.getAttribute('#root', 'aria-hidden')).toBe('true');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('4');
    expect(await page.getAttribute('#root', 'aria-hidden')).toBeNull();
  });

  it('an answer is given by keyboard', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getAttribute('output', 'data-answer')).toBe('refuse');
  });

  it('sections have become tabs, and a table that fits is no stop of the keyboard', async () => {
    const fresh = await browser.newPage();
    await fresh.goto(address);
    await fresh.getByRole('tab', { name: 'Second' }).click();
    expect(await fresh.getByText('Second part').isVisible()).toBe(true);
    expect(await fresh.getByText('First part').isVisible()).toBe(false);
    await expect.poll(() => fresh.getAttribute('[data-component="table"]', 'data-state')).toBe('fits');
    await fresh.close();
  });

  it('Escape pressed three times leaves, and "back" does not lead here again', async () => {
    const leaving = await browser.newPage();
    await leaving.goto(address);
    await leaving.getByRole('tab', { name: 'Second' }).waitFor();
    for (let press = 0; press < 3; press++) await leaving.keyboard.press('Escape');
    await leaving.waitForURL('**/styles.css');
    await leaving.goBack();
    expect(leaving.url()).toBe('about:blank');
    await leaving.close();
  });

  it('nothing was refused by the policy, which would have refused a style element', async () => {
    expect(violations).toEqual([]);
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    await expect.poll(() => violations.length).toBe(1);
  });
});

describe('without JavaScript', () => {
  it('dialogs are links to pages, what opens opens, and tabs are sections', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    expect(await page.getByRole('link', { name: '4' }).getAttribute('href')).toBe('/consent');
    await page.locator('[data-component="original-toggle"] summary').click();
    expect(await page.getByText('Alkuperäinen').isVisible()).toBe(true);
    await page.locator('[data-component="language-chooser"] summary').click();
    expect(await page.getByRole('link', { name: 'suomi' }).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Opener' }).getAttribute('href')).toBe('/dialog');
    await page.getByText('Summary').click();
    for (const text of ['Disclosed', 'First part', 'Second part'])
      expect(await page.getByText(text).isVisible()).toBe(true);
    expect(await page.locator('[data-component="table"]').getAttribute('tabindex')).toBe('0');
    await context.close();
  });
});
