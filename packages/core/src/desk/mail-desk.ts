import { cases, eq } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { mailTeam } from '../team/index.ts';

/** Tells those who decide that a case or an appeal waits for them. */
export const mailDesk = onEvent('case.opened', {
  name: 'mail_desk',
  run: (ctx, { payload: { caseId } }) =>
    inTenant(ctx, async (tx) => {
      const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
      if (!row) return;
      const role = row.handedOver ? 'admin' : 'moderator';
      await mailTeam(ctx, tx, { role, kind: 'desk-waits', except: row.authorId });
    }),
});
