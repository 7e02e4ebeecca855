import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { browserProvider, emulateMedia } from '../../../../vitest.browser.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** The `stories` project of vitest.config.ts, over the broken story. */
export default defineConfig({
  root,
  resolve: { conditions: ['luotsi:source', 'module', 'browser', 'development|production'] },
  plugins: [storybookTest({ configDir: join(import.meta.dirname, 'storybook'), initialGlobals: { language: 'fi' } })],
  // A cache of its own: the run that this one is a part of is using the other.
  cacheDir: join(root, 'node_modules', '.cache', 'gate'),
  test: {
    name: 'gate',
    testTimeout: 60_000,
    setupFiles: [join(root, 'vitest.media.setup.ts')],
    browser: {
      enabled: true,
      headless: true,
      provider: browserProvider,
      commands: { emulateMedia },
      instances: [{ browser: 'chromium' }],
    },
  },
});
