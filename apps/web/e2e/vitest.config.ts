import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    // As in core: files share what they import.
    isolate: false,
    // By its file: apps have no door to the database's package.
    globalSetup: ['./server.setup.ts', '../../../packages/db/src/testing/global-setup.ts'],
    // Two browsers and a server share a busy machine: a second is not much.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
