import { type TenantTx, tenants } from '@entraide/db';
import type { PlatformCtx, Tenant } from '../ctx/index.ts';

/** A tenant's own row, before its first revision says what it is. */
export async function insertTenant(
  { clock }: Pick<PlatformCtx, 'clock'>,
  tx: TenantTx,
  { id, slug, status }: Pick<Tenant, 'id' | 'slug' | 'status'>,
): Promise<void> {
  const now = clock();
  await tx
    .insert(tenants)
    .values({ id, slug, status, config: {}, configHash: '', createdAt: now, updatedAt: now });
}
