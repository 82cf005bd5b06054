import { type AppLoadContext, createRequestHandler } from '@remix-run/server-runtime';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { LoadContext } from '../http/load-context.ts';
import type { PageCache } from './cache/page-cache.ts';
import type { AppEnv } from './door/app-env.ts';
import { isGone, nobody } from './door/in-flight.ts';
import type { Deps } from './start/deps.ts';

/** The pages: last of all, they take every address that nothing before them took. */
export function pages(deps: Deps) {
  const { pageCache, mapbox, mapTiles, devMail, mailLeaves, log } = deps;
  const { build, mode } = deps.pages;
  const handle = createRequestHandler(build, mode);
  return createMiddleware<AppEnv>(async (c) => {
    const { site, locale, nonce, host, ip, origin, cookies, requestId } = c.var;
    const key = pageCache && keyOf(c, pageCache);
    const kept = key && pageCache.get(key);
    if (kept) return new Response(kept.body.replaceAll(kept.nonce, nonce), { headers: kept.headers });
    let retryAfter: number | null = null;
    const context: AppLoadContext = {
      site,
      ctx: site.kind === 'space' ? site.ctx : null,
      operate: operateOf(deps),
      launchPolicy: deps.launchPolicy,
      settings: deps.settings,
      hostSaid: deps.about.host,
      locale,
      nonce,
      host,
      ip,
      origin,
      cookies,
      session: cookies,
      map: mapOf({ mapbox, mapTiles }),
      devMail: devMail !== null,
      setRetryAfter: (seconds) => {
        retryAfter = seconds;
      },
      mailLeaves,
      refused: c.var.refused ?? null,
      reportError: (error) => log.error({ requestId, ...describeError(error, mode) }, 'a page failed'),
    };
    const response = await handle(isSafe(c.req.method) ? c.req.raw : guarded(c.req.raw), context);
    // Remix stops between two steps, with an error that nobody reads.
    if (isGone(c)()) return nobody();
    const headers = new Headers(response.headers);
    headers.append('Vary', 'Cookie, Accept-Language');
    if (retryAfter !== null && response.status >= 400) headers.set('Retry-After', String(retryAfter));
    if (!headers.has('Cache-Control'))
      headers.set('Cache-Control', site.kind === 'console' ? 'no-store' : 'private, no-cache');
    if (!key || response.status !== 200 || cookies.setCookies().length > 0)
      return new Response(response.body, { status: response.status, headers });
    const body = await response.text();
    pageCache.set(key, { headers: [...headers], body, nonce });
    return new Response(body, { headers });
  });
}

/** What a route needs to act for an operator or for somebody who launches a space. */
function operateOf({
  operatorDb,
  clock,
  log,
  fileStore,
  geocoder = null,
  dns,
  stripe,
  plans,
}: Deps): LoadContext['operate'] {
  const more = { ...(dns && { dns }), ...(stripe && { stripe }), ...(plans && { plans }) };
  return operatorDb && { db: operatorDb, clock, log, fileStore, geocoder, ...more };
}

/** An archive of streets is named for the map alone, a Mapbox token may be there to look places up: the archive goes first. */
function mapOf({ mapbox, mapTiles }: Pick<Deps, 'mapbox' | 'mapTiles'>): AppLoadContext['map'] {
  if (mapTiles) return { kind: 'offline', tiles: mapTiles.address };
  return mapbox ? { kind: 'mapbox', ...mapbox } : { kind: 'offline' };
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** Remix's own check trusts X-Forwarded-Host and skips some routes: ours has decided, so it gets nothing to be wrong about. */
function guarded(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('Origin');
  return new Request(request, { headers });
}

/** A board or a listing, in a space that everybody reads, for somebody who brings no cookie: nothing in it is about them. */
function keyOf(c: Context<AppEnv>, cache: PageCache): string | null {
  const { site, locale, host, origin } = c.var;
  if (c.req.method !== 'GET' || c.req.header('cookie') !== undefined || site.kind !== 'space') return null;
  const { tenant } = site.ctx;
  if (tenant.status !== 'open' || tenant.config.reading !== 'public') return null;
  const { pathname, search } = new URL(c.req.url);
  if (pathname !== '/' && !/^\/listings\/[0-9a-f-]{36}$/.test(pathname)) return null;
  return cache.keyOf(tenant.id, [tenant.version, host, origin, locale, pathname + search]);
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
