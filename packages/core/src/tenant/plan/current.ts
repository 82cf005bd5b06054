import { categories, domains, type GlobalTx, type TenantTx, tenantAssets, tenants } from '@entraide/db';
import type { OperatorCtx } from '../../audit/index.ts';
import type { HostLine } from './desired.ts';

/** What the database holds of a tenant, as far as an apply compares it. */
export interface Current {
  id: string;
  slug: string;
  config: unknown;
  configHash: string;
  hosts: HostLine[];
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
  const rows = await tx.select().from(tenants);
  const hosts = await tx.select().from(domains);
  const byId = new Map(
    rows.map(({ id, slug, config, configHash }): [string, Current] => [
      id,
      { id, slug, config, configHash, hosts: [] },
    ]),
  );
  const owners = new Map<string, string>();
  for (const { host, tenantId, isPrimary } of hosts) {
    const owner = byId.get(tenantId);
    owner?.hosts.push({ host, isPrimary });
    if (owner) owners.set(host, owner.slug);
  }
  const inOrder = [...byId.values()].sort((a, b) => a.slug.localeCompare(b.slug));
  return { tenants: new Map(inOrder.map((tenant) => [tenant.slug, tenant])), owners };
}

export interface CurrentParts {
  categories: { slug: string; retired: boolean }[];
  assets: Map<string, string>;
}

/** Inside the tenant: what its locked tables hold. */
export async function readParts(tx: TenantTx): Promise<CurrentParts> {
  const slugs = await tx.select().from(categories);
  const files = await tx.select({ name: tenantAssets.name, sha256: tenantAssets.sha256 }).from(tenantAssets);
  return {
    categories: slugs.map(({ slug, retiredAt }) => ({ slug, retired: retiredAt !== null })),
    assets: new Map(files.map(({ name, sha256 }) => [name, sha256])),
  };
}
