import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-700.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-700.css';
import { afterEach, expect, inject } from 'vitest';
import { page } from 'vitest/browser';

declare module 'vitest' {
  interface ProvidedContext {
    visualLanguage: string;
  }
}

// One set of fonts, from the project, so that a picture does not depend on what a machine has installed.
document.documentElement.style.setProperty('--lu-font', "'Noto Sans', 'Noto Sans Arabic', sans-serif");

// The story is still mounted: its play function and the accessibility check have run.
afterEach(async ({ task }) => {
  const { storyId } = task.meta as { storyId?: string };
  if (storyId === undefined || task.result?.state === 'fail') return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await document.fonts.ready;
  // The whole of it, not what a window shows; the next story sets its own size.
  await page.viewport(window.innerWidth, Math.max(window.innerHeight, document.documentElement.scrollHeight));
  await expect(page.elementLocator(document.body)).toMatchScreenshot(`${inject('visualLanguage')}/${storyId}`);
});
