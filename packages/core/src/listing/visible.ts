import { and, eq, inArray, listings, members, notInArray, or, type SQL, sql } from '@entraide/db';
import { SEEN_BY_OTHERS } from '@entraide/model/listing';
import { memberOf } from '../ctx/index.ts';
import { mayRead, type Reader } from '../space/index.ts';

/**
 * The one rule of who sees a listing, as a condition on `listings` and its author's row: everybody who may read the space, when the
 * author is accepted and the listing is or was on the board; and the author, always. A space that is closed shows nothing to anybody.
 * @param author the row of `members` that is joined as the author
 */
export function visibleTo(reader: Reader, author: Pick<typeof members, 'status'> = members): SQL {
  if (reader.tenant.status === 'suspended') return sql`false`;
  const member = memberOf(reader);
  const own = member ? eq(listings.authorId, member.memberId) : undefined;
  const others = mayRead(reader)
    ? and(
        eq(author.status, 'active'),
        inArray(listings.status, [...SEEN_BY_OTHERS]),
        // Neither of two people sees the other's where one of them does not want it.
        member?.unseen ? notInArray(listings.authorId, [...member.unseen]) : undefined,
      )
    : undefined;
  return or(own, others) ?? sql`false`;
}

/** The author's row is joined as `members`. */
export const authorOfListing = and(
  eq(members.tenantId, listings.tenantId),
  eq(members.id, listings.authorId),
);
