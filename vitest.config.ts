import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test measures time; a busy machine may be slow.
    testTimeout: 120_000,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{domain,content,store,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/{ui,views,features,app}/**/*.test.tsx'],
          setupFiles: ['tests/support/dom-setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
});
