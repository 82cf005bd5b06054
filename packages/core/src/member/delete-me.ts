import { eq, members } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { enqueueMail, isStopped } from '../mail/index.ts';
import { assertNoBanWaits } from './ban-waits.ts';
import { keepAnAdmin } from './keep-an-admin.ts';
import { leaveIn } from './leave.ts';

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
    const stopped = await isStopped(tx, actor.email);
    await leaveIn(ctx, tx, { id: actor.memberId, email: actor.email }, 'member.leave');
    // Whoever did not ask for it learns of it. Not by an event: the address is forgotten here, and no event carries one.
    if (!stopped)
      await enqueueMail(ctx, tx, { to: actor.email, locale: ctx.locale, mail: { kind: 'account-deleted' } });
  });
}
