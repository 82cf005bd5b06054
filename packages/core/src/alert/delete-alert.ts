import { alerts, and, eq, isNull, notices } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';

/** @throws SignInNeeded, NotFound, also when it is somebody else's */
export async function deleteAlert(ctx: Ctx, id: string): Promise<void> {
  const { memberId } = requireMember(ctx);
  if (!isId(id)) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    const gone = await tx
      .delete(alerts)
      .where(and(eq(alerts.id, id), eq(alerts.memberId, memberId)))
      .returning({ id: alerts.id });
    if (gone.length === 0) throw new NotFound();
    // What it found and has not told is not told any more.
    await tx.delete(notices).where(and(eq(notices.alertId, id), isNull(notices.mailId)));
  });
}
