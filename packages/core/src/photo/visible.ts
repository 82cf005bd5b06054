import {
  and,
  cases,
  eq,
  isNull,
  listings,
  messages,
  notInArray,
  or,
  type PgColumn,
  photos,
  type SQL,
  sql,
  threads,
} from '@entraide/db';
import { LISTING_STATUSES, untoldToStrangers } from '@entraide/model/listing';
import { hasRole, isMine } from '../access/index.ts';
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
  return or(seen, evidenceOf('photo', photos.id));
}

/** There is a case about it, and what it showed is still kept. */
const evidenceOf = (kind: 'photo' | 'message', id: PgColumn): SQL =>
  sql`exists (select from ${cases} where ${cases.subjectKind} = ${kind} and ${cases.subjectId} = ${id} and ${cases.evidence} is not null)`;

/**
 * The same of a photo in a message, with the message, its conversation and the one who began that (as `members`) joined: its two people, as
 * they read the message; a moderator while there is evidence of a report of either. Undefined: nobody else.
 */
export function messagePhotoVisibleTo(ctx: Ctx): SQL | undefined {
  const member = memberOf(ctx);
  if (!member || ctx.tenant.status === 'suspended') return undefined;
  const shown = and(isNull(photos.decisionId), isNull(messages.decisionId));
  const seen = and(isMine(member.memberId), or(eq(photos.authorId, member.memberId), shown));
  if (!hasRole(ctx, 'moderator')) return seen;
  return or(seen, evidenceOf('photo', photos.id), evidenceOf('message', messages.id));
}

/** The listing's row is joined as `listings`. */
export const listingOfPhoto = and(eq(listings.tenantId, photos.tenantId), eq(listings.id, photos.listingId));
