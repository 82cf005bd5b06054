import { NotFound } from '@entraide/core/error';
import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { AppEnv } from '../door/app-env.ts';
import { answerRefusal } from '../door/refusal.ts';
import { alerts } from './alerts.ts';
import { auth } from './auth.ts';
import { docs } from './docs.ts';
import { listings } from './listings.ts';
import { map } from './map.ts';
import { me } from './me.ts';
import { methodsOf } from './methods-of.ts';
import { ownData } from './own-data.ts';
import { photos } from './photos.ts';
import { places } from './places.ts';
import { reports } from './reports.ts';
import { space } from './space.ts';
import { threads } from './threads.ts';

/** `/api/v1`: the same verbs as the pages, as problems and JSON. */
export function api() {
  const app = new OpenAPIHono<AppEnv>();
  app.use(async (c, next) => {
    await next();
    c.header('Vary', 'Cookie, Accept-Language', { append: true });
  });
  app.use(etag());
  app.route('/', space);
  app.route('/', listings);
  app.route('/', map);
  app.route('/', places);
  app.route('/', threads);
  app.route('/', photos);
  app.route('/', alerts);
  app.route('/', auth);
  app.route('/', reports);
  app.route('/', ownData);
  app.route('/', me);

  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  let document: string | undefined;
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(app.getOpenAPI31Document(about));
    return c.body(document, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=300',
    });
  });
  const allowed = methodsOf(app.routes);
  app.route('/docs', docs);

  app.all('*', (c) => {
    const methods = allowed(c.req.path.replace(/^\/api\/v1/, ''));
    if (methods.length === 0) throw new NotFound();
    const allow = { Allow: [...methods, 'OPTIONS'].join(', ') };
    if (c.req.method === 'OPTIONS') return c.body(null, 204, allow);
    const response = answerRefusal(c, { status: 405, code: 'method-not-allowed' });
    response.headers.set('Allow', allow.Allow);
    return response;
  });
  return app;
}

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Entraide',
    version: '1',
    description:
      'A space is told by its host. Unsafe methods need `Sec-Fetch-Site: same-origin` or the space’s own `Origin`, except with a key and without cookies. Every refusal is a problem (RFC 9457) with a stable `code`.',
  },
  servers: [{ url: '/api/v1' }],
};
