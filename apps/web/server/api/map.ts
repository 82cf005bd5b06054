import { mapListings } from '@entraide/core/listing';
import { MapParams } from '@entraide/model/listing';
import { createRoute, z } from '@hono/zod-openapi';
import { ctxOf, localeParam, problems, resource } from './router.ts';

const Features = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({
          type: z.literal('Point'),
          coordinates: z.tuple([z.number(), z.number()]).openapi({ description: 'Longitude, latitude.' }),
        }),
        properties: z.union([
          z.object({ cluster: z.literal(true), count: z.int() }),
          z.object({
            cluster: z.literal(false),
            id: z.string(),
            kind: z.enum(['offer', 'request']),
            category: z.string(),
            urgent: z.boolean(),
          }),
        ]),
      }),
    ),
  })
  .openapi('MapFeatures');

export const map = resource().openapi(
  createRoute({
    method: 'get',
    path: '/map',
    summary: 'What a map draws: clusters with their number, and single listings',
    tags: ['Map'],
    request: { query: MapParams.extend(localeParam) },
    responses: {
      200: { description: 'GeoJSON.', content: { 'application/geo+json': { schema: Features } } },
      ...problems(401, 403, 404, 422, 429),
    },
  }),
  async (c) => {
    const { locale: _, ...params } = c.req.valid('query');
    const features = await mapListings(ctxOf(c), params);
    return c.body(JSON.stringify(features), 200, {
      'Content-Type': 'application/geo+json',
      'Cache-Control': 'private, no-cache',
    });
  },
);
