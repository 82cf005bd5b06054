import { findPlaces } from '@entraide/core/place';
import { PointText } from '@entraide/model/geo';
import { createRoute, z } from '@hono/zod-openapi';
import { ctxOf, json, localeParam, problems, resource } from './router.ts';

const Place = z
  .object({
    id: z.int(),
    name: z.string(),
    country: z.string().openapi({ description: 'ISO 3166 code.' }),
    admin1: z.string().optional(),
    lat: z.number(),
    lon: z.number(),
    population: z.int(),
    kind: z.enum(['town', 'village', 'quarter', 'country', 'region', 'airport', 'point']).openapi({
      description:
        'A listing at a country or region is shown with its country only. `point`: coordinates that were asked for.',
    }),
    strength: z.enum(['strong', 'weak']).openapi({
      description: 'strong: the words mean this place. weak: they may; ask before you take it.',
    }),
    box: z
      .object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })
      .optional()
      .openapi({ description: 'Of a country or region.' }),
    standsFor: z
      .object({ kind: z.enum(['quarter', 'village', 'postcode']), name: z.string() })
      .optional()
      .openapi({
        description: 'What the words name: a quarter of this place, a village close by, a postcode in it.',
      }),
    finer: z.literal(true).optional().openapi({
      description:
        'The point and the name are a street’s or a quarter’s; the id is that of the place around it. Post the point, not the id.',
    }),
  })
  .openapi('Place');

const PlaceParams = z.strictObject({
  q: z.string().trim().min(1).max(1_000),
  near: PointText.optional(),
  limit: z.coerce.number().int().min(1).max(20).optional(),
  ...localeParam,
});

export const places = resource().openapi(
  createRoute({
    method: 'get',
    path: '/places',
    summary: 'Places called so, in any language, best first',
    tags: ['Places'],
    request: { query: PlaceParams },
    responses: { 200: json('Places.', z.array(Place)), ...problems(404, 422, 429) },
  }),
  async (c) => {
    const { q, near, limit } = c.req.valid('query');
    const { site, locale } = c.var;
    // Whoever launches a space looks for a place before there is one.
    const found =
      site.kind === 'platform'
        ? await findPlaces(site.platform, { q, near, limit, locale })
        : await findPlaces(ctxOf(c), {
            ...{ q, near, limit, locale },
            countries: ctxOf(c).tenant.config.coverage.countries,
          });
    c.header('Cache-Control', 'private, max-age=300');
    return c.json(found, 200);
  },
);
