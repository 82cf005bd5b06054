import { eq, loginCodes, members, type TenantTx } from '@entraide/db';

/** Removes a member and everything of theirs: sessions, listings, conversations (by foreign keys), and the codes they asked for. */
export async function forget(tx: TenantTx, member: { id: string; email: string }): Promise<void> {
  await tx.delete(loginCodes).where(eq(loginCodes.email, member.email));
  await tx.delete(members).where(eq(members.id, member.id));
}
