import { cases, eq, inArray, members, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireRole, rolesFor } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Conflict, NotAllowed, NotFound } from '../error/index.ts';

export type Case = typeof cases.$inferSelect;

/**
 * A case to decide about, locked until the transaction ends.
 * @throws NotFound; NotAllowed for who is its author, or when it was handed to the admins; Conflict while somebody else looks at it
 */
export async function lockCase(ctx: Ctx, tx: TenantTx, id: string): Promise<Case> {
  const actor = requireRole(ctx, 'moderator');
  const [row] = isId(id) ? await tx.select().from(cases).where(eq(cases.id, id)).for('update') : [];
  if (!row) throw new NotFound();
  if (row.authorId === actor.memberId) throw new NotAllowed('This is about you: somebody else decides.');
  if (row.handedOver && actor.role !== 'admin') throw new NotAllowed('This was handed to the admins.');
  if (row.claimedBy && row.claimedBy !== actor.memberId && row.claimedUntil && row.claimedUntil > ctx.clock())
    throw new Conflict('Somebody else is looking at this.');
  return row;
}

export type Person = typeof members.$inferSelect;

/**
 * The rows of who decides and of whom it is about, locked in one order, so that two who decide about each other wait for each other.
 * Null when the other is no member any more. A session was read before: who decides is asked again.
 * @throws NotAllowed when they may not decide now
 */
export async function lockPeople(ctx: Ctx, tx: TenantTx, authorId: string): Promise<Person | null> {
  const actor = requireRole(ctx, 'moderator');
  const rows = await tx
    .select()
    .from(members)
    .where(inArray(members.id, [actor.memberId, authorId]))
    .orderBy(members.id)
    .for('update');
  const self = rows.find(({ id }) => id === actor.memberId);
  const limited = self?.limitedUntil && self.limitedUntil > ctx.clock();
  if (self?.status !== 'active' || !rolesFor.moderator.includes(self.role) || limited)
    throw new NotAllowed('You may not decide here now.');
  return rows.find(({ id }) => id === authorId) ?? null;
}
