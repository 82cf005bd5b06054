import { alerts, and, eq } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Alert, Every } from '@entraide/model/alert';
import { z } from 'zod';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { showAlerts } from './view.ts';

export const AlertChange = z.strictObject({ every: Every });

/** How often to tell. @throws SignInNeeded, NotFound, also when it is somebody else's, Invalid */
export async function changeAlert(ctx: Ctx, id: string, given: unknown): Promise<Alert> {
  const { memberId } = requireMember(ctx);
  const { every } = parse(AlertChange, given);
  if (!isId(id)) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .update(alerts)
      .set({ every })
      .where(and(eq(alerts.id, id), eq(alerts.memberId, memberId)))
      .returning();
    const [alert] = await showAlerts(ctx, tx, rows);
    if (!alert) throw new NotFound();
    return alert;
  });
}
