import { eq, memberListLines, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { hasherOf } from './hash.ts';

/** Whoever the association knows by an address is known by their new one; a later import of its list brings the old one again. */
export async function moveLine(
  ctx: Pick<Ctx, 'secretKey' | 'tenant'>,
  tx: TenantTx,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const hasher = hasherOf(ctx);
  if (!hasher) return;
  const [line] = await tx
    .delete(memberListLines)
    .where(eq(memberListLines.emailHash, hasher.hash(from)))
    .returning();
  if (line)
    await tx
      .insert(memberListLines)
      .values({ ...line, emailHash: hasher.hash(to) })
      .onConflictDoNothing();
}
