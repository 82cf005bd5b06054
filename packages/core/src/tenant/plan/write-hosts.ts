import { and, domainClaims, domains, eq, inArray, ne, notInArray, type TenantTx } from '@entraide/db';
import { looksLikeOf } from '../../domain/read-host.ts';
import type { HostLine } from './desired.ts';

/**
 * Makes exactly these hosts of the platform and the folder lead to the tenant; domains that the space proved by itself stay. Only one
 * may be primary at any moment, so the old one steps down first.
 * @param hosts the last one is the platform's
 */
export async function writeHosts(
  tx: TenantTx,
  id: string,
  hosts: readonly HostLine[],
  now: Date,
): Promise<void> {
  const names = hosts.map(({ host }) => host);
  const ours = eq(domains.tenantId, id);
  // One that the folder names from now on is the folder's.
  await tx.delete(domainClaims).where(inArray(domainClaims.host, names));
  if (hosts.some(({ isPrimary }) => isPrimary))
    await tx.update(domainClaims).set({ state: 'serving' }).where(eq(domainClaims.state, 'primary'));
  const given = and(ours, ne(domains.source, 'space'));
  await tx.delete(domains).where(and(given, notInArray(domains.host, names)));
  await tx
    .update(domains)
    .set({ isPrimary: false })
    .where(and(given, eq(domains.isPrimary, true)));
  for (const [index, { host, isPrimary }] of hosts.entries()) {
    const source = index === hosts.length - 1 ? 'platform' : 'file';
    const looksLike = source === 'file' ? looksLikeOf(host) : null;
    await tx
      .insert(domains)
      .values({ host, tenantId: id, isPrimary, createdAt: now, source, looksLike })
      .onConflictDoUpdate({ target: domains.host, set: { isPrimary, source, looksLike }, setWhere: ours });
  }
}
