import { Invalid } from '@entraide/core/error';
import { describePhoto, keepPhoto, removePhoto } from '@entraide/core/photo';
import { createRoute } from '@hono/zod-openapi';
import { fileOf, formWithUpload } from '../../http/upload-of-form.server.ts';
import { PhotoAnswer, photoAnswer } from './photo-answer.ts';
import { ctxOf, IdParam, json, problems, resource } from './router.ts';

const tags = ['Photos'];
const security = [{ session: [] }, { key: [] }];

/** Not a schema of zod: with one, the file would be read into memory before anybody has asked who sends it. */
const form = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: { type: 'string' as const, format: 'binary', description: 'JPEG, PNG or WebP; 15 MB at most.' },
    alt: { type: 'string' as const, maxLength: 200, description: 'What is seen, in words.' },
  },
};

export const photos = resource()
  .openapi(
    createRoute({
      method: 'post',
      path: '/photos',
      summary: 'Send a photo, to be put on a listing or into a message within a day',
      description:
        'It is written anew in each size, without anything that says where and when it was taken. You alone see it until it is named in `photos` of a listing or of a message; 24 may wait at once.',
      tags,
      security,
      request: { body: { required: true, content: { 'multipart/form-data': { schema: form } } } },
      responses: { 201: json('The photo.', PhotoAnswer), ...problems(401, 403, 404, 422, 429) },
    }),
    async (c) => {
      const ctx = ctxOf(c);
      const { form: fields, file } = await formWithUpload(c.req.raw, (source) => keepPhoto(ctx, source));
      const photo = fileOf(file);
      const alt = await describePhoto(ctx, photo.id, { alt: fields.get('alt') ?? '' }).catch(
        async (error) => {
          // Refused as a whole: who sends it again would have it twice.
          if (error instanceof Invalid) await removePhoto(ctx, photo.id);
          throw error;
        },
      );
      return c.json(photoAnswer(ctx, { ...photo, alt }), 201, { 'Cache-Control': 'no-store' });
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/photos/{id}',
      summary: 'Remove a photo of your own listing, or one that waits',
      description: 'One that was sent in a message stays there, as its words do.',
      tags,
      security,
      request: { params: IdParam },
      responses: { 204: { description: 'It is gone.' }, ...problems(401, 403, 404, 409) },
    }),
    async (c) => {
      await removePhoto(ctxOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
