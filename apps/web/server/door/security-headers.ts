import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

export interface SecurityOptions {
  https: boolean;
  /** Of all spaces, with a star: where the form of a launch leads to. */
  spaces: string;
  /** Mapbox's origin where it draws the map: tiles, pictures and all. */
  mapOrigin: string | null;
  /** Origin of an archive of streets that is not on our disk. */
  tilesOrigin: string | null;
  /** Where people pay; empty: nowhere. */
  paidAt: readonly string[];
  /** Vite's client puts styles into the page and listens on a socket. */
  development: boolean;
}

/** A nonce for this answer, and the headers that every answer carries. */
export function security(options: SecurityOptions) {
  const fixed: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()'],
    ...(options.https ? ([['Strict-Transport-Security', 'max-age=31536000']] as [string, string][]) : []),
  ];
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of fixed) headers.set(name, value);
    const embeddable = c.req.path === '/embed';
    if (!embeddable) headers.set('X-Frame-Options', 'DENY');
    if (!headers.has('Content-Security-Policy'))
      headers.set('Content-Security-Policy', contentSecurityPolicy(c.var, c.req.path, options));
  });
}

function contentSecurityPolicy(
  { nonce, site }: Partial<Pick<AppEnv['Variables'], 'nonce' | 'site'>>,
  path: string,
  options: SecurityOptions,
): string {
  const { mapOrigin, tilesOrigin, development, spaces, paidAt } = options;
  const embeddable = path === '/embed';
  // A browser checks where a form ends up, too.
  const launching = path === '/launch' && site?.kind === 'platform';
  const map = mapOrigin === null ? [] : [mapOrigin];
  const tiles = tilesOrigin === null ? [] : [tilesOrigin];
  return Object.entries({
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    // data: and blob: are how the map's library draws its sprites.
    'img-src': ["'self'", 'data:', 'blob:', ...map],
    'connect-src': ["'self'", ...map, ...tiles, ...(development ? ['ws:'] : [])],
    'worker-src': ["'self'"],
    'font-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...(launching ? [spaces] : []), ...(site?.kind === 'space' ? paidAt : [])],
    'frame-ancestors': embeddable ? ['*'] : ["'none'"],
  })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
