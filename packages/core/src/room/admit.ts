import {
  and,
  asc,
  eq,
  inArray,
  isNull,
  listings,
  members,
  messages,
  type TenantTx,
  threads,
} from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { emit, emitEach } from '../event/index.ts';
import type { Sweep } from '../job/sweep.ts';
import { hasRoomIn } from './require-room.ts';

/** Lets somebody in who waits: what they wrote meanwhile goes online, and their messages go out. Of all that, others are told now. */
export async function admitIn(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  id: string,
): Promise<{ published: number; sent: number }> {
  const held = await tx
    .select({ id: listings.id, expiresAt: listings.expiresAt })
    .from(listings)
    .where(and(eq(listings.authorId, id), inArray(listings.status, [...LISTING_LIFE.accept.from])));
  // The database publishes what was held (migration 0014).
  await tx.update(members).set({ status: 'active', waitsForRoom: false }).where(eq(members.id, id));
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
  return { published: held.length, sent: sent.length };
}

const waitsForRoom = and(eq(members.waitsForRoom, true), eq(members.status, 'pending'));

/** An urgent request never waits for room: whoever waits for nothing else comes in with it, above the limit of the plan. */
export async function admitForUrgentIn(ctx: Pick<Ctx, 'clock'>, tx: TenantTx, id: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, id), waitsForRoom))
    .for('update');
  if (member) await admitIn(ctx, tx, id);
}

/** A night's work, so that one transaction stays short. */
const MOST = 500;

/**
 * Lets in who waited for room only, first come first, as many as there is room for now: at night, and as a larger plan begins.
 * @returns whether somebody still waits
 */
export const admitWaitingIn: Sweep = async (ctx, tx) => {
  const waiting = await tx
    .select({ id: members.id })
    .from(members)
    .where(waitsForRoom)
    .orderBy(asc(members.id))
    .limit(MOST)
    .for('update', { skipLocked: true });
  for (const { id } of waiting) {
    if (!(await hasRoomIn(ctx, tx, 'members'))) return true;
    await admitIn(ctx, tx, id);
  }
  return waiting.length === MOST;
};
