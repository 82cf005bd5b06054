import { and, eq, listings, members, messages, threads } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { mailMessage } from '../thread/index.ts';
import { moderatorOf } from './may.ts';
import { pendingMember } from './pending-member.ts';

/**
 * Lets somebody in who waits: what they wrote meanwhile goes online, and their messages go out.
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function acceptMember(ctx: Ctx, id: string): Promise<{ published: number; sent: number }> {
  moderatorOf(ctx);
  return inTenant(ctx, async (tx) => {
    const { email, locale } = await pendingMember(tx, id);
    await tx.update(members).set({ status: 'active' }).where(eq(members.id, id));
    const published = await tx
      .update(listings)
      .set({ status: 'published' })
      .where(and(eq(listings.authorId, id), eq(listings.status, 'held')))
      .returning({ id: listings.id });
    const waiting = await tx
      .select({ messageId: messages.id, readerId: threads.authorId })
      .from(messages)
      .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
      .where(eq(messages.senderId, id));
    for (const { messageId, readerId } of waiting) await mailMessage(ctx, tx, messageId, readerId);
    await enqueueMail(ctx, tx, { to: email, locale, mail: { kind: 'accepted' } });
    return { published: published.length, sent: waiting.length };
  });
}
