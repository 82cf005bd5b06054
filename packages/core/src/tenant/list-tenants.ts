import { asc, domains, eq, listings, members, sql, tenants } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { listOperations, type OperatorCtx, type RecordedOperation } from '../audit/index.ts';
import type { Tenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { type SpaceStorage, spaceStorage } from '../file/index.ts';
import type { HostLine } from './plan/desired.ts';

export interface TenantSummary {
  id: string;
  slug: string;
  status: Tenant['status'];
  name: TenantConfig['name'];
  /** Canonical. */
  host: string | null;
  members: number;
  /** Those that others can see. */
  listings: number;
  createdAt: Date;
  /** When it will be removed for good; null for all but those that an operator deleted. */
  deleteAfter: Date | null;
}

export interface TenantDetails extends TenantSummary {
  config: TenantConfig;
  hosts: HostLine[];
  updatedAt: Date;
  storage: SpaceStorage;
  /** The last ten. */
  acts: RecordedOperation[];
}

/** For the operator's role. */
export async function listSlugs(platform: OperatorCtx): Promise<string[]> {
  const rows = await platform.db.outsideTenant(async (tx) =>
    tx.select({ slug: tenants.slug }).from(tenants).orderBy(asc(tenants.slug)),
  );
  return rows.map(({ slug }) => slug);
}

/** Every tenant by slug, each counted inside itself. For the operator's role. */
export async function listTenants(platform: OperatorCtx): Promise<TenantSummary[]> {
  return (await readAll(platform)).map(({ config: _, hosts: __, updatedAt: ___, ...summary }) => summary);
}

/** @throws NotFound */
export async function showTenant(platform: OperatorCtx, slug: string): Promise<TenantDetails> {
  const [found] = await readAll(platform, slug);
  if (!found) throw new NotFound();
  const storage = await platform.db.inTenant(found.id, spaceStorage, { readOnly: true });
  return { ...found, storage, acts: await listOperations(platform, { tenantId: found.id, limit: 10 }) };
}

type Found = Omit<TenantDetails, 'acts' | 'storage'>;

async function readAll(platform: OperatorCtx, slug?: string): Promise<Found[]> {
  const [rows, hosts] = await platform.db.outsideTenant(async (tx) => [
    await tx.select().from(tenants).orderBy(asc(tenants.slug)),
    await tx.select().from(domains).where(eq(domains.state, 'serving')).orderBy(asc(domains.host)),
  ]);
  const found: Found[] = [];
  for (const row of rows) {
    if (slug !== undefined && row.slug !== slug) continue;
    const config = row.config as TenantConfig;
    const own = hosts.filter(({ tenantId }) => tenantId === row.id);
    found.push({
      id: row.id,
      slug: row.slug,
      status: row.status,
      name: config.name,
      host: own.find(({ isPrimary }) => isPrimary)?.host ?? null,
      ...(await countsOf(platform, row.id)),
      createdAt: row.createdAt,
      deleteAfter: row.deleteAfter,
      updatedAt: row.updatedAt,
      config,
      hosts: own.map(({ host, isPrimary }) => ({ host, isPrimary })),
    });
  }
  return found;
}

async function countsOf(platform: OperatorCtx, id: string): Promise<{ members: number; listings: number }> {
  const count = sql<number>`count(*)::int`;
  return platform.db.inTenant(
    id,
    async (tx) => {
      const [people] = await tx.select({ count }).from(members).where(eq(members.isDesk, false));
      const [visible] = await tx
        .select({ count })
        .from(listings)
        .where(sql`status = 'published' and expires_at > ${platform.clock().toISOString()}::timestamptz`);
      return { members: people?.count ?? 0, listings: visible?.count ?? 0 };
    },
    { readOnly: true, deadlineMs: 60_000 },
  );
}
