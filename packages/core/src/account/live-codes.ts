import { and, desc, eq, isNull, loginCodes, type TenantTx } from '@entraide/db';

/** Of one address in one browser: an older mail that comes late is still good. */
export const LIVE_CODES = 2;

export type CodeRow = typeof loginCodes.$inferSelect;

/** A browser's unused codes, newest first, locked in that order until the transaction ends. */
export function lockUnused(tx: TenantTx, browserHash: string): Promise<CodeRow[]> {
  return tx
    .select()
    .from(loginCodes)
    .where(and(eq(loginCodes.browserHash, browserHash), isNull(loginCodes.consumedAt)))
    .orderBy(desc(loginCodes.createdAt), desc(loginCodes.id))
    .for('update');
}
