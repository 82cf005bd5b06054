import { and, desc, eq, gt, listings, members, places, type TenantTx } from '@entraide/db';
import type { Listing } from '@entraide/model/listing';
import { firstNameOf } from '@entraide/model/member';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { authorOfListing, listingColumns, toListing, visibleTo } from '../listing/index.ts';
import { photoSeen } from './photo.ts';
import { type MemberRow, type Said, saidBy } from './view.ts';
import { visibleProfile } from './visible-profile.ts';

/** A member as the others of the space see them. */
export interface Profile extends Said {
  /** Of the profile; it says nothing of when they came. */
  id: string;
  /** Of their photo; null: none. */
  photoId: string | null;
  /** First name. */
  name: string;
  /** They are a member since that month, YYYY-MM: a day could be that of a listing without a name. */
  since: string;
  /** The association has checked them. */
  vouched: { sinceYear: number | null } | null;
  /** What they have on the board under their name, newest first. */
  listings: Listing[];
  mine: boolean;
}

const MOST_LISTINGS = 50;

/**
 * A member's profile, exactly as others see it, also for themselves. Nothing in it depends on what they wrote without their name.
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function readProfile(ctx: Ctx, profileId: string): Promise<Profile> {
  return inTenant(ctx, async (tx) => {
    const row = await visibleProfile(ctx, tx, profileId);
    const said = await saidBy(ctx, tx, row);
    const { vouched, sinceYear } = row;
    return {
      ...said,
      ...(row.aboutDecisionId && { about: '' }),
      id: row.profileId,
      photoId: photoSeen(ctx, row),
      name: firstNameOf(row.displayName),
      since: row.createdAt.toISOString().slice(0, 7),
      vouched: vouched ? { sinceYear } : null,
      listings: await shownBy(ctx, tx, row),
      mine: memberOf(ctx)?.memberId === row.id,
    };
  });
}

async function shownBy(ctx: Ctx, tx: TenantTx, { id }: MemberRow): Promise<Listing[]> {
  const now = ctx.clock();
  const named = and(eq(listings.authorId, id), eq(listings.hideName, false), eq(listings.sample, false));
  const open = and(eq(listings.status, 'published'), gt(listings.expiresAt, now));
  const rows = await tx
    .select(listingColumns(ctx))
    .from(listings)
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, authorOfListing)
    .where(and(named, open, visibleTo(ctx)))
    .orderBy(desc(listings.createdAt), desc(listings.id))
    .limit(MOST_LISTINGS);
  return rows.map((row) => toListing(ctx, row));
}
