import { spaceLoader } from '../framework/index.ts';
import { answerSitemap, sitemapPart } from '../search-engines/sitemap.server.ts';

/** A part of a large space's sitemap: its pages, or the listings from one on. */
export const loader = spaceLoader(async ({ ctx, params }) =>
  answerSitemap(await sitemapPart(ctx, (params.from ?? '').replace(/\.xml$/, ''))),
);
