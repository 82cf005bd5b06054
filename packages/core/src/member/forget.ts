import {
  and,
  duties,
  eq,
  getTableColumns,
  members,
  or,
  photos,
  sql,
  type TenantTx,
  threads,
} from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { removeFiles } from '../file/index.ts';

/**
 * Removes a member and everything of theirs, as each table says (`duties`): by foreign keys what goes with its member, and by the
 * address what is known by nothing else.
 */
export async function forget(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  member: { id: string; email: string },
): Promise<void> {
  for (const { table, erased } of Object.values(duties)) {
    if (typeof erased === 'string' || 'kept' in erased) continue;
    const address = getTableColumns(table)[erased.byAddressIn];
    if (address) await tx.delete(table).where(eq(address, member.email));
  }
  const shown = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(eq(photos.authorId, member.id))
    .limit(1);
  // In one order: two who leave at once, and talked with each other, would wait for each other.
  await tx
    .select({ id: threads.id })
    .from(threads)
    .where(or(eq(threads.authorId, member.id), eq(threads.starterId, member.id)))
    .orderBy(threads.id)
    .for('no key update');
  // A conversation stays for the other person; one that they have not seen yet goes with whoever began it.
  const waits = sql`exists (select from ${members} where ${members.id} = ${member.id} and ${members.status} = 'pending')`;
  await tx.delete(threads).where(and(eq(threads.starterId, member.id), or(eq(threads.held, true), waits)));
  // Not left to the foreign keys: they change a row twice, and for the second time wait for the other person's, who may be leaving too.
  await tx.update(threads).set({ authorId: null, listingId: null }).where(eq(threads.authorId, member.id));
  await tx.update(threads).set({ starterId: null }).where(eq(threads.starterId, member.id));
  await tx.delete(members).where(eq(members.id, member.id));
  if (shown.length > 0) await removeFiles(ctx, tx);
}
