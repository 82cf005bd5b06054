import { and, eq, files, inArray, sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { KEPT_MS } from './put-file.ts';

/**
 * Call it before a row that refers to the file is written, in the same transaction: until the commit, no sweep takes the file away.
 * @returns what the bytes are
 * @throws NotFound when the space has no such file, or has not any more
 */
export async function keepFile(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  sha256: string,
): Promise<{ size: number; mediaType: string }> {
  const keptUntil = new Date(ctx.clock().getTime() + KEPT_MS).toISOString();
  // Written, not only locked: a sweep that waits for this row then looks at its time again.
  const [found] = await tx
    .update(files)
    .set({ keptUntil: sql`greatest(${files.keptUntil}, ${keptUntil}::timestamptz)` })
    .where(and(eq(files.sha256, sha256), inArray(files.state, ['waiting', 'stored'])))
    .returning({ size: files.size, mediaType: files.mediaType });
  if (!found) throw new NotFound();
  return found;
}
