import type { Ctx } from '@entraide/core/ctx';
import { deleteListing, getListing, ListingPatch, searchListings } from '@entraide/core/listing';
import { changeListingWithPhotos, createListingWithPhotos, listPhotos } from '@entraide/core/photo';
import { Listing, ListingInput, SearchParams } from '@entraide/model/listing';
import { createRoute, z } from '@hono/zod-openapi';
import { PhotoAnswer, photoAnswer, photoIds } from './photo-answer.ts';
import { body, ctxOf, IdParam, json, localeParam, problems, resource } from './router.ts';

const tags = ['Listings'];
const security = [{ session: [] }, { key: [] }];
// Made anew: a schema that is older than this extension of zod has no .openapi().
const ListingAnswer = z.object(Listing.shape).openapi('Listing');

const WholeListing = ListingAnswer.extend({ photos: z.array(PhotoAnswer) }).openapi('WholeListing');
const withPhotos = async (ctx: Ctx, listing: Listing) => ({
  ...listing,
  photos: (await listPhotos(ctx, listing.id)).map((photo) => photoAnswer(ctx, photo)),
});

const Page = z
  .object({
    items: z.array(ListingAnswer),
    nextCursor: z.string().nullable(),
    total: z.int().optional().openapi({ description: 'Left out above 1000.' }),
    also: z.array(z.string()).optional().openapi({
      description:
        'Categories that the words mean, when some listings are found for theirs and do not say the words.',
    }),
    mostWords: z
      .literal(true)
      .optional()
      .openapi({ description: 'No listing holds all the words; these hold most of them.' }),
  })
  .openapi('ListingPage');

const Change = ListingPatch.extend({
  status: z.enum(['solved', 'paused', 'published']).optional().openapi({
    description: '`solved`: help was found. `paused`: off the board for a while. `published`: put it back.',
  }),
  photos: photoIds.openapi({
    description:
      'All that it shall have, in their order: those that it has, and new ones. Others go for good.',
  }),
});

export const listings = resource()
  .openapi(
    createRoute({
      method: 'get',
      path: '/listings',
      summary: 'Search: near a point, in a box, by words, page by page',
      tags,
      request: { query: SearchParams.extend(localeParam) },
      responses: { 200: json('A page of listings.', Page), ...problems(401, 403, 404, 422, 429) },
    }),
    async (c) => {
      const { locale: _, ...params } = c.req.valid('query');
      const { items, nextCursor, total, also, mostWords } = await searchListings(ctxOf(c), params);
      c.header('Cache-Control', 'private, no-cache');
      return c.json(
        {
          items,
          nextCursor,
          ...(total !== null && { total }),
          ...(also.length > 0 && { also }),
          ...(mostWords && { mostWords }),
        },
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/listings/{id}',
      summary: 'One listing',
      tags,
      request: { params: IdParam, query: z.strictObject(localeParam) },
      responses: { 200: json('The listing.', WholeListing), ...problems(401, 403, 404, 422) },
    }),
    async (c) => {
      const listing = await getListing(ctxOf(c), c.req.valid('param').id);
      c.header('Cache-Control', 'private, no-cache');
      return c.json(await withPhotos(ctxOf(c), listing), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/listings',
      summary: 'Publish an offer or a request',
      description:
        'Others see the centre of a cell around the place, never the place itself (see `precision`).',
      tags,
      security,
      request: { body: body(ListingInput.extend({ photos: photoIds })) },
      responses: { 201: json('The listing.', WholeListing), ...problems(401, 403, 404, 422, 429) },
    }),
    async (c) => {
      const listing = await createListingWithPhotos(ctxOf(c), c.req.valid('json'));
      c.header('Location', `/api/v1/listings/${listing.id}`);
      c.header('Cache-Control', 'no-store');
      return c.json(await withPhotos(ctxOf(c), listing), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/listings/{id}',
      summary: 'Change your own listing',
      description:
        'Fields and status change together or not at all. A listing that is `held` cannot be solved or paused: delete it.',
      tags,
      security,
      request: { params: IdParam, body: body(Change) },
      responses: { 200: json('The listing.', WholeListing), ...problems(401, 403, 404, 409, 422) },
    }),
    async (c) => {
      const listing = await changeListingWithPhotos(ctxOf(c), c.req.valid('param').id, c.req.valid('json'));
      c.header('Cache-Control', 'no-store');
      return c.json(await withPhotos(ctxOf(c), listing), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/listings/{id}',
      summary: 'Delete your own listing',
      tags,
      security,
      request: { params: IdParam },
      responses: { 204: { description: 'It is gone.' }, ...problems(401, 403, 404) },
    }),
    async (c) => {
      await deleteListing(ctxOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
