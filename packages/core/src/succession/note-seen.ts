import { eq, teamTold } from '@entraide/db';
import { hasRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { lastTold, markTold } from '../team/index.ts';

const DAY_MS = 86_400_000;

/** An admin opened a page of the team: the admins are there. Written once a day at most. */
export async function noteSeen(ctx: Ctx): Promise<void> {
  if (!hasRole(ctx, 'admin')) return;
  const now = ctx.clock();
  await inTenant(ctx, async (tx) => {
    const [seen] = await tx.select({ at: teamTold.at }).from(teamTold).where(eq(teamTold.what, 'seen'));
    if (seen && now.getTime() - seen.at.getTime() < DAY_MS) return;
    await lastTold(tx, 'seen');
    await markTold(tx, 'seen', now);
  });
}
