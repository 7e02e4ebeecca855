import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../cli/bin/browser.js';
import { renderLetter, renderReport, reportLanguages, reportPolicy } from '../src/index.js';
import { definition, harmInOne, results } from './fixtures.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const pages = results.flatMap(([name, result]) =>
  reportLanguages.map((language) => ({
    name,
    language,
    file: `${name.replaceAll(' ', '-')}.${language}.html`,
    html: renderReport({ result: result(), definition, language, links: [{ label: 'CSV', href: 'data.csv' }] }),
  })),
);

const letters = reportLanguages.map((language) => ({
  language,
  file: `letter.${language}.html`,
  html: renderLetter({ result: harmInOne(), definition, language }),
}));

let browser: Browser;
let folder: string;
let server: Server;
let base: string;

beforeAll(async () => {
  const executablePath = await findBrowser();
  browser = await chromium.launch({ args: browserArguments, ...(executablePath ? { executablePath } : {}) });
  folder = await mkdtemp(join(tmpdir(), 'luotsi-report-'));
  for (const { file, html } of [...pages, ...letters]) await writeFile(join(folder, file), html);
  // Served as the collector serves it: under a policy that knows the style sheet by its hash only.
  server = createServer((request, response) => {
    const page = pages.find((p) => `/${p.file}` === request.url);
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `${reportPolicy}; frame-ancestors 'none'`,
    });
    response.end(page?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

async function open(address: string, width: number, bypassCSP = false): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, complaints, requests };
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () =>
    (
      await (
        globalThis as unknown as { axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } }
      ).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
    ).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`),
  );
}

const fromDisk = (file: string): string => pathToFileURL(join(folder, file)).href;

describe.each(pages)('report of $name in $language', ({ file }) => {
  it.each([1000, 320])('has no axe violation at %i px', async (width) => {
    // axe itself is a script, which the page’s policy forbids: it is let in past the policy, the page is not changed.
    const { page } = await open(fromDisk(file), width, true);
    const found = await violations(page);
    await page.context().close();
    expect(found).toEqual([]);
  });

  it.each([
    ['from disk', () => fromDisk(file)],
    ['from a server with a policy', () => `${base}/${file}`],
  ])('looks as it should %s, asking for nothing else', async (_, address) => {
    const { page, complaints, requests } = await open(address(), 320);
    const seen = await page.evaluate(() => ({
      family: getComputedStyle(document.body).fontFamily,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      drawings: [...document.querySelectorAll<SVGElement>('svg.drawing')]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .map((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))),
      smallest: Math.min(
        ...[...document.querySelectorAll<SVGTextElement>('svg.drawing text')]
          .filter((t) => t.getBoundingClientRect().width > 0)
          .map((t) => Number(t.getAttribute('font-size'))),
      ),
      cut: [...document.querySelectorAll<SVGTextElement>('svg.drawing text')]
        .filter((t) => {
          const text = t.getBoundingClientRect();
          const svg = t.ownerSVGElement?.getBoundingClientRect();
          return svg && text.width > 0 && (text.right > svg.right + 1 || text.left < svg.left - 1);
        })
        .map((t) => t.textContent),
    }));
    await page.context().close();
    expect(complaints).toEqual([]);
    expect(requests.filter((r) => !r.startsWith('data:'))).toHaveLength(1);
    expect(seen.family).toContain('system-ui');
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.drawings).toHaveLength(3);
    for (const scale of seen.drawings) expect(scale * seen.smallest).toBeGreaterThanOrEqual(12);
    expect(seen.cut).toEqual([]);
  });

  it('cuts no word at 1000 px', async () => {
    const { page } = await open(fromDisk(file), 1000);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<SVGTextElement>('svg.drawing text')]
        .filter((t) => {
          const text = t.getBoundingClientRect();
          const svg = t.ownerSVGElement?.getBoundingClientRect();
          return svg && text.width > 0 && (text.right > svg.right + 1 || text.left < svg.left - 1);
        })
        .map((t) => t.textContent),
    );
    await page.context().close();
    expect(cut).toEqual([]);
  });
});

describe('letter to those who took part', () => {
  it.each(letters)('has no axe violation and fits 320 px ($language)', async ({ file }) => {
    const { page } = await open(fromDisk(file), 320, true);
    const found = await violations(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.context().close();
    expect(found).toEqual([]);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a reader without a mouse, colours or a screen', () => {
  it('skips to the result and scrolls a wide table by keyboard', async () => {
    const { page } = await open(fromDisk(pages[0]?.file ?? ''), 320);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const table = page.locator('#numbers .scroll');
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => table.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
    await page.context().close();
  });

  it('sees drawings and words in forced colours', async () => {
    const { page } = await open(fromDisk(pages[0]?.file ?? ''), 1000);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    const seen = await page.evaluate(() => {
      const style = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(selector) as Element);
      return {
        canvas: style('body').backgroundColor,
        text: style('.wide .drawing text').fill,
        axis: style('.wide .drawing line').stroke,
        dot: style('.wide .drawing circle:not([stroke])').fill,
        ring: style('.wide .drawing circle[stroke]').stroke,
      };
    });
    await page.context().close();
    const { canvas, ...drawn } = seen;
    expect(Object.entries(drawn).filter(([, colour]) => colour === canvas)).toEqual([]);
  });

  it('gets a PDF with a tag tree and the drawings', async () => {
    const { page } = await open(fromDisk(pages[0]?.file ?? ''), 1000);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.wide svg, .narrow svg')].map((e) => e.getBoundingClientRect().width > 0),
    );
    await page.context().close();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('/StructTreeRoot')).toBe(true);
    expect(shown).toEqual([true, false, true, false, true, false]);
  });
});
