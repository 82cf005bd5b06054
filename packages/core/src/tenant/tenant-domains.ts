import { asc, domains, eq, sql, type TenantTx, tenantAssets, tenants } from '@entraide/db';
import { Hostname, TenantConfig } from '@entraide/model/tenant';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { findTenant, type TenantRow } from './find-tenant.ts';
import { readPlatformIn } from './plan/current.ts';
import { hashOf, hostsOf } from './plan/desired.ts';
import { refusePlatformHosts, refuseTakenHosts } from './plan/diff-tenant.ts';
import { writeHosts } from './plan/write-hosts.ts';

export interface TenantDomain {
  host: string;
  isPrimary: boolean;
  verifiedAt: Date | null;
}

/** @throws NotFound */
export async function listDomains(platform: OperatorCtx, slug: string): Promise<TenantDomain[]> {
  const { id } = await findTenant(platform, slug);
  return platform.db.outsideTenant(async (tx) =>
    tx
      .select({ host: domains.host, isPrimary: domains.isPrimary, verifiedAt: domains.verifiedAt })
      .from(domains)
      .where(eq(domains.tenantId, id))
      .orderBy(asc(domains.host)),
  );
}

export interface DomainsChange {
  /** Own domains as tenant.yaml lists them: the canonical one first. */
  domains: string[];
  changed: boolean;
}

type Options = { rootDomain: string; dryRun?: boolean };

/** One more host leads to the space. @throws NotFound, Invalid; Conflict when it leads elsewhere */
export const addDomain = (platform: OperatorCtx, slug: string, host: string, options: Options) =>
  changeDomains(platform, slug, options, (own) =>
    own.includes(host) ? own : [...own, parse(Hostname, host)],
  );

/** @throws NotFound; Conflict for the subdomain, which always stays */
export const removeDomain = (platform: OperatorCtx, slug: string, host: string, options: Options) =>
  changeDomains(platform, slug, options, (own) => {
    if (host === `${slug}.${options.rootDomain}`)
      throw new Conflict(`${host} is the space's address on the platform and always stays.`);
    return own.filter((other) => other !== host);
  });

/** Links are written with this host from now on. @throws NotFound; Conflict when it is not the space's */
export const makePrimary = (platform: OperatorCtx, slug: string, host: string, options: Options) =>
  changeDomains(platform, slug, options, (own) => {
    if (!own.includes(host))
      throw new Conflict(
        host === `${slug}.${options.rootDomain}`
          ? `${host} is canonical when the space has no domain of its own: remove those first.`
          : `${host} does not lead to "${slug}" yet: pnpm platform tenant domain add ${slug} ${host}`,
      );
    return [host, ...own.filter((other) => other !== host)];
  });

async function changeDomains(
  platform: OperatorCtx,
  slug: string,
  { rootDomain, dryRun = false }: Options,
  next: (own: string[]) => string[],
): Promise<DomainsChange> {
  const { id } = await findTenant(platform, slug);
  return platform.db.inTenant(id, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
    const [row] = await tx.select().from(tenants).where(eq(tenants.id, id));
    const config = TenantConfig.parse(row?.config);
    const own = next(config.domains);
    if (!row || dryRun || same(own, config.domains))
      return { domains: own, changed: !same(own, config.domains) };
    await writeDomainsIn(platform, tx, row, { ...config, domains: own }, rootDomain);
    return { domains: own, changed: true };
  });
}

async function writeDomainsIn(
  platform: OperatorCtx,
  tx: TenantTx,
  { id, slug }: TenantRow,
  config: TenantConfig,
  rootDomain: string,
): Promise<void> {
  const hosts = hostsOf(slug, config.domains, rootDomain);
  refusePlatformHosts(slug, hosts, rootDomain);
  refuseTakenHosts({ slug, hosts }, (await readPlatformIn(tx)).owners);
  await writeHosts(tx, id, hosts, platform.clock());
  const files = await tx.select({ name: tenantAssets.name, sha256: tenantAssets.sha256 }).from(tenantAssets);
  const now = platform.clock();
  await tx
    .update(tenants)
    .set({ config, configHash: hashOf(config, files), updatedAt: now })
    .where(eq(tenants.id, id));
  await recordOperation(platform, tx, {
    action: 'tenant.domains',
    tenantId: id,
    details: { slug, domains: config.domains },
  });
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
