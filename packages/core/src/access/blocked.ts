import { and, eq, memberBlocks, or, type TenantTx } from '@entraide/db';

/** Whether one of two people blocks the other: then neither writes to the other. */
export async function isBlockedBetween(tx: TenantTx, one: string, other: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberBlocks.id })
    .from(memberBlocks)
    .where(
      and(
        eq(memberBlocks.kind, 'block'),
        or(
          and(eq(memberBlocks.byId, one), eq(memberBlocks.aboutId, other)),
          and(eq(memberBlocks.byId, other), eq(memberBlocks.aboutId, one)),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whether a reader wants to hear nothing of a writer, or may not. */
export async function isSilenced(
  tx: TenantTx,
  { reader, writer }: { reader: string; writer: string },
): Promise<boolean> {
  const muted = and(eq(memberBlocks.byId, reader), eq(memberBlocks.aboutId, writer));
  const rows = await tx.select({ id: memberBlocks.id }).from(memberBlocks).where(muted).limit(1);
  return rows.length > 0 || (await isBlockedBetween(tx, reader, writer));
}
