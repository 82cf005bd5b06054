import {
  and,
  cases,
  eq,
  isNull,
  listings,
  notInArray,
  or,
  photos,
  type SQL,
  sql,
  threads,
} from '@entraide/db';
import { LISTING_STATUSES, untoldToStrangers } from '@entraide/model/listing';
import { hasRole } from '../access/index.ts';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { visibleTo } from '../listing/index.ts';

const UNTOLD = LISTING_STATUSES.filter(untoldToStrangers);

/**
 * Who sees a photo, as a condition on `photos`, `listings` and its author's row: whoever sees the listing and may read its text. What
 * moderators took away, its author alone sees. A moderator sees what was reported as long as there is evidence of it.
 */
export function photoVisibleTo(ctx: Ctx): SQL | undefined {
  const member = memberOf(ctx);
  // Of a solved or paused one, only those who talked about it are told any more: as core/listing/get-listing.ts has it.
  const talked = member
    ? sql`exists (select from ${threads} where ${threads.listingId} = ${listings.id} and ${threads.starterId} = ${member.memberId})`
    : undefined;
  const others = and(isNull(photos.decisionId), or(notInArray(listings.status, UNTOLD), talked));
  const seen = and(visibleTo(ctx), member ? or(eq(photos.authorId, member.memberId), others) : others);
  if (!hasRole(ctx, 'moderator')) return seen;
  return or(
    seen,
    sql`exists (select from ${cases} where ${cases.subjectKind} = 'photo' and ${cases.subjectId} = ${photos.id} and ${cases.evidence} is not null)`,
  );
}

/** The listing's row is joined as `listings`. */
export const listingOfPhoto = and(eq(listings.tenantId, photos.tenantId), eq(listings.id, photos.listingId));
