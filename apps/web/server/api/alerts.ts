import { AlertChange, changeAlert, createAlert, deleteAlert, listAlerts } from '@entraide/core/alert';
import { Alert, AlertInput } from '@entraide/model/alert';
import { createRoute, z } from '@hono/zod-openapi';
import { body, ctxOf, IdParam, json, localeParam, problems, resource } from './router.ts';

const tags = ['Alerts'];
const security = [{ session: [] }];
// Made anew: a schema that is older than this extension of zod has no .openapi().
const AlertAnswer = z.object(Alert.shape).openapi('Alert');

export const alerts = resource()
  .openapi(
    createRoute({
      method: 'get',
      path: '/alerts',
      summary: 'Your saved searches, the latest first',
      tags,
      security,
      request: { query: z.strictObject(localeParam) },
      responses: {
        200: json('All of them: 20 at most.', z.object({ items: z.array(AlertAnswer) })),
        ...problems(401, 404, 422),
      },
    }),
    async (c) => {
      const items = await listAlerts(ctxOf(c));
      c.header('Cache-Control', 'no-store');
      return c.json({ items }, 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/alerts',
      summary: 'Save a search, to be told of what comes',
      description:
        'The parameters of `GET /listings`, and `every`. `sort` and `since` are not kept. The same search again changes `every`.',
      tags,
      security,
      request: { body: body(AlertInput) },
      responses: { 201: json('The saved search.', AlertAnswer), ...problems(401, 403, 404, 409, 422, 429) },
    }),
    async (c) => {
      // As it was sent: what was checked here holds points in place of their texts, and the verb reads texts.
      const alert = await createAlert(ctxOf(c), await c.req.json());
      c.header('Location', `/api/v1/alerts/${alert.id}`);
      c.header('Cache-Control', 'no-store');
      return c.json(alert, 201);
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/alerts/{id}',
      summary: 'Change how often a saved search tells',
      tags,
      security,
      request: { params: IdParam, body: body(AlertChange) },
      responses: { 200: json('The saved search.', AlertAnswer), ...problems(401, 404, 422) },
    }),
    async (c) => {
      const alert = await changeAlert(ctxOf(c), c.req.valid('param').id, c.req.valid('json'));
      c.header('Cache-Control', 'no-store');
      return c.json(alert, 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/alerts/{id}',
      summary: 'Delete a saved search',
      tags,
      security,
      request: { params: IdParam },
      responses: { 204: { description: 'It is gone.' }, ...problems(401, 404) },
    }),
    async (c) => {
      await deleteAlert(ctxOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
