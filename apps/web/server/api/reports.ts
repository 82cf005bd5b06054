import { reportByName } from '@entraide/core/desk';
import { Email } from '@entraide/model/member';
import { REASON_NAMES } from '@entraide/model/moderation';
import { createRoute, z } from '@hono/zod-openapi';
import { body, ctxOf, problems, resource } from './router.ts';

const Report = z.strictObject({
  of: z.strictObject({
    kind: z.enum(['listing', 'message', 'photo', 'member']),
    id: z.string().max(64),
  }),
  reason: z.enum(REASON_NAMES),
  text: z.string().max(2000).optional().openapi({ description: 'For the team of the space alone.' }),
  name: z.string().max(60).optional().openapi({ description: 'Of somebody without an account.' }),
  email: Email.optional().openapi({ description: 'Of somebody without an account: told how it ended.' }),
});

export const reports = resource().openapi(
  createRoute({
    method: 'post',
    path: '/reports',
    summary: 'Report something to the team of the space',
    description: 'With an account or without. The answer is the same for what exists and what does not.',
    tags: ['Reports'],
    request: { body: body(Report) },
    responses: { 202: { description: 'The team will read it.' }, ...problems(401, 403, 404, 409, 422, 429) },
  }),
  async (c) => {
    const { of, text, ...more } = c.req.valid('json');
    await reportByName(ctxOf(c), { what: of.kind, id: of.id, words: text, ...more });
    c.header('Cache-Control', 'no-store');
    return c.body(null, 202);
  },
);
