import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { browserProvider, emulateMedia } from './vitest.browser.js';

/** Packages see each other's source. */
const conditions = ['luotsi:source'];
const source = {
  resolve: { conditions: [...conditions, 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/src/**/*.test.tsx',
            'packages/*/test/**/*.test.ts',
            'experiments/*/test/**/*.test.{ts,tsx}',
            'test/unit/**/*.test.ts',
          ],
          exclude: ['**/*.e2e.test.ts', '**/*.pg.test.ts', '**/node_modules/**', '**/dist/**'],
          setupFiles: ['./vitest.properties.setup.ts'],
          // Generous: nothing here measures time, and the machine may be busy.
          testTimeout: 60_000,
        },
      },
      {
        // A real PostgreSQL: the one of DATABASE_URL, or one that the set-up starts. One file at a time.
        ...source,
        test: {
          name: 'postgres',
          environment: 'node',
          include: ['packages/*/test/**/*.pg.test.ts'],
          globalSetup: ['packages/store/test/postgres.setup.ts'],
          setupFiles: ['./vitest.properties.setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Every story is a test in a real browser: it renders, plays and has no axe violation, in three languages.
        ...source,
        plugins: [storybookTest({ configDir: '.storybook', initialGlobals: { language: 'fi' } })],
        test: {
          name: 'stories',
          isolate: false,
          // The first story of a run loads Storybook and axe.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // STORY_LANGUAGES=sv,so,fa,… plays them in others.
          provide: { languages: { first: 'fi', others: (process.env['STORY_LANGUAGES'] ?? 'en,ar').split(',') } },
          setupFiles: ['./vitest.media.setup.ts', './vitest.languages.setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: browserProvider,
            commands: { emulateMedia },
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // Real browser, real server, real database. One file at a time: the machine may have two cores.
        ...source,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['packages/*/test/**/*.e2e.test.ts', 'test/e2e/**/*.e2e.test.ts'],
          fileParallelism: false,
          // A browser on a busy machine may miss a moment once; a defect fails twice.
          retry: process.env['CI'] ? 1 : 0,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
