import { memberOf } from '@entraide/core/ctx';
import type { ServerBuild } from '@remix-run/server-runtime';
import { siteAction, siteLoader } from '../../app/framework/index.ts';

/** A build of one root route: it says as plain text what the routes of a page are handed, and fails when it is asked to. */
export const barePages = {
  routes: {
    root: {
      id: 'root',
      path: '*',
      parentId: undefined,
      module: {
        default: () => null,
        ErrorBoundary: () => null,
        loader: siteLoader(({ context, url }) => {
          if (url.pathname === '/boom') throw new Error('secret of the database');
          return {
            site: context.site.kind,
            tenant: context.ctx?.tenant.slug ?? null,
            actor: (context.ctx && memberOf(context.ctx)?.displayName) ?? null,
            locale: context.locale,
          };
        }),
        action: siteAction(async ({ request, session }) => {
          const form = await request.formData();
          session.browserToken();
          return { got: Object.fromEntries(form) };
        }),
      },
    },
  },
  entry: {
    module: {
      default: (
        _: Request,
        status: number,
        headers: Headers,
        { staticHandlerContext: { loaderData, actionData } }: never,
      ) => {
        headers.set('Content-Type', 'application/json');
        return new Response(JSON.stringify({ loaderData, actionData }), { status, headers });
      },
      handleError: (error: unknown, { context }: { context: { reportError(error: unknown): void } }) =>
        context.reportError(error),
    },
  },
  assets: { version: '1', url: '', entry: { module: '', imports: [] }, routes: {} },
  publicPath: '/',
  assetsBuildDirectory: '',
  basename: '/',
  isSpaMode: false,
  mode: 'production',
  future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  // Only what a request handler reads: a whole build has the browser's files, too.
} as unknown as ServerBuild;
