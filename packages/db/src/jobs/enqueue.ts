import { sql } from 'drizzle-orm';
import type { TenantTx } from '../client/index.ts';

export interface EnqueueOptions {
  /** Not before this moment. */
  runAt?: Date;
  /** A waiting job of this tenant with the same key is replaced. */
  key?: string;
}

/**
 * Leaves a job in the caller's transaction: it exists if and only if that transaction commits. The database stamps the tenant's
 * id into the payload as `tenantId`, whatever the payload says.
 */
export async function enqueue(
  tx: TenantTx,
  task: string,
  payload: Record<string, unknown>,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.execute(
    sql`select enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${options.runAt?.toISOString() ?? null}::timestamptz, ${options.key ?? null})`,
  );
}
