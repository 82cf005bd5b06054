import { and, auditLog, desc, eq, sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';

export type RecordedOperation = typeof auditLog.$inferSelect;

/** What operators did, newest first; for one tenant or for all. `before`: id of the last line that was seen. */
export function listOperations(
  platform: PlatformCtx,
  { tenantId, before, limit = 50 }: { tenantId?: string; before?: string; limit?: number } = {},
): Promise<RecordedOperation[]> {
  return platform.db.outsideTenant(async (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(
        and(
          tenantId === undefined ? undefined : eq(auditLog.tenantId, tenantId),
          before === undefined
            ? undefined
            : sql`(${auditLog.at}, ${auditLog.id}) < (select l.at, l.id from ${auditLog} l where l.id = ${before})`,
        ),
      )
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(limit),
  );
}
