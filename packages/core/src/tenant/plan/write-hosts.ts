import { and, domains, eq, notInArray, type TenantTx } from '@entraide/db';
import type { HostLine } from './desired.ts';

/** Makes exactly these hosts lead to the tenant. Only one may be primary at any moment, so the old one steps down first. */
export async function writeHosts(
  tx: TenantTx,
  id: string,
  hosts: readonly HostLine[],
  now: Date,
): Promise<void> {
  const names = hosts.map(({ host }) => host);
  const ours = eq(domains.tenantId, id);
  await tx.delete(domains).where(and(ours, notInArray(domains.host, names)));
  await tx
    .update(domains)
    .set({ isPrimary: false })
    .where(and(ours, eq(domains.isPrimary, true)));
  for (const { host, isPrimary } of hosts)
    await tx
      .insert(domains)
      .values({ host, tenantId: id, isPrimary, createdAt: now })
      .onConflictDoUpdate({ target: domains.host, set: { isPrimary }, setWhere: ours });
}
