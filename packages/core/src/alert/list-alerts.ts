import { alerts, desc, eq } from '@entraide/db';
import type { Alert } from '@entraide/model/alert';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { showAlerts } from './view.ts';

/** The caller's saved searches, the latest first. @throws SignInNeeded */
export async function listAlerts(ctx: Ctx): Promise<Alert[]> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const rows = await tx.select().from(alerts).where(eq(alerts.memberId, memberId)).orderBy(desc(alerts.id));
    return showAlerts(ctx, tx, rows);
  });
}
