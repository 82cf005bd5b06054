import { Every } from '@entraide/model/alert';
import type { NoticePace } from '@entraide/model/notice';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import type { JobCtx } from '../job/define-job.ts';
import { noteNotices } from '../notice/index.ts';
import { type Match, matchListing } from './match-listing.ts';

/** A notice of the week waits for the day that its reader chose for digests. */
const paces = { now: 'now', day: 'day', week: 'digest' } as const satisfies Record<Every, NoticePace>;

/** Who is told by two of their searches is told once, by the one that tells soonest. */
const soonestFirst = (a: Match, b: Match) => Every.options.indexOf(a.every) - Every.options.indexOf(b.every);

const matchIn = (ctx: JobCtx, listingId: string) =>
  inTenant(ctx, async (tx) => {
    const matches = await matchListing(ctx, tx, listingId);
    const soonest = new Map(
      matches
        .toSorted(soonestFirst)
        .reverse()
        .map((match) => [match.memberId, match]),
    );
    await noteNotices(
      ctx,
      tx,
      [...soonest.values()].map(({ memberId, alertId, every }) => ({
        ...{ memberId, alertId, pace: paces[every] },
        kind: 'alert' as const,
        aboutId: listingId,
      })),
    );
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
