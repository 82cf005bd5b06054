import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import type { JobCtx } from '../job/define-job.ts';
import { matchListing } from './match-listing.ts';

const matchIn = (ctx: JobCtx, listingId: string) =>
  inTenant(ctx, async (tx) => {
    await matchListing(ctx, tx, listingId);
  });

/** Saved searches tell of what is new on the board. */
export const matchPublished = onEvent('listing.published', {
  name: 'match_alerts',
  run: (ctx, { payload }) => matchIn(ctx, payload.listingId),
});

/** And of what fits them from now on, because its author changed it. */
export const matchChanged = onEvent('listing.changed', {
  name: 'match_alerts',
  run: (ctx, { payload }) => matchIn(ctx, payload.listingId),
});
