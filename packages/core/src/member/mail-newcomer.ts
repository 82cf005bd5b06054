import { and, eq, members } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { type EventPayload, onEvent } from '../event/index.ts';
import type { GivenJob, JobCtx } from '../job/define-job.ts';
import { enqueueMail } from '../mail/index.ts';

/** Tells a member where they stand, unless they left or stand elsewhere by now. */
const mailing =
  (kind: 'welcome' | 'waiting' | 'accepted', status: 'active' | 'pending') =>
  (ctx: JobCtx, { payload: { memberId }, key }: GivenJob<EventPayload<'member.joined'>>) =>
    inTenant(ctx, async (tx) => {
      const [reader] = await tx
        .select({ to: members.email, locale: members.locale, forRoom: members.waitsForRoom })
        .from(members)
        .where(and(eq(members.id, memberId), eq(members.status, status)));
      if (!reader) return;
      const { to, locale, forRoom } = reader;
      const mail = { kind: kind === 'waiting' && forRoom ? ('waiting-for-room' as const) : kind };
      await enqueueMail(ctx, tx, { to, locale, mail }, { once: key });
    });

const welcome = mailing('welcome', 'active');

/** Whoever launches a space is alone in it, and gets the way back to it. */
export const mailWelcome = onEvent('member.joined', {
  name: 'mail_welcome',
  run: async (ctx: JobCtx, job: GivenJob<EventPayload<'member.joined'>>) => {
    if (ctx.tenant.status !== 'private') return welcome(ctx, job);
    const people = await inTenant(ctx, (tx) =>
      tx.select({ role: members.role, to: members.email, locale: members.locale }).from(members).limit(2),
    );
    const [only] = people;
    if (people.length !== 1 || only?.role !== 'admin') return welcome(ctx, job);
    const { to, locale } = only;
    await inTenant(ctx, (tx) =>
      enqueueMail(ctx, tx, { to, locale, mail: { kind: 'launch-saved' } }, { once: job.key }),
    );
  },
});
export const mailNewcomer = onEvent('member.waiting', {
  name: 'mail_newcomer',
  run: mailing('waiting', 'pending'),
});
export const mailAccepted = onEvent('member.accepted', {
  name: 'mail_accepted',
  run: mailing('accepted', 'active'),
});
