import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/** A space has one address: whoever comes by another host is led to the same page there. Programs are answered where they ask. */
export function canonicalHost() {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { site, host, origin } = c.var;
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (site.kind !== 'space' || host === site.ctx.tenant.host || !reads || c.req.path.startsWith('/api/'))
      return next();
    // A domain may be let go again: no browser shall lead there for ever.
    c.header('Cache-Control', 'max-age=300');
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`${origin}${pathname}${search}`, 308);
  });
}
