import { siteLoader } from '../framework/index.ts';
import { answerSitemap, wholeSitemap } from '../search-engines/sitemap.server.ts';

export const loader = siteLoader(async ({ context }) => answerSitemap(await wholeSitemap(context)));
