import { defineConfig } from 'vitest/config';

// No test measures time; a busy machine may be slow. A project takes nothing over from the list of projects.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'node',
          environment: 'node',
          include: ['tests/{domain,content,store,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          ...patience,
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
