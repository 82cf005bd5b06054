import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'cli',
    include: ['src/**/*.test.ts'],
    // Each test starts the command for real, several times.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
