import { duties, eq, getTableColumns, members, photos, type TenantTx } from '@entraide/db';
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
  const [face] = await tx.select({ photoId: members.photoId }).from(members).where(eq(members.id, member.id));
  const shown = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(eq(photos.authorId, member.id))
    .limit(1);
  await tx.delete(members).where(eq(members.id, member.id));
  if (shown.length > 0 || face?.photoId) await removeFiles(ctx, tx);
}
