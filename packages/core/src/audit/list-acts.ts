import { auditLog, desc, eq } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';

export type RecordedAct = typeof auditLog.$inferSelect;

/** What operators did, newest first; for one tenant or for all. */
export function listActs(
  platform: PlatformCtx,
  { tenantId, limit = 50 }: { tenantId?: string; limit?: number } = {},
): Promise<RecordedAct[]> {
  return platform.db.outsideTenant(async (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(tenantId === undefined ? undefined : eq(auditLog.tenantId, tenantId))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(limit),
  );
}
