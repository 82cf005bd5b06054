import { and, asc, count, eq, inArray, listings, members, messages } from '@entraide/db';
import type { Kind } from '@entraide/model/listing';
import { rolesFor } from '../access/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';

export interface Waiting {
  since: Date;
  /** What appears when they are accepted, oldest first; at most 50. */
  listings: { id: string; kind: Kind; title: string }[];
  /** What leaves when they are accepted. */
  messages: number;
  /** How many people can decide. */
  deciders: number;
  /** For room in the plan of the space, and for nothing else. */
  forRoom: boolean;
}

/** What somebody who waits to be accepted waits for; null for everybody else. */
export async function myWaiting(ctx: Ctx): Promise<Waiting | null> {
  const actor = memberOf(ctx);
  if (actor?.status !== 'pending') return null;
  return inTenant(ctx, async (tx) => {
    const [me] = await tx
      .select({ since: members.createdAt, forRoom: members.waitsForRoom })
      .from(members)
      .where(and(eq(members.id, actor.memberId), eq(members.status, 'pending')));
    // Accepted or refused since their session was read.
    if (!me) return null;
    const held = await tx
      .select({ id: listings.id, kind: listings.kind, title: listings.title })
      .from(listings)
      .where(and(eq(listings.authorId, actor.memberId), eq(listings.status, 'held')))
      .orderBy(asc(listings.id))
      .limit(50);
    const [sent] = await tx
      .select({ count: count() })
      .from(messages)
      .where(eq(messages.senderId, actor.memberId));
    const [deciders] = await tx
      .select({ count: count() })
      .from(members)
      .where(and(inArray(members.role, [...rolesFor.moderator]), eq(members.status, 'active')));
    return {
      ...me,
      listings: held,
      messages: sent?.count ?? 0,
      deciders: deciders?.count ?? 0,
    };
  });
}
