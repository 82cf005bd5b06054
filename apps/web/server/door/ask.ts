import { mayServe } from '@entraide/core/domain';
import { DomainError } from '@entraide/core/error';
import { Hono } from 'hono';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';
import { isLoopback, trustedBy } from './client-ip.ts';
import { normaliseHost } from './host.ts';

const fresh = { 'Cache-Control': 'no-store' };

/**
 * Caddy asks before it fetches a certificate (`on_demand_tls { ask … }`): 200 for a host that we serve, 404 for any other, 503 when
 * nobody knows. It asks from this machine or as the proxy that the operator named, and for itself: a request that it hands on carries
 * X-Forwarded-For. To everybody else there is no such address.
 */
export function ask({
  rootDomain,
  tenants,
  trustedProxies,
}: Pick<Deps, 'rootDomain' | 'tenants' | 'trustedProxies'>) {
  const isTrusted = trustedBy(trustedProxies);
  const app = new Hono<AppEnv>();
  app.get('/internal/ask', async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;
    const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
    if (peer === null || forwarded !== undefined || !(isLoopback(peer) || isTrusted(peer))) return next();
    const [asked, ...more] = c.req.queries('domain') ?? [];
    const host = asked === undefined || more.length > 0 || asked.includes(':') ? null : normaliseHost(asked);
    if (host === null) return c.text('not a host', 400, fresh);
    try {
      const served = await mayServe({ rootDomain, tenants }, host);
      return served ? c.text('served', 200, fresh) : c.text('not served', 404, fresh);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'unavailable') throw error;
      return c.text('unknown', 503, fresh);
    }
  });
  return app;
}
