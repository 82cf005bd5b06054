import { spaceView } from '@entraide/core/space';
import { createRoute, z } from '@hono/zod-openapi';
import { ctxOf, json, localeParam, problems, resource } from './router.ts';

const texts = z.record(z.string(), z.string());

const Space = z
  .object({
    slug: z.string(),
    status: z.enum(['private', 'open', 'suspended']),
    name: texts,
    tagline: texts,
    description: texts,
    locales: z.array(z.string()),
    theme: z.object({ brand: z.string(), accent: z.string(), font: z.string(), corners: z.string() }),
    categories: z.array(
      z.object({ slug: z.string(), label: texts, icon: z.string(), lifetimeDays: z.number() }),
    ),
    entry: z.object({ rule: z.string() }),
    reading: z.string(),
    coverage: z.looseObject({ world: z.boolean(), countries: z.array(z.string()) }),
    home: z.looseObject({ lat: z.number(), lon: z.number(), radiusKm: z.number(), label: texts }),
  })
  .openapi('Space');

export const space = resource().openapi(
  createRoute({
    method: 'get',
    path: '/space',
    summary: 'The space that this host leads to',
    tags: ['Space'],
    request: { query: z.strictObject(localeParam) },
    responses: {
      200: json('Its name, languages, look, categories, entry rule and area.', Space),
      ...problems(404, 422),
    },
  }),
  (c) => {
    c.header('Cache-Control', 'private, no-cache');
    return c.json(spaceView(ctxOf(c)), 200);
  },
);
