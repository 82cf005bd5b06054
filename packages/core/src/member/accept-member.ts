import { and, count, eq, inArray, listings, members, messages, threads } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { mailMessage } from '../thread/index.ts';
import { pendingMember } from './pending-member.ts';
import { stampOfHeld } from './waiting-members.ts';

/** `seen` as `waitingMembers` gave it: what is accepted is what was read. */
const Acceptance = z.strictObject({ seen: z.string().max(64).optional() });

/**
 * Lets somebody in who waits: what they wrote meanwhile goes online, and their messages go out.
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict when they changed what they wrote since it was seen
 */
export async function acceptMember(
  ctx: Ctx,
  id: string,
  given: unknown = {},
): Promise<{ published: number; sent: number }> {
  requireRole(ctx, 'moderator');
  const { seen } = parse(Acceptance, given);
  return inTenant(ctx, async (tx) => {
    const { email, locale } = await pendingMember(tx, id);
    if (seen !== undefined && seen !== (await stampOfHeld(tx, id)))
      throw new Conflict('They changed what they wrote: look at it again.');
    const [held] = await tx
      .select({ count: count() })
      .from(listings)
      .where(and(eq(listings.authorId, id), inArray(listings.status, [...LISTING_LIFE.accept.from])));
    // The database publishes what was held (migration 0014).
    await tx.update(members).set({ status: 'active' }).where(eq(members.id, id));
    const waiting = await tx
      .select({ messageId: messages.id, readerId: threads.authorId })
      .from(messages)
      .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
      .where(eq(messages.senderId, id));
    for (const { messageId, readerId } of waiting) await mailMessage(ctx, tx, messageId, readerId);
    await recordAct(ctx, tx, { action: 'member.accept', subject: { kind: 'member', id } });
    await enqueueMail(ctx, tx, { to: email, locale, mail: { kind: 'accepted' } });
    return { published: held?.count ?? 0, sent: waiting.length };
  });
}
