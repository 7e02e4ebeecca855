import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { browserProvider, emulateMedia } from './vitest.browser.js';

// Pictures of every story in Finnish and Arabic against the ones that this machine made before (visual/baseline, not
// in git: they depend on the machine's fonts and browser). `npm run test:visual -- --update` makes or renews them.
export default defineConfig({
  plugins: [storybookTest({ configDir: '.storybook', tags: { include: ['test'], exclude: ['no-visual'], skip: [] } })],
  test: {
    name: 'visual',
    isolate: false,
    testTimeout: 60_000,
    // Storybook turns writing off unless the configuration asks for it; --update needs it.
    api: { allowWrite: true },
    setupFiles: ['./vitest.media.setup.ts', './vitest.visual.setup.ts'],
    browser: {
      enabled: true,
      headless: true,
      provider: browserProvider,
      commands: { emulateMedia },
      instances: ['fi', 'ar'].map((language) => ({
        browser: 'chromium' as const,
        name: language,
        // The first key is Storybook's own: the globals that stories start from.
        provide: { 'storybook/test-initial-globals': { language }, visualLanguage: language } as never,
      })),
      expect: {
        toMatchScreenshot: {
          comparatorName: 'pixelmatch',
          comparatorOptions: { threshold: 0.1, allowedMismatchedPixelRatio: 0 },
          resolveScreenshotPath: ({ root, arg, ext }) => join(root, 'visual', 'baseline', `${arg}${ext}`),
          resolveDiffPath: ({ root, arg, ext }) => join(root, 'visual', 'diff', `${arg}${ext}`),
        },
      },
    },
  },
});
