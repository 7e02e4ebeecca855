import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, startBrowser, startPilot } from './pilot.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const steps = ['page', 'decisions', 'usability', 'trust', 'debrief', 'receipt'] as const;

let pilot: Awaited<ReturnType<typeof startPilot>>;
let browser: Browser;
beforeAll(async () => {
  [pilot, browser] = await Promise.all([startPilot(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await pilot?.end();
});

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, exceptions and requests to other origins. */
  readonly faults: string[];
}

async function visit(options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (m) => m.type() === 'error' && faults.push(`${m.text()} ${m.location().url}`));
  page.on('pageerror', (e) => faults.push(e.message));
  page.on('request', (r) => {
    if (!r.url().startsWith(pilot.url) && !r.url().startsWith('data:')) faults.push(`other origin: ${r.url()}`);
  });
  return { context, page, faults };
}

/** A study page of a new participant, past consent. */
async function consented(
  page: Page,
  language: string,
): Promise<{ readonly token: string; readonly participant: string }> {
  const response = await fetch(`${pilot.url}/api/allocation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment: id, language, consentVersion: 1 }),
  });
  const { token, participant } = (await response.json()) as { token: string; participant: string };
  await page.goto(`${pilot.url}/s/${token}`);
  await page.locator('#luotsi[data-ready]').waitFor();
  return { token, participant };
}

async function answerStep(page: Page, step: string): Promise<void> {
  const names = await page
    .locator(`[data-step="${step}"] form.tyc-form input[type=radio]`)
    .evaluateAll((radios) => [...new Set(radios.map((r) => (r as HTMLInputElement).name))]);
  for (const name of names)
    await page.locator(`[data-step="${step}"] input[name="${name}"]`).first().check({ force: true });
}
const goOn = (page: Page, step: string): Promise<void> =>
  page.locator(`[data-step="${step}"] button[data-variant="primary"]`).last().click();

/** Calls `look` at every step of a participant's way. */
async function throughSteps(page: Page, look: (step: string) => Promise<void>): Promise<void> {
  for (const step of steps) {
    await page.locator(`[data-step="${step}"]`).waitFor();
    await answerStep(page, step);
    await look(step);
    if (step !== 'receipt') await goOn(page, step);
  }
}

/** The page's own security policy forbids foreign scripts; the browser's debugger may still run one. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await run.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
  });
}

async function pressUntil(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  throw new Error(`80 presses of Tab did not reach ${selector}`);
}

describe('a participant', () => {
  it.each(['fi', 'en', 'ar'])(
    'in %s finds no barrier that axe knows, at 320 px no sideways scrolling, and no foreign request',
    async (language) => {
      const { context, page, faults } = await visit({ viewport: { width: 320, height: 640 } });
      const narrow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      for (const path of [
        `/p/${id}`,
        `/p/${id}/${language}`,
        `/p/${id}/${language}/consent`,
        `/p/${id}/${language}/declined`,
        `/withdraw/${language}`,
      ]) {
        await page.goto(pilot.url + path);
        expect(await axe(page), path).toEqual([]);
        expect(await narrow(), path).toBe(0);
      }
      await consented(page, language);
      await throughSteps(page, async (step) => {
        expect(await axe(page), step).toEqual([]);
        expect(await narrow(), step).toBe(0);
      });
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it('goes from the choice of language to the receipt by keyboard alone', async () => {
    const { context, page, faults } = await visit();
    await page.goto(`${pilot.url}/p/${id}`);
    await pressUntil(page, 'a[hreflang="fi"]');
    await page.keyboard.press('Enter');
    await page.locator('#luotsi[data-ready]').waitFor();
    await pressUntil(page, '[data-component="consent-gate"]');
    await page.keyboard.press('Enter');
    const dialog = page.locator('[role="dialog"]');
    await dialog.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-component')))
      .toBe('consent-gate');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await pressUntil(page, 'button[value="accept"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/s/*');
    for (const step of steps) {
      await page.locator(`[data-step="${step}"]`).waitFor();
      if (step !== 'page')
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.tagName), { message: `focus at ${step}` })
          .toBe('H1');
      const names = await page
        .locator(`[data-step="${step}"] form.tyc-form input[type=radio]`)
        .evaluateAll((radios) => [...new Set(radios.map((r) => (r as HTMLInputElement).name))]);
      for (const name of names) {
        await pressUntil(page, `input[name="${name}"]`);
        await page.keyboard.press('Space');
      }
      if (step === 'receipt') break;
      await pressUntil(
        page,
        `[data-step="${step}"] .tyc-next button, [data-step="${step}"] form.tyc-form button[type=submit]`,
      );
      await page.keyboard.press('Enter');
    }
    expect(await page.locator('[data-step="receipt"] bdi').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('reads to the end of the information and can agree with JavaScript switched off', async () => {
    const { context, page } = await visit({ javaScriptEnabled: false });
    await page.goto(`${pilot.url}/p/${id}`);
    await page.locator('a[hreflang="ar"]').first().click();
    await page.waitForURL(`**/p/${id}/ar`);
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(800);
    await page.locator('[data-component="consent-gate"]').click();
    await page.waitForURL('**/consent');
    await page.locator('button[value="accept"]').click();
    await page.waitForURL('**/s/*');
    await page.locator('[data-step="page"] article').first().waitFor();
    expect(await page.locator('noscript, .tyc-noscript').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('leaves nothing on the device before consent, and nothing at all after refusing', async () => {
    const { context, page, faults } = await visit();
    const before = pilot.store.ledger().length;
    await page.goto(`${pilot.url}/p/${id}/en`);
    await page.locator('[data-component="consent-gate"]').click();
    await page.locator('[data-component="consent-form"] button[value="refuse"]').click();
    await page.waitForURL('**/declined');
    expect(await context.cookies()).toEqual([]);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]),
    ).toEqual([0, 0, 0, 0]);
    expect(pilot.store.ledger()).toHaveLength(before);
    expect(pilot.store.refusals().find((r) => r.language === 'en')?.count).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sees the allocated arm in the server’s HTML, the same after hydration, without a shift, and is exposed once', async () => {
    const { context, page, faults } = await visit();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const e of list.getEntries() as unknown as { value: number }[]) shifts.push(e.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const { token, participant } = await consented(page, 'ar');
    const entry = pilot.store.entryOf(participant);
    const served = await (await fetch(`${pilot.url}/s/${token}`)).text();
    await page.waitForLoadState('networkidle');
    const live = await page.locator('#luotsi').evaluate((e) => e.innerHTML);
    const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    const servedHtml = /<div id="luotsi">([\s\S]*)<\/div><script type="application\/json"/.exec(served)?.[1] ?? '';
    const withoutNoscript = (html: string): string => html.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '');
    expect(text(withoutNoscript(live))).toBe(text(withoutNoscript(servedHtml)).replaceAll('&#x27;', "'"));
    expect(live.includes('data-component="key-facts"')).toBe(entry?.arm === 'key-facts');
    expect(live.includes('data-component="original-toggle"')).toBe(entry?.arm !== 'notice');
    await page.reload();
    await page.waitForLoadState('networkidle');
    await expect
      .poll(() => pilot.store.exposures().filter((e) => e.participant === participant))
      .toEqual([{ participant, arm: entry?.arm, count: 1 }]);
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('has one direction on a right-to-left page: only foreign fragments turn', async () => {
    const { context, page } = await visit();
    await consented(page, 'ar');
    await throughSteps(page, async (step) => {
      const leaks = await page.evaluate(() =>
        [...document.querySelectorAll('[dir="ltr"]')]
          .filter((e) => !e.closest('bdi') && !['fi', 'sv', 'en'].includes(e.getAttribute('lang') ?? ''))
          .map((e) => e.outerHTML.slice(0, 120)),
      );
      expect(leaks, step).toEqual([]);
      if (step === 'usability') {
        // The scale is mirrored, its stored value is not: 1 stands at the right.
        const places = await page
          .locator('input[name="umux-lite-ease"]')
          .evaluateAll((list) =>
            list.map((e) => [Number((e as HTMLInputElement).value), e.getBoundingClientRect().x] as const),
          );
        expect(places.toSorted((a, b) => b[1] - a[1]).map(([value]) => value)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      }
    });
    await context.close();
  });

  it('is told what is missing, and nothing is sent before all is answered', async () => {
    const { context, page } = await visit();
    const { participant } = await consented(page, 'fi');
    await goOn(page, 'page');
    await page.locator('[data-step="decisions"]').waitFor();
    await goOn(page, 'decisions');
    const summary = page.locator('[data-component="error-summary"]');
    await summary.waitFor();
    expect(await summary.locator('a').count()).toBe(6);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-component="error-summary"]') !== null))
      .toBe(true);
    expect(pilot.store.answers().filter((a) => a.participant === participant)).toEqual([]);
    await context.close();
  });

  it('can stop, and can have everything erased with the code on the receipt', async () => {
    const { context, page, faults } = await visit();
    const { participant } = await consented(page, 'en');
    await goOn(page, 'page');
    await page.locator('[data-component="stop-button"]').click();
    const code = await page.locator('[data-component="receipt"] bdi').innerText();
    await expect.poll(() => pilot.store.stops().some((s) => s.participant === participant)).toBe(true);
    await page.goto(`${pilot.url}/withdraw/en`);
    await page.locator('input[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.locator('main form button[type=submit]').click();
    await expect.poll(() => pilot.store.mine(participant)).toBeNull();
    expect(pilot.store.steps().some((s) => s.participant === participant)).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });
});
