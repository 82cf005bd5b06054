import { DomainError } from '@entraide/core/error';
import { originOf } from '@entraide/core/settings';
import { newId } from '@entraide/model';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import { api } from './api/index.ts';
import type { AppEnv } from './door/app-env.ts';
import { ask } from './door/ask.ts';
import { BodyStopped, limitOfBody } from './door/body.ts';
import { bodyLimits, type LimitOf, uploadRoutes } from './door/body-limits.ts';
import { bounds } from './door/bounds.ts';
import { canonicalHost } from './door/canonical-host.ts';
import { clientIpBehind } from './door/client-ip.ts';
import { caller, knownHost } from './door/context.ts';
import { cookieJar } from './door/cookies.ts';
import { devMail } from './door/dev-mail.ts';
import { guard } from './door/guard.ts';
import { health } from './door/health.ts';
import { limitOfConnection, limitOfProcess, unlessGone } from './door/in-flight.ts';
import { rateLimits } from './door/limits.ts';
import { mailWebhook } from './door/mail-webhook.ts';
import { createMetrics } from './door/metrics.ts';
import { newNonce } from './door/nonce.ts';
import { answerRefusal, refusedBy } from './door/refusal.ts';
import { requestLog } from './door/request-log.ts';
import { routePatterns } from './door/route-pattern.ts';
import { security } from './door/security-headers.ts';
import { stripeWebhook } from './door/stripe-webhook.ts';
import { serveMapTiles } from './files/map-tiles.ts';
import { spaceAssets } from './files/space-assets.ts';
import { serveStaticFiles } from './files/static-files.ts';
import { live } from './live/live.ts';
import { describeError, pages } from './remix.ts';
import type { Deps } from './start/deps.ts';

/** The whole server as a function of what it needs; starts nothing by itself. */
export function createApp(deps: Deps, uploads = uploadRoutes) {
  const { address, log, clock, mapTiles } = deps;
  const metrics = createMetrics();
  const clientIp = clientIpBehind(deps.trustedProxies);
  const limitOf = bodyLimits(uploads);
  const app = new Hono<AppEnv>();

  app.use(async (c, next) => {
    c.set('requestId', newId(clock()));
    c.set('nonce', newNonce());
    c.set('ip', clientIp(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')));
    c.set('cookies', cookieJar(c.req.header('cookie')));
    await next();
    c.header('X-Request-Id', c.var.requestId);
    for (const cookie of c.var.cookies.setCookies()) c.header('Set-Cookie', cookie, { append: true });
  });
  app.use(requestLog(log, metrics, routePatterns(app, deps)));
  app.use(
    security({
      https: address.scheme === 'https',
      spaces: originOf(`*.${deps.rootDomain}`, address),
      mapOrigin: deps.mapbox && !mapTiles ? new URL(deps.mapbox.apiUrl).origin : null,
      tilesOrigin: mapTiles?.kind === 'address' ? new URL(mapTiles.address).origin : null,
      paidAt: deps.stripe?.pages ?? [],
      development: deps.pages.mode === 'development',
    }),
  );
  app.use(bounds);
  app.use(compress());
  app.use(deadline(deps.deadlineMs, limitOf));

  // On any host.
  app.route('/', health(deps, metrics));
  app.route('/', ask(deps));
  app.use(limitOfConnection(deps.files));
  app.route('/', devMail(deps));

  // On ours.
  app.use(knownHost(deps));
  app.use(wellFormed);
  app.use(guard(address));
  app.use(serveStaticFiles(deps.files));
  app.use(serveMapTiles(mapTiles));
  app.use(limitOfBody(limitOf));
  app.use(limitOfProcess(limitOf));
  app.route('/', mailWebhook(deps));
  app.route('/', stripeWebhook(deps));
  app.route('/', spaceAssets);
  app.use(canonicalHost());
  app.use(caller(deps));
  app.use(unlessGone);
  app.use(rateLimits());
  app.route('/api/v1', api());
  app.route('/', live(deps));
  app.use(pages(deps));

  app.onError((error, c) => {
    if (error instanceof DomainError) return answerRefusal(c, refusedBy(error));
    if (error instanceof HTTPException && error.status === 503)
      return answerRefusal(c, { status: 503, code: 'unavailable', retryAfterSeconds: 5 });
    if (error instanceof HTTPException && error.status === 400)
      return answerRefusal(c, { status: 400, code: 'malformed', detail: 'The body is not valid JSON.' });
    // The door answers it as soon as the route has ended.
    if (error instanceof BodyStopped) return c.body(null, 400);
    log.error({ requestId: c.var.requestId, ...describeError(error, deps.pages.mode) }, 'a request failed');
    return answerRefusal(c, { status: 500, code: 'internal' });
  });
  return app;
}

/** Postgres knows no NUL in a text, so none gets that far. */
const wellFormed = createMiddleware<AppEnv>(async (c, next) =>
  c.req.url.includes('%00') ? answerRefusal(c, { status: 400, code: 'malformed' }) : next(),
);

/** An upload takes as long as its sender needs, up to its own limit, and then as long as any request. */
const deadline = (ms: number, limitOf: LimitOf) =>
  createMiddleware<AppEnv>((c, next) => {
    const { kind, longestMs } = limitOf(c.req.method, c.req.path);
    return timeout(kind === 'upload' ? longestMs + ms : ms, new HTTPException(503))(c, next);
  });
