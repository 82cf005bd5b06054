import { type AppLoadContext, createRequestHandler } from '@remix-run/server-runtime';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import type { Deps } from './deps.ts';

/** The pages: last of all, they take every address that nothing before them took. */
export function pages({ pages: { build, mode }, mapbox, devMail, log }: Deps) {
  const handle = createRequestHandler(build, mode);
  return createMiddleware<AppEnv>(async (c) => {
    const { site, locale, nonce, host, origin, cookies, requestId } = c.var;
    const context: AppLoadContext = {
      site,
      ctx: site.kind === 'space' ? site.ctx : null,
      locale,
      nonce,
      host,
      origin,
      cookies,
      session: cookies,
      map: mapbox ? { kind: 'mapbox', ...mapbox } : { kind: 'offline' },
      devMail: devMail !== null,
      reportError: (error) => log.error({ requestId, ...describeError(error, mode) }, 'a page failed'),
    };
    const response = await handle(isSafe(c.req.method) ? c.req.raw : guarded(c.req.raw), context);
    const headers = new Headers(response.headers);
    headers.append('Vary', 'Cookie, Accept-Language');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
    return new Response(response.body, { status: response.status, headers });
  });
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** Remix's own check trusts X-Forwarded-Host and skips some routes: ours has decided, so it gets nothing to be wrong about. */
function guarded(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('Origin');
  return new Request(request, { headers });
}

/** Where it happened, and only in development its message: that of a database quotes data. */
export function describeError(error: unknown, mode: Deps['pages']['mode']): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(mode === 'development' ? { message: error.message } : {}),
    at: at?.slice(0, 6).map((line) => line.trim()),
  };
}
