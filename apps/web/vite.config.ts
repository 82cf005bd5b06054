import { vitePlugin as remix } from '@remix-run/dev';
import tailwind from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { precompress } from './precompress.ts';

/**
 * The server imports our packages itself, as TypeScript: bundled a second time, an error's class would not be its class. A plugin,
 * because `ssr.external` bundles what resolves to a file that is not JavaScript.
 */
const ownPackagesStayOutside: Plugin = {
  name: 'own-packages-stay-outside',
  enforce: 'pre',
  resolveId: (id, _importer, { ssr }) =>
    ssr && /^@entraide\/(core|demo|model)(\/|$)/.test(id) ? { id, external: true } : null,
};

/**
 * What the board and every listing need lies in one file: a dozen small ones cost a header and a dictionary each. What it is built on lies in
 * another, which needs nothing of ours: else the two could need each other, and a page would begin before React is there.
 */
function partsOfEveryPage(id: string): string | undefined {
  // What the bundler itself adds is needed by both.
  if (/commonjsHelpers|vite\/preload-helper/.test(id)) return 'base';
  if (
    /\/node_modules\/(react|react-dom|scheduler|@remix-run\/[\w-]+|react-router|react-router-dom|turbo-stream|react-i18next|i18next|html-parse-stringify|void-elements|use-sync-external-store)\//.test(
      id,
    )
  )
    return 'base';
  const isPart =
    /\/app\/(components\/(Avatar|Button|EmptyState|Icon|KindMark|Link|ListingCard|Notice|Page|Time|UrgentMark|CategoryMark|ContactLink|last-board|page-meta|root-data)|i18n\/format|framework\/(nonce|hold-unsent|submission)|forms\/kept)\.tsx?$|\/model\/src\/(path\/paths|language\/(languages|say))|\/components\/icons\.svg/;
  return isPart.test(id) ? 'parts' : undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
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
    ownPackagesStayOutside,
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Bytes before compression. The larger it is, the more small parts are merged into chunks of pages that never run them.
    rollupOptions: {
      output: {
        experimentalMinChunkSize: 300,
        ...(!isSsrBuild && { manualChunks: partsOfEveryPage, onlyExplicitManualChunks: true }),
      },
    },
  },
  // react-map-gl asks for the other build by itself; unaliased, half a megabyte that nobody fetches is emitted too.
  resolve: { alias: [{ find: /^mapbox-gl$/, replacement: 'mapbox-gl/dist/mapbox-gl-csp.js' }] },
  server: { fs: { allow: ['../..'] } },
}));
