import {
  and,
  desc,
  eq,
  getTableColumns,
  knownBrowsers,
  listings,
  members,
  messages,
  sessions,
} from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';

/** Everything this space keeps about the caller, as data: theirs to take away. @throws SignInNeeded */
export async function myData(ctx: Ctx) {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, memberId));
    if (!member) throw new NotFound();
    const { tenantId: _tenant, ...me } = member;
    const { tenantId, cell, ...listingColumns } = getTableColumns(listings);
    return {
      space: ctx.tenant.host,
      takenAt: ctx.clock().toISOString(),
      member: me,
      sessions: await tx
        .select({ createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
        .from(sessions)
        .where(eq(sessions.memberId, memberId)),
      knownBrowsers: await tx
        .select({ lastSeenAt: knownBrowsers.lastSeenAt })
        .from(knownBrowsers)
        .where(eq(knownBrowsers.memberId, memberId)),
      listings: await tx
        .select(listingColumns)
        .from(listings)
        .where(and(eq(listings.authorId, memberId)))
        .orderBy(desc(listings.id)),
      messages: await tx
        .select({
          id: messages.id,
          threadId: messages.threadId,
          body: messages.body,
          createdAt: messages.createdAt,
        })
        .from(messages)
        .where(eq(messages.senderId, memberId))
        .orderBy(desc(messages.id)),
    };
  });
}
