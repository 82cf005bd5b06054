import { readdirSync } from 'node:fs';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { precompress } from './server/precompress.ts';

/** Vite only leaves an import alone whose whole name is listed, because our packages are TypeScript. */
const doors = (name: 'core' | 'model') =>
  readdirSync(new URL(`../../packages/${name}/src/`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `@entraide/${name}/${entry.name}`);

export default defineConfig({
  plugins: [
    tailwind(),
    remix({
      appDirectory: 'app',
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
        // Else the first cold page in development loads two Reacts.
        unstable_optimizeDeps: true,
      },
    }),
    precompress(),
  ],
  // The server imports these itself: bundled a second time, an error's class would not be its class.
  ssr: { external: ['@entraide/model', ...doors('core'), ...doors('model')] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Bytes. A page asks for eight scripts instead of twenty, for two kilobytes more.
    rollupOptions: { output: { experimentalMinChunkSize: 5000 } },
  },
  // react-map-gl asks for the other build by itself; unaliased, half a megabyte that nobody fetches is emitted too.
  resolve: { alias: [{ find: /^mapbox-gl$/, replacement: 'mapbox-gl/dist/mapbox-gl-csp.js' }] },
  server: { fs: { allow: ['../..'] } },
});
