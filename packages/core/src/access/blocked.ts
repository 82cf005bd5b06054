import { and, eq, memberBlocks, members, or, type TenantTx } from '@entraide/db';

/**
 * Whether nothing more can be written from one person to another: one of them blocks the other, or the reader was put out of the space.
 * One answer for both, so that it tells nobody that they are blocked.
 */
export async function isClosedBetween(tx: TenantTx, writer: string, reader: string): Promise<boolean> {
  const [other] = await tx.select({ status: members.status }).from(members).where(eq(members.id, reader));
  return other?.status === 'suspended' || (await isBlockedBetween(tx, writer, reader));
}

async function isBlockedBetween(tx: TenantTx, one: string, other: string): Promise<boolean> {
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
