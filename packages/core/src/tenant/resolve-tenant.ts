import { eq, sql, tenants } from '@entraide/db';
import { TenantConfig } from '@entraide/model/tenant';
import { inTenant, outsideTenant, type PlatformCtx, type Tenant } from '../ctx/index.ts';
import { Unavailable } from '../error/index.ts';
import { originOf, type PublicAddress } from '../settings/index.ts';

/**
 * The tenant that a host leads to, whatever its status; null when it leads nowhere. Asks the database each time.
 * @throws Unavailable when its stored settings are not valid
 */
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
  if (!row) return null;
  try {
    return asTenant(row, found.canonical_host, address);
  } catch (error) {
    platform.log.error(
      { tenant: row.slug },
      'the stored settings of a space are not valid: apply its folder again',
    );
    throw error;
  }
}

/** Somebody has to apply the space's folder again first. */
const RETRY_S = 300;

/** Read settings by what is stored. A job reads its space's each time, and to check them takes ten times as long as to compare them. */
const readConfigs = new Map<string, TenantConfig>();
/** Spaces whose jobs run at about the same time. */
const MOST_READ = 100;

/**
 * The same object for the same stored settings, so that others can keep what they derive from it: nobody changes it.
 * @throws Unavailable when its stored settings are not valid for this version
 */
export function configOf(row: Pick<typeof tenants.$inferSelect, 'config'>): TenantConfig {
  const stored = JSON.stringify(row.config);
  const known = readConfigs.get(stored);
  if (known) return known;
  const config = TenantConfig.safeParse(row.config);
  if (!config.success) throw new Unavailable(RETRY_S);
  const [oldest] = readConfigs.size >= MOST_READ ? readConfigs.keys() : [];
  if (oldest !== undefined) readConfigs.delete(oldest);
  readConfigs.set(stored, config.data);
  return config.data;
}

/** @throws Unavailable when its stored settings are not valid for this version */
export function asTenant(row: typeof tenants.$inferSelect, host: string, address: PublicAddress): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    config: configOf(row),
    version: row.configHash,
    host,
    origin: originOf(host, address),
  };
}
