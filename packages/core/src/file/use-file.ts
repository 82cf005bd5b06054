import { and, eq, files, sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { KEPT_MS } from './put-file.ts';

/**
 * Call it before a row that refers to the file is written, in the same transaction: until the commit, no sweep takes the file away.
 * @throws NotFound when the space has no such file, or has not any more
 */
export async function useFile(ctx: Pick<Ctx, 'clock'>, tx: TenantTx, sha256: string): Promise<void> {
  const keptUntil = new Date(ctx.clock().getTime() + KEPT_MS).toISOString();
  // Written, not only locked: a sweep that waits for this row then looks at its time again.
  const found = await tx
    .update(files)
    .set({ keptUntil: sql`greatest(${files.keptUntil}, ${keptUntil}::timestamptz)` })
    .where(and(eq(files.sha256, sha256), eq(files.removing, false)))
    .returning({ sha256: files.sha256 });
  if (found.length === 0) throw new NotFound();
}
