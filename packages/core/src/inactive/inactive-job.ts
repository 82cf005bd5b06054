import { and, eq, members, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { defineJob, type JobCtx, type JobKind } from '../job/define-job.ts';
import { enqueueMail } from '../mail/index.ts';
import { assertNoBanWaits } from '../member/ban-waits.ts';
import { leaveIn } from '../member/leave.ts';
import { dayOf, erasedFrom, toBeErased, toBeWarned } from './judge.ts';

export const inactiveKind: JobKind<{ memberId: string }> = {
  name: 'inactive_member',
  schema: z.strictObject({ memberId: z.uuid() }),
  tries: 12,
};

/** Tells one member that their account goes, or lets it go. They may have been here since they were found. */
export const inactiveJob = defineJob({
  ...inactiveKind,
  run: (ctx, { payload: { memberId } }) =>
    inTenant(ctx, async (tx) => {
      if (!(await warn(ctx, tx, memberId))) await erase(ctx, tx, memberId);
    }),
});

async function warn(ctx: JobCtx, tx: TenantTx, id: string): Promise<boolean> {
  const [member] = await tx
    .update(members)
    .set({ warnedOn: dayOf(ctx.clock()) })
    .where(and(eq(members.id, id), toBeWarned(ctx)))
    .returning();
  if (!member) return false;
  const { email: to, locale, role } = member;
  const until = erasedFrom(ctx, member).toISOString();
  await enqueueMail(ctx, tx, { to, locale, mail: { kind: 'inactive', until, stays: role === 'admin' } });
  return true;
}

async function erase(ctx: JobCtx, tx: TenantTx, id: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id, email: members.email, locale: members.locale })
    .from(members)
    .where(and(eq(members.id, id), toBeErased(ctx)))
    .for('update');
  if (!member || (await mustStay(ctx, tx, id))) return;
  await leaveIn(ctx, tx, member, 'member.inactive');
  await enqueueMail(ctx, tx, { to: member.email, locale: member.locale, mail: { kind: 'inactive-erased' } });
}

/** A decision about them waits for a second person: another night. */
async function mustStay(ctx: JobCtx, tx: TenantTx, id: string): Promise<boolean> {
  try {
    await assertNoBanWaits(ctx, tx, id);
    return false;
  } catch (error) {
    if (error instanceof Invalid) return true;
    throw error;
  }
}
