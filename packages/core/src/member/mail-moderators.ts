import { and, eq, members } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { mailTeam } from '../team/index.ts';

/** Tells those who decide that somebody waits. */
export const mailModerators = onEvent('member.waiting', {
  name: 'mail_moderators',
  run: (ctx, { payload: { memberId } }) =>
    inTenant(ctx, async (tx) => {
      const [newcomer] = await tx
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.id, memberId), eq(members.status, 'pending')));
      if (newcomer) await mailTeam(ctx, tx, { role: 'moderator', kind: 'somebody-waits' });
    }),
});
