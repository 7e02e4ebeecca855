import { playwright } from '@vitest/browser-playwright';
import type { Page } from 'playwright';
import type { BrowserCommand } from 'vitest/node';
import { browserArguments, findBrowser } from './packages/cli/bin/browser.js';

/** The browser on this machine; Playwright's own if there is none. */
const executablePath = await findBrowser();

export const browserProvider = playwright({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: browserArguments,
  },
  // Without this a fade-in is a race between it and the test.
  contextOptions: { reducedMotion: 'reduce', deviceScaleFactor: 1 },
});

/** Lets a story ask for forced colours, more contrast or a dark scheme: see `parameters.media` in the preview. */
export const emulateMedia: BrowserCommand<[Parameters<Page['emulateMedia']>[0]]> = async (context, media) => {
  await context.page.emulateMedia(media);
};
