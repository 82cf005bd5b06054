import { askForExport } from '@entraide/core/export';
import { deleteMe } from '@entraide/core/member';
import { createRoute, z } from '@hono/zod-openapi';
import { ctxOf, json, problems, resource } from './router.ts';

const tags = ['Own data'];
const security = [{ session: [] }];

const Export = z
  .object({ id: z.string(), state: z.enum(['waiting', 'making', 'ready']), askedAt: z.string() })
  .openapi('Export');

/** What a member takes away, and how they leave. */
export const ownData = resource()
  .openapi(
    createRoute({
      method: 'post',
      path: '/me/export',
      summary: 'Ask for a file of all that is kept about you',
      description:
        'One at a time: while one is being made, the answer names it. A mail tells when it is there, at `/me/data`; it stays for seven days.',
      tags,
      security,
      responses: { 202: json('It is being made.', Export), ...problems(401, 404, 429) },
    }),
    async (c) => {
      const { id, state, askedAt } = await askForExport(ctxOf(c));
      c.header('Cache-Control', 'no-store');
      return c.json({ id, state, askedAt: askedAt.toISOString() }, 202);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/me',
      summary: 'Leave the space: everything of yours is erased at once',
      tags,
      security,
      responses: {
        204: { description: 'Erased; a last mail confirms it.' },
        ...problems(401, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      await deleteMe(ctxOf(c));
      c.var.cookies.end();
      return c.body(null, 204);
    },
  );
