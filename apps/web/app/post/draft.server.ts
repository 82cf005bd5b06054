import { readDraft } from '@entraide/core/draft';
import type { RouteArgs } from '../framework/index.ts';

/** What this browser keeps of a listing; asks for no browser token where there is none yet. */
export async function keptListing({ ctx, cookies, session }: Pick<RouteArgs, 'ctx' | 'cookies' | 'session'>) {
  if (cookies.get('browser') === null) return null;
  return readDraft(ctx, listingDraft(session));
}

export function listingDraft(session: RouteArgs['session']) {
  return { browserToken: session.browserToken(), kind: 'listing' as const };
}
