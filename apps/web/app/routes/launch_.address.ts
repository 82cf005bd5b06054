import { addressStanding, freeSlug } from '@entraide/core/launch';
import { data, siteLoader } from '../framework/index.ts';

/** While somebody types: whether an address is free, or which one a name would have. */
export const loader = siteLoader(async ({ site, context, url }) => {
  const { operate } = context;
  if (site.kind !== 'platform' || !operate || context.launchPolicy === 'invitation')
    throw data({ code: 'not-found', retryAfterSeconds: null }, 404);
  const slug = url.searchParams.get('slug')?.slice(0, 200) ?? '';
  if (slug !== '') return Response.json(await addressStanding(operate, slug));
  const name = url.searchParams.get('name')?.slice(0, 200) ?? '';
  return Response.json({ standing: 'free', instead: await freeSlug(operate, name) });
});
