import { eq, sql, tenants } from '@entraide/db';
import { TenantConfig } from '@entraide/model/tenant';
import { inTenant, outsideTenant, type PlatformCtx, type Tenant } from '../ctx/index.ts';
import { originOf, type PublicAddress } from '../settings/index.ts';

/** The tenant that a host leads to, whatever its status; null when it leads nowhere. Asks the database each time. */
export async function resolveTenant(
  platform: PlatformCtx,
  host: string,
  address: PublicAddress,
): Promise<Tenant | null> {
  const [found] = await outsideTenant(
    platform,
    async (tx) =>
      await tx.execute<{ tenant_id: string; canonical_host: string }>(
        sql`select tenant_id, canonical_host from resolve_host(${host})`,
      ),
  );
  if (!found) return null;
  const id = found.tenant_id;
  const [row] = await inTenant({ db: platform.db, tenant: { id } }, async (tx) =>
    tx.select().from(tenants).where(eq(tenants.id, id)),
  );
  return row ? asTenant(row, found.canonical_host, address) : null;
}

export function asTenant(row: typeof tenants.$inferSelect, host: string, address: PublicAddress): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    config: TenantConfig.parse(row.config),
    version: row.configHash,
    host,
    origin: originOf(host, address),
  };
}
