import { join } from 'node:path';
import type { Experiment } from '@luotsi/protocol';
import { chromium, type Page } from 'playwright';
import { browserArguments, ensureBrowser } from '../../bin/browser.js';
import { CliError, exit } from '../failure.js';
import type { SyntheticPerson } from './people.js';

export interface Walk {
  readonly screenshots: readonly string[];
  /** Events that the collector has of this person. */
  readonly events: number;
}

export interface Walker {
  /** Goes through the pages as the person would, from the choice of language to the receipt. */
  walk(person: SyntheticPerson, expected: { readonly arm: string; readonly form: string }): Promise<Walk>;
  close(): Promise<void>;
}

const patience = 30_000;

/** What a page must never do, noted while it is walked. */
function watch(page: Page, base: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`the console says: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(`the page throws: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
      faults.push(`the page asks another origin: ${request.url()}`);
  });
  return faults;
}

const stored = (page: Page): Promise<number> =>
  page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);

/** Answers the questions of a step; one that the page does not ask ends the walk. */
async function fill(
  page: Page,
  step: string,
  items: readonly string[],
  values: ReadonlyMap<string, number>,
): Promise<void> {
  for (const item of items)
    // oxlint-disable-next-line no-await-in-loop -- one after another, as a person answers
    await page
      .locator(`[data-step="${step}"] input[name="${item}"][value="${values.get(item)}"]`)
      .check({ force: true });
}

/** The events of a participant as the collector shows them, once it has the last step. */
async function acknowledged(base: string, token: string, last: string): Promise<number> {
  const until = Date.now() + patience;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const response = await fetch(`${base}/api/mine`, { headers: { authorization: `Bearer ${token}` } });
    if (response.ok) {
      // oxlint-disable-next-line no-await-in-loop
      const { events } = (await response.json()) as { events: { kind: string; name: string }[] };
      if (events.some((e) => e.kind === 'step' && e.name === last)) return events.length;
    }
    if (Date.now() > until) throw new Error('the collector did not get the last step');
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A browser that walks synthetic people through the pages served at `base`; screenshots go into `folder`. */
export async function openWalker(options: {
  readonly base: string;
  readonly definition: Experiment;
  /** The items of each question step. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  readonly folder: string;
}): Promise<Walker> {
  const { base, definition, items, folder } = options;
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments });
  return {
    async walk(person, expected) {
      // A phone of the cheaper kind.
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const faults = watch(page, base);
      const screenshots: string[] = [];
      const name = `${expected.arm}-${person.language}`;
      const shoot = async (what: string): Promise<void> => {
        const file = join(folder, `${name}-${String(screenshots.length + 1).padStart(2, '0')}-${what}.png`);
        await page.screenshot({ path: file, fullPage: true });
        screenshots.push(file);
      };
      try {
        await page.goto(`${base}/p/${definition.id}`);
        await shoot('languages');
        await page.locator(`a[hreflang="${person.language}"]`).first().click();
        const gate = page.locator('[data-component="consent-gate"]');
        await gate.waitFor();
        // The link before the script and the dialog after it are two ways; this walk takes the second.
        await page.locator('#luotsi[data-ready]').waitFor();
        await shoot('information');
        await gate.click();
        await page.locator('[data-component="consent-form"]').waitFor();
        await shoot('consent');
        if ((await stored(page)) > 0) faults.push('something was stored on the device before consent');
        await page.locator('[data-component="consent-form"] button[value="accept"]').click();
        await page.waitForURL(`${base}/s/*`);
        await page.locator('#luotsi[data-ready]').waitFor();
        const values = person.answers(expected);
        for (const [place, step] of definition.steps.entries()) {
          // oxlint-disable no-await-in-loop -- a person takes one step after another
          await page.locator(`[data-step="${step}"]`).waitFor();
          await fill(page, step, items.get(step) ?? [], values);
          await shoot(step);
          if (place < definition.steps.length - 1)
            await page.locator(`[data-step="${step}"] button[data-variant="primary"]`).last().click();
          // oxlint-enable no-await-in-loop
        }
        const token = new URL(page.url()).pathname.split('/')[2] ?? '';
        const events = await acknowledged(base, token, definition.steps.at(-1) ?? '');
        if (faults.length > 0) throw new Error(faults.join('; '));
        return { screenshots, events };
      } catch (error) {
        throw new CliError(
          'LUOTSI_WALK',
          `The walk of synthetic person ${person.number} (${name}) did not reach its end, so people would not either: ${error instanceof Error ? error.message : String(error)}${screenshots.length > 0 ? ` The last picture is ${screenshots.at(-1)}.` : ''}`,
          exit.failed,
        );
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
