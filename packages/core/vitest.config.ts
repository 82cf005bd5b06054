import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'core',
    include: ['src/**/*.test.{ts,tsx}'],
    // Files share what they import: nothing of ours keeps a state in a module, and loading it anew took as long as the tests.
    isolate: false,
    globalSetup: ['@entraide/db/testing/global-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
