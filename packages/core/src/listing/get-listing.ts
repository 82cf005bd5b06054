import { and, eq, listings, members, places, type TenantTx, threads } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Listing, untoldToStrangers } from '@entraide/model/listing';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import { listingColumns, toListing } from './view.ts';
import { authorOfListing, visibleTo } from './visible.ts';

/**
 * One listing, also when it is solved, paused or expired (its status tells): of a solved or paused one, strangers learn no text and no name. Its author sees it in every status. What the caller may not see
 * is not found, as what does not exist.
 * @throws NotFound, SignInNeeded, NotAllowed
 */
export async function getListing(ctx: Ctx, id: string): Promise<Listing> {
  return inTenant(ctx, (tx) => getListingIn(ctx, tx, id));
}

export async function getListingIn(ctx: Ctx, tx: TenantTx, id: string): Promise<Listing> {
  const [row] = isId(id)
    ? await tx
        .select({
          ...listingColumns(ctx),
          vouched: members.vouched,
          sinceYear: members.sinceYear,
        })
        .from(listings)
        .innerJoin(places, eq(places.id, listings.placeId))
        .innerJoin(members, authorOfListing)
        .where(and(eq(listings.id, id), visibleTo(ctx)))
    : [];
  if (row) {
    const listing = forMembers(ctx, toListing(ctx, row), row);
    const threadId = listing.mine ? undefined : await conversationAbout(ctx, tx, id);
    if (threadId) return { ...listing, threadId };
    // It has done its work, or rests: what was written for strangers is not told to strangers.
    return listing.mine || !untoldToStrangers(listing.status)
      ? listing
      : { ...listing, description: '', author: null };
  }
  assertMayRead(ctx);
  throw new NotFound();
}

/** What members alone are told of its author. */
function forMembers(
  ctx: Ctx,
  listing: Listing,
  author: Pick<typeof members.$inferSelect, 'vouched' | 'sinceYear' | 'profileId'> & { authorSeen: boolean },
): Listing {
  // To its author, too, a listing without a name leads to nobody.
  if (!listing.author || listing.hideName || listing.byDesk || memberOf(ctx)?.status !== 'active')
    return listing;
  const { vouched, sinceYear, profileId: id } = author;
  const isShown = (author.authorSeen || listing.mine) && !listing.sample;
  return {
    ...listing,
    author: { ...listing.author, ...(isShown && { id }), ...(vouched && { vouched: { sinceYear } }) },
  };
}

/** The conversation that the caller began about it. */
async function conversationAbout(ctx: Ctx, tx: TenantTx, id: string): Promise<string | undefined> {
  const actor = memberOf(ctx);
  if (!actor) return undefined;
  const [thread] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.listingId, id), eq(threads.starterId, actor.memberId)));
  return thread?.id;
}
