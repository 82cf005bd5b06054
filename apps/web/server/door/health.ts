import { Hono } from 'hono';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';
import { isLoopback } from './client-ip.ts';
import type { Metrics } from './metrics.ts';

const fresh = { 'Cache-Control': 'no-store' };

/** For machines that watch us; they ask by address, so these answer on any host. */
export function health(deps: Pick<Deps, 'readiness' | 'log'>, metrics: Metrics) {
  const app = new Hono<AppEnv>();
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, fresh));

  app.get('/readyz', async (c) => {
    const checks = await deps.readiness().catch((error: unknown) => {
      deps.log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'readiness: no answer');
      return { database: false };
    });
    const ready = Object.values(checks).every(Boolean);
    return c.json({ status: ready ? 'ready' : 'not-ready', checks }, ready ? 200 : 503, fresh);
  });

  app.get('/metrics', async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;
    // A proxy on this machine speaks for somebody else.
    const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
    if (!isLoopback(peer) || forwarded !== undefined) return next();
    return c.body(await metrics.text(), 200, {
      ...fresh,
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
  return app;
}
