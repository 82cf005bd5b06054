import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'cli',
    include: ['src/**/*.test.ts'],
    // The first test with a database loads the places of the world.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
