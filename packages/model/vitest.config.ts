import { defineConfig } from 'vitest/config';

export default defineConfig({
  // As in core.
  test: { name: 'model', include: ['src/**/*.test.ts'], isolate: false },
});
