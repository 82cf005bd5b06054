import { and, domainClaims, domains, eq, type TenantTx, tenants } from '@entraide/db';
import type { DomainState } from '@entraide/model/domain';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { lockSettings } from '../revision/index.ts';
import { findTenant } from './find-tenant.ts';

/**
 * Hands all settings of a space to its admins: nothing changes but that the browser may change them. An apply of a folder of that name
 * takes them back.
 * @returns the keys that the folder had declared
 * @throws NotFound
 */
export async function releaseTenant(
  platform: OperatorCtx,
  slug: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<string[]> {
  const { id } = await findTenant(platform, slug);
  return platform.db.inTenant(id, async (tx) => {
    const { tenant } = await lockSettings(tx, id);
    const keys = tenant.fileKeys;
    if (dryRun || (keys.length === 0 && tenant.fileHash === null)) return keys;
    await tx.update(tenants).set({ fileHash: null, fileKeys: [] }).where(eq(tenants.id, id));
    await adoptHosts(tx, id, platform.clock());
    await recordOperation(platform, tx, { action: 'tenant.release', tenantId: id, details: { slug } });
    const acting = { actor: operatorOf(platform), clock: platform.clock };
    await recordAct(acting, tx, { action: 'space.settings', details: { released: keys.length } });
    return keys;
  });
}

/** The folder's hosts are the space's own from now on, as if it had proved them. */
async function adoptHosts(tx: TenantTx, tenantId: string, now: Date): Promise<void> {
  const hosts = await tx
    .select()
    .from(domains)
    .where(and(eq(domains.tenantId, tenantId), eq(domains.source, 'file')));
  for (const { host, isPrimary, looksLike } of hosts) {
    const step = (state: DomainState) =>
      tx.update(domainClaims).set({ state, provenAt: now }).where(eq(domainClaims.host, host));
    await tx.insert(domainClaims).values({ host, looksLike, claimedAt: now });
    await step('proven');
    await step('serving');
    if (isPrimary) await step('primary');
  }
}
