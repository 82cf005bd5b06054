import { defineConfig } from 'vitest/config';
import { LongestFirst } from './.ci/longest-first.ts';

export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'apps/cli/vitest.config.ts',
      'apps/web/vitest.config.ts',
      'apps/web/e2e/vitest.config.ts',
      'apps/web/e2e/alone/vitest.config.ts',
      'apps/web/deploy/vitest.config.ts',
    ],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
