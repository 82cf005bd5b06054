import { domains, eq, type GlobalTx, inArray, or, type TenantTx, tenants } from '@entraide/db';
import type { OperatorCtx } from '../../audit/index.ts';
import { declaredIn, newestRevision, type Revision, type Written } from '../../revision/index.ts';
import type { HostLine } from './desired.ts';

/** What the database holds of a tenant, as far as an apply compares it. */
export interface Current {
  id: string;
  slug: string;
  config: unknown;
  /** Of the folder as it was applied last; null without one. */
  fileHash: string | null;
  fileKeys: string[];
  /** The platform's and the folder's; those that the space proved by itself are no matter of a folder. */
  hosts: HostLine[];
  /** A domain that the space proved by itself is canonical. */
  ownPrimary: boolean;
}

export interface Platform {
  tenants: Map<string, Current>;
  /** Host -> slug of the tenant that it leads to. */
  owners: Map<string, string>;
}

/** All tenants and hosts, for the operator's role: two queries however many there are. */
export async function readPlatform(platform: OperatorCtx): Promise<Platform> {
  return platform.db.outsideTenant(readPlatformIn);
}

export async function readPlatformIn(tx: GlobalTx | TenantTx): Promise<Platform> {
  return platformOf(await tx.select().from(tenants), await tx.select().from(domains));
}

/** As much of it as one tenant's apply compares: that tenant, and whoever has the hosts that it wants. */
export async function readOneIn(
  tx: TenantTx,
  { slug, hosts }: { slug: string; hosts: readonly HostLine[] },
): Promise<Platform> {
  const wanted = hosts.map(({ host }) => host);
  const [own] = await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.slug, slug));
  const lines = await tx
    .select()
    .from(domains)
    .where(or(inArray(domains.host, wanted), own && eq(domains.tenantId, own.id)));
  const ids = new Set([...lines.map(({ tenantId }) => tenantId), ...(own ? [own.id] : [])]);
  const rows =
    ids.size === 0
      ? []
      : await tx
          .select()
          .from(tenants)
          .where(inArray(tenants.id, [...ids]));
  return platformOf(rows, lines);
}

function platformOf(rows: (typeof tenants.$inferSelect)[], hosts: (typeof domains.$inferSelect)[]): Platform {
  const byId = new Map(
    rows.map(({ id, slug, config, fileHash, fileKeys }): [string, Current] => [
      id,
      { id, slug, config, fileHash, fileKeys, hosts: [], ownPrimary: false },
    ]),
  );
  const owners = new Map<string, string>();
  for (const { host, tenantId, isPrimary, source } of hosts) {
    const owner = byId.get(tenantId);
    if (!owner) continue;
    if (source !== 'space') owner.hosts.push({ host, isPrimary });
    else if (isPrimary) owner.ownPrimary = true;
    owners.set(host, owner.slug);
  }
  const inOrder = [...byId.values()].sort((a, b) => a.slug.localeCompare(b.slug));
  return { tenants: new Map(inOrder.map((tenant) => [tenant.slug, tenant])), owners };
}

/** Inside the tenant: what is in force, and what its folder declared when it was applied last. */
export interface CurrentParts {
  revision: Revision | null;
  declared: Written;
}

export async function readParts(
  tx: TenantTx,
  { fileKeys }: Pick<Current, 'fileKeys'>,
): Promise<CurrentParts> {
  return { revision: await newestRevision(tx), declared: await declaredIn(tx, { fileKeys }) };
}
