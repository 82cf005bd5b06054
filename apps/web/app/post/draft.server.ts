import { keepDraft, readDraft } from '@entraide/core/draft';
import type { RouteArgs } from '../framework/index.ts';

/** What this browser keeps of a listing; asks for no browser token where there is none yet. */
export async function keptListing({ ctx, cookies, session }: Pick<RouteArgs, 'ctx' | 'cookies' | 'session'>) {
  if (cookies.get('browser') === null) return null;
  const draft = await readDraft(ctx, listingDraft(session));
  if (!draft) return null;
  // They go with it by themselves.
  const { photos: _, ...listing } = draft;
  return listing;
}

/** Keeps a listing that was written, with the photos that were shared for it. */
export async function keepListing({ ctx, session }: Pick<RouteArgs, 'ctx' | 'session'>, listing: object) {
  const which = listingDraft(session);
  const photos = (await readDraft(ctx, which))?.photos;
  await keepDraft(ctx, { ...which, payload: { ...listing, ...(photos !== undefined && { photos }) } });
}

export function listingDraft(session: RouteArgs['session']) {
  return { browserToken: session.browserToken(), kind: 'listing' as const };
}
