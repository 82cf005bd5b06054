import type { Log } from '@entraide/core/ctx';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import type { Metrics } from './metrics.ts';
import { routeOf } from './route-words.ts';

/** One line a request: which space, which kind of page, how it went. No address, no query, no id: nothing of anybody. */
export function requestLog(log: Log, metrics: Metrics, patternOf: (path: string) => string) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    metrics.started();
    try {
      await next();
    } finally {
      const ms = performance.now() - started;
      const site = c.var.site;
      const status = c.res.status;
      metrics.finished({ method: c.req.method, route: patternOf(c.req.path), status, seconds: ms / 1000 });
      log[status >= 500 ? 'error' : 'info'](
        {
          requestId: c.var.requestId,
          tenant: site?.kind === 'space' ? site.ctx.tenant.slug : (site?.kind ?? null),
          method: c.req.method,
          route: routeOf(c.req.path),
          status,
          ms: Math.round(ms * 10) / 10,
        },
        'request',
      );
    }
  });
}
