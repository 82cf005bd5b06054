import { and, eq, members, or, sql, type TenantTx, threads } from '@entraide/db';

/** A conversation stays for the other person, as with somebody who left; one that they have not seen yet goes with whoever began it. */
export async function leaveThreads(tx: TenantTx, memberId: string): Promise<void> {
  // In one order: two who leave at once, and talked with each other, would wait for each other.
  await tx
    .select({ id: threads.id })
    .from(threads)
    .where(or(eq(threads.authorId, memberId), eq(threads.starterId, memberId)))
    .orderBy(threads.id)
    .for('no key update');
  const waits = sql`exists (select from ${members} where ${members.id} = ${memberId} and ${members.status} = 'pending')`;
  await tx.delete(threads).where(and(eq(threads.starterId, memberId), or(eq(threads.held, true), waits)));
  // Not left to the foreign keys: they change a row twice, and for the second time wait for the other person's, who may be leaving too.
  await tx.update(threads).set({ authorId: null, listingId: null }).where(eq(threads.authorId, memberId));
  await tx.update(threads).set({ starterId: null }).where(eq(threads.starterId, memberId));
}
