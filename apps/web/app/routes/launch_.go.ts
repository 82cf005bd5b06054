import { originOf } from '@entraide/core/settings';
import { launchPaths } from '@entraide/model/path';
import { TenantSlug } from '@entraide/model/tenant';
import { data, redirectToHost, siteLoader } from '../framework/index.ts';

/** From the platform's own host to the space that was just made: a form leads here first, so that its page knows that it was taken. */
export const loader = siteLoader(({ site, context, url }) => {
  const slug = TenantSlug.safeParse(url.searchParams.get('slug'));
  if (site.kind !== 'platform' || !slug.success)
    throw data({ code: 'not-found', retryAfterSeconds: null }, 404);
  const origin = originOf(`${slug.data}.${context.host}`, site.address);
  throw redirectToHost(origin, launchPaths.arrive(url.searchParams.get('token') ?? ''));
});
