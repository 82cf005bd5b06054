import { eq, tenants } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import { NotFound } from '../error/index.ts';

export type TenantRow = typeof tenants.$inferSelect;

/**
 * By its slug, for the operator's role.
 * @throws NotFound
 */
export async function findTenant(platform: OperatorCtx, slug: string): Promise<TenantRow> {
  const [row] = await platform.db.outsideTenant(async (tx) =>
    tx.select().from(tenants).where(eq(tenants.slug, slug)),
  );
  if (!row) throw new NotFound();
  return row;
}
