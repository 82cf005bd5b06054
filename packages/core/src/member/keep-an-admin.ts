import { and, eq, members, ne, type TenantTx } from '@entraide/db';
import { Conflict } from '../error/index.ts';

/**
 * A space without an admin cannot be looked after. The admins' rows are locked, so that two cannot leave at the same moment.
 * @throws Conflict when this is the last one
 */
export async function keepAnAdmin(tx: TenantTx, leaving: string): Promise<void> {
  await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.role, 'admin'))
    .orderBy(members.id)
    .for('update');
  const others = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active'), ne(members.id, leaving)))
    .limit(1);
  if (others.length === 0) throw new Conflict('The last admin cannot go: make somebody else admin first.');
}
