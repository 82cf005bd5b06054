import { defineConfig } from 'vitest/config';

/** Journeys that take all of a machine, or take something away from it: nothing runs beside them. */
export default defineConfig({
  test: {
    name: 'journeys-alone',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    globalSetup: ['./planted.setup.ts'],
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One file after another, when all other projects are done.
    fileParallelism: false,
  },
});
