import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

/** A Remix application with nothing in it: what the framework itself costs. */
export default defineConfig({
  plugins: [remix({ appDirectory: 'app', future: { v3_singleFetch: true, v3_lazyRouteDiscovery: true } })],
  logLevel: 'error',
});
