import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'web',
    include: ['{server,app,basemap}/**/*.test.{ts,tsx}'],
    // As in core: files share what they import.
    isolate: false,
    // By its file: apps have no door to the database's package.
    globalSetup: ['../../packages/db/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
