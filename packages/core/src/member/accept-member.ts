import { and, eq, inArray, isNull, listings, members, messages, type TenantTx, threads } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { emit, emitEach } from '../event/index.ts';
import { pendingMember } from './pending-member.ts';
import { stampOfHeld } from './waiting-members.ts';

/** `seen` as `waitingMembers` gave it: what is accepted is what was read. */
const Acceptance = z.strictObject({ seen: z.string().max(64).optional() });

/**
 * Lets somebody in who waits: what they wrote meanwhile goes online, and their messages go out. Of all that, others are told now.
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict when they changed what they wrote since it was seen
 */
export async function acceptMember(
  ctx: Ctx,
  id: string,
  given: unknown = {},
): Promise<{ published: number; sent: number }> {
  requireRole(ctx, 'moderator');
  const { seen } = parse(Acceptance, given);
  return inTenant(ctx, (tx) => acceptMemberIn(ctx, tx, id, seen));
}

/** As `acceptMember`, once somebody or something that may has decided it. */
export async function acceptMemberIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  seen?: string,
): Promise<{ published: number; sent: number }> {
  await pendingMember(tx, id);
  if (seen !== undefined && seen !== (await stampOfHeld(tx, id)))
    throw new Conflict('They changed what they wrote: look at it again.');
  const held = await tx
    .select({ id: listings.id, expiresAt: listings.expiresAt })
    .from(listings)
    .where(and(eq(listings.authorId, id), inArray(listings.status, [...LISTING_LIFE.accept.from])));
  // The database publishes what was held (migration 0014).
  await tx.update(members).set({ status: 'active' }).where(eq(members.id, id));
  // What a decision hides is not told of.
  const opened = await tx
    .select({ threadId: threads.id })
    .from(threads)
    .where(and(eq(threads.starterId, id), eq(threads.held, false)));
  const sent = await tx
    .select({ messageId: messages.id })
    .from(messages)
    .where(and(eq(messages.senderId, id), isNull(messages.decisionId)));
  const current = held.filter(({ expiresAt }) => expiresAt > ctx.clock());
  await emit(tx, 'member.accepted', { memberId: id });
  await emitEach(
    tx,
    'listing.published',
    current.map((listing) => ({ listingId: listing.id })),
  );
  await emitEach(tx, 'thread.opened', opened);
  await emitEach(tx, 'message.sent', sent);
  await recordAct(ctx, tx, { action: 'member.accept', subject: { kind: 'member', id } });
  return { published: held.length, sent: sent.length };
}
