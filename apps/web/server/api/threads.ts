import { pageThreads, readThread, replyToThread, startThread } from '@entraide/core/thread';
import { createRoute, z } from '@hono/zod-openapi';
import { PhotoAnswer, photoAnswer, photoIds } from './photo-answer.ts';
import { body, ctxOf, IdParam, json, problems, resource } from './router.ts';

const tags = ['Conversations'];
const security = [{ session: [] }, { key: [] }];
const privately = { 'Cache-Control': 'no-store' };

const Thread = z
  .object({
    id: z.string(),
    listing: z
      .object({ id: z.string(), kind: z.enum(['offer', 'request']), title: z.string(), locale: z.string() })
      .nullable(),
    with: z.string().nullable().openapi({
      description: 'The first name of the other person; null while it is hidden, and when they left.',
    }),
    left: z.boolean(),
    mine: z.boolean().openapi({ description: 'You wrote the listing.' }),
    lastMessage: z.object({ body: z.string(), mine: z.boolean(), photos: z.int() }),
    lastMessageAt: z.string(),
    unread: z.boolean(),
  })
  .openapi('Thread');

const Message = z
  .object({
    id: z.string(),
    mine: z.boolean(),
    text: z.string(),
    createdAt: z.string(),
    removed: z.boolean().openapi({ description: 'By the team of the space.' }),
    read: z.boolean().openapi({ description: 'Yours, and the other person has seen it.' }),
    locale: z.string().nullable().openapi({ description: 'In which its writer reads the space.' }),
    photos: z.array(PhotoAnswer),
  })
  .openapi('Message');

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
const cursor = z.string().max(100).optional().openapi({ description: '`nextCursor` of the page before.' });
const Written = z.strictObject({
  text: z.string().default('').openapi({ description: 'May be left out where there are photos.' }),
  photos: photoIds,
});
const Id = z.object({ id: z.string() });

export const threads = resource()
  .openapi(
    createRoute({
      method: 'get',
      path: '/threads',
      summary: 'Your conversations, latest first',
      tags,
      security,
      request: {
        query: z.strictObject({ cursor, limit: z.coerce.number().int().min(1).max(100).default(50) }),
      },
      responses: { 200: json('A page of them.', pageOf(Thread)), ...problems(401, 404, 422) },
    }),
    async (c) => c.json(await pageThreads(ctxOf(c), c.req.valid('query')), 200, privately),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/threads/{id}/messages',
      summary: 'The messages of a conversation, newest first; the first page is read from then on',
      tags,
      security,
      request: { params: IdParam, query: z.strictObject({ cursor: z.uuid().optional() }) },
      responses: { 200: json('A page of them.', pageOf(Message)), ...problems(401, 404, 422) },
    }),
    async (c) => {
      const { cursor: before } = c.req.valid('query');
      const page = before === undefined ? {} : { before };
      const ctx = ctxOf(c);
      const { messages, older } = await readThread(ctx, c.req.valid('param').id, page);
      const items = messages.toReversed().map(({ body: text, photos, photosRemoved: _, ...message }) => ({
        ...{ ...message, text, photos: photos.map((photo) => photoAnswer(ctx, photo)) },
      }));
      return c.json({ items, nextCursor: older }, 200, privately);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/threads/{id}/messages',
      summary: 'Write a message',
      tags,
      security,
      request: {
        params: IdParam,
        body: body(
          Written.extend({
            named: z
              .boolean()
              .optional()
              .openapi({ description: 'Who hides their name on the board shows it to the other person.' }),
          }),
        ),
      },
      responses: { 201: json('It is written.', Id), ...problems(401, 403, 404, 409, 422, 429) },
    }),
    async (c) => {
      const { text, named, photos } = c.req.valid('json');
      const message = { body: text, photos, ...(named !== undefined && { named }) };
      const { messageId } = await replyToThread(ctxOf(c), c.req.valid('param').id, message);
      return c.json({ id: messageId }, 201, privately);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/listings/{id}/threads',
      summary: 'Write to the author of a listing; whoever wrote before goes on in the same conversation',
      tags,
      security,
      request: { params: IdParam, body: body(Written) },
      responses: { 201: json('The conversation.', Id), ...problems(401, 403, 404, 409, 422, 429) },
    }),
    async (c) => {
      const { text: body, photos } = c.req.valid('json');
      const { id } = await startThread(ctxOf(c), { listingId: c.req.valid('param').id, body, photos });
      return c.json({ id }, 201, privately);
    },
  );
