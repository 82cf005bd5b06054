import { auditLog, desc, eq } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';

export type RecordedOperation = typeof auditLog.$inferSelect;

/** What operators did, newest first; for one tenant or for all. */
export function listOperations(
  platform: PlatformCtx,
  { tenantId, limit = 50 }: { tenantId?: string; limit?: number } = {},
): Promise<RecordedOperation[]> {
  return platform.db.outsideTenant(async (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(tenantId === undefined ? undefined : eq(auditLog.tenantId, tenantId))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(limit),
  );
}
