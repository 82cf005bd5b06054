import { duties, eq, getTableColumns, members, type TenantTx } from '@entraide/db';

/**
 * Removes a member and everything of theirs, as each table says (`duties`): by foreign keys what goes with its member, and by the
 * address what is known by nothing else.
 */
export async function forget(tx: TenantTx, member: { id: string; email: string }): Promise<void> {
  for (const { table, erased } of Object.values(duties)) {
    if (typeof erased === 'string' || 'kept' in erased) continue;
    const address = getTableColumns(table)[erased.byAddressIn];
    if (address) await tx.delete(table).where(eq(address, member.email));
  }
  await tx.delete(members).where(eq(members.id, member.id));
}
