import { and, eq, inArray, listings, members } from '@entraide/db';
import { SEEN_BY_OTHERS } from '@entraide/model/listing';
import { requireMember } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { emit, emitEach } from '../event/index.ts';
import { enqueueMail, isStopped } from '../mail/index.ts';
import { assertNoBanWaits } from './ban-waits.ts';
import { forget } from './forget.ts';
import { keepAnAdmin } from './keep-an-admin.ts';

/**
 * Leaves the space: the member and everything of theirs is removed for good, and a mail confirms it.
 * @throws SignInNeeded, Conflict for the last admin; who would come back as new may not leave: NotAllowed for somebody suspended, Invalid
 *   `decision-waits` while a ban waits for a second person
 */
export async function deleteMe(ctx: Ctx): Promise<void> {
  const actor = requireMember(ctx);
  await inTenant(ctx, async (tx) => {
    // As the database has it: somebody may have put them out, or made them the only admin, since their session was read.
    const [me] = await tx
      .select({ role: members.role, status: members.status })
      .from(members)
      .where(eq(members.id, actor.memberId))
      .for('update');
    if (me?.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
    await assertNoBanWaits(ctx, tx, actor.memberId);
    if (me?.role === 'admin') await keepAnAdmin(tx, actor.memberId);
    await recordAct(ctx, tx, { action: 'member.leave', subject: { kind: 'member', id: actor.memberId } });
    const seen = await tx
      .select({ listingId: listings.id })
      .from(listings)
      .where(and(eq(listings.authorId, actor.memberId), inArray(listings.status, [...SEEN_BY_OTHERS])));
    await emitEach(tx, 'listing.removed', seen);
    await emit(tx, 'member.left', { memberId: actor.memberId });
    const stopped = await isStopped(tx, actor.email);
    await forget(ctx, tx, { id: actor.memberId, email: actor.email });
    // Whoever did not ask for it learns of it. Not by an event: the address is forgotten here, and no event carries one.
    if (!stopped)
      await enqueueMail(ctx, tx, { to: actor.email, locale: ctx.locale, mail: { kind: 'account-deleted' } });
  });
}
