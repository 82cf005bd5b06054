import { eq, sql, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Actor, type Ctx, inTenant, type PlatformCtx } from '../ctx/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { asTenant } from './resolve-tenant.ts';

/**
 * A space for whoever comes by no request: a job, a command, a webhook. The same shape as a request's, in the space's first language;
 * `platform` may bring more, and keeps it. Null when the space is gone. A suspended one is answered: its caller reads `tenant.status`.
 * @throws Unavailable when its stored settings are not valid
 */
export async function tenantCtx<P extends PlatformCtx & { address: PublicAddress }>(
  platform: P,
  tenantId: string,
  actor: Actor,
): Promise<(P & Ctx) | null> {
  const [found] = await inTenant({ db: platform.db, tenant: { id: tenantId } }, async (tx) =>
    tx
      .select({ row: tenants, host: sql<string | null>`canonical_host()` })
      .from(tenants)
      .where(eq(tenants.id, tenantId)),
  );
  if (!found) return null;
  // A space that no host leads to yet can be worked in, too.
  const tenant = asTenant(found.row, found.host ?? found.row.slug, platform.address);
  const [locale = 'fr'] = tenant.config.locales;
  return { ...platform, tenant, actor, locale, requestId: newId(platform.clock()), ip: null };
}
