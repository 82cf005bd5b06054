import { and, eq, lte, memberExports, members, ne } from '@entraide/db';
import { newId } from '@entraide/model';
import { requireMember, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { SignInNeeded } from '../error/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { sweepTonight } from '../job/sweep.ts';
import { exportColumns, GIVEN_UP_MS, type MemberExport, makeExport } from './export.ts';

/**
 * Asks for a file of all that the space keeps about the caller. A job makes it, and a mail tells that it is there. Who asks again while it
 * is being made gets the same one.
 * @throws SignInNeeded, TooMany
 */
export async function askForExport(ctx: Ctx): Promise<MemberExport & { begun: boolean }> {
  const { memberId } = requireMember(ctx);
  const now = ctx.clock();
  return inTenant(ctx, async (tx) => {
    // Two who ask at once come one after the other.
    const [me] = await tx
      .select({ id: members.id })
      .from(members)
      .where(eq(members.id, memberId))
      .for('update');
    if (!me) throw new SignInNeeded();
    const mine = eq(memberExports.memberId, memberId);
    await tx.delete(memberExports).where(and(mine, lte(memberExports.endsAt, now)));
    const [open] = await tx
      .select(exportColumns)
      .from(memberExports)
      .where(and(mine, ne(memberExports.state, 'ready')));
    if (open) return { ...open, begun: false };
    await spend(ctx, tx, { exports: memberId });
    const id = newId(now);
    const endsAt = new Date(now.getTime() + GIVEN_UP_MS);
    await tx.insert(memberExports).values({ id, memberId, askedAt: now, endsAt });
    await enqueueJob(tx, makeExport, { exportId: id }, { key: `${makeExport.name}:${memberId}:${id}` });
    await sweepTonight(ctx, tx);
    return { id, state: 'waiting', done: 0, steps: 0, askedAt: now, endsAt, begun: true };
  });
}
