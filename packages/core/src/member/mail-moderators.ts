import { and, eq, inArray, members } from '@entraide/db';
import { rolesFor } from '../access/index.ts';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { enqueueMail } from '../mail/index.ts';

const QUIET_MS = 10 * 60_000;

/** Tells those who decide that somebody waits: one mail a person, however many newcomers come while it waits. */
export const mailModerators = onEvent('member.waiting', {
  name: 'mail_moderators',
  run: (ctx, { payload: { memberId } }) =>
    inTenant(ctx, async (tx) => {
      const [newcomer] = await tx
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.id, memberId), eq(members.status, 'pending')));
      if (!newcomer) return;
      const moderators = await tx
        .select({ id: members.id, to: members.email, locale: members.locale })
        .from(members)
        .where(and(inArray(members.role, [...rolesFor.moderator]), eq(members.status, 'active')))
        .limit(20);
      // A moment of the clock, not "in ten minutes": each newcomer would otherwise put the mail off once more.
      const runAt = new Date(Math.ceil((ctx.clock().getTime() + 1) / QUIET_MS) * QUIET_MS);
      for (const { id, ...reader } of moderators)
        await enqueueMail(
          ctx,
          tx,
          { ...reader, mail: { kind: 'somebody-waits' } },
          { key: `somebody-waits:${id}`, runAt },
        );
    }),
});
