import { defineConfig } from 'vitest/config';

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
        },
      },
    ],
  },
});
