import { sql } from 'drizzle-orm';
import type { TenantTx } from '../client/index.ts';

export interface EnqueueOptions {
  /** Not before this moment. */
  runAt?: Date;
  /** A waiting job of this tenant with the same key is replaced. */
  key?: string;
  /** How often it is tried in all; 12 unless told, over 16 hours. */
  tries?: number;
}

/**
 * Leaves a job in the caller's transaction: it exists if and only if that transaction commits. The database stamps the tenant's
 * id into the payload as `tenantId`, whatever the payload says.
 */
export async function enqueue(
  tx: TenantTx,
  task: string,
  payload: object,
  options: EnqueueOptions = {},
): Promise<void> {
  const { runAt, key = null, tries = 12 } = options;
  await tx.execute(
    sql`select enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${runAt?.toISOString() ?? null}::timestamptz, ${key}, ${tries}::integer)`,
  );
}

/** A job each, in one statement. `startAt`, `everyMs`: the first not before this moment, each of the others so much later. */
export async function enqueueEach(
  tx: TenantTx,
  task: string,
  payloads: readonly object[],
  {
    tries = 12,
    startAt,
    everyMs = 0,
  }: Pick<EnqueueOptions, 'tries'> & { startAt?: Date; everyMs?: number } = {},
): Promise<void> {
  await tx.execute(
    sql`select count(enqueue(${task}, payload, ${startAt?.toISOString() ?? null}::timestamptz + (at - 1) * ${everyMs}::integer * interval '1 millisecond', null, ${tries}::integer))
      from jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) with ordinality each (payload, at)`,
  );
}
