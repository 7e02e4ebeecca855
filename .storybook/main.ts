import { defineMain } from '@storybook/react-vite/node';
import { mergeConfig } from 'vite';

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['./*.mdx', '../packages/*/src/**/*.stories.tsx', '../experiments/*/stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // react-docgen-typescript needs the compiler API that TypeScript 7 does not have.
  typescript: { reactDocgen: 'react-docgen', check: false },
  viteFinal: (config) =>
    mergeConfig(config, {
      // Packages are seen as source, not as what was last built.
      resolve: { conditions: ['luotsi:source', 'module', 'browser', 'development|production'] },
      build: {
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          // Radix marks its modules 'use client'; a bundle for the browser may drop that.
          onLog: (level: string, log: { code?: string }, next: (level: string, log: unknown) => void) => {
            if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
          },
        },
      },
    }),
});
