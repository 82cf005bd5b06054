import { and, eq, members, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { NotFound } from '../error/index.ts';

/** Somebody who waits, locked until the transaction ends. @throws NotFound, also when another moderator was quicker */
export async function pendingMember(tx: TenantTx, id: string) {
  if (!isId(id)) throw new NotFound();
  const [member] = await tx
    .select()
    .from(members)
    .where(and(eq(members.id, id), eq(members.status, 'pending')))
    .for('update');
  if (!member) throw new NotFound();
  return member;
}
