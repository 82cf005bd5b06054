import { asc, domains, eq, sql, type TenantTx } from '@entraide/db';
import { Hostname } from '@entraide/model/tenant';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { type Live, lockSettings, writeRevision, writtenIn } from '../revision/index.ts';
import { findTenant } from './find-tenant.ts';
import { readPlatformIn } from './plan/current.ts';
import { hostsOf } from './plan/desired.ts';
import { refusePlatformHosts, refuseTakenHosts } from './plan/diff-tenant.ts';
import { writeHosts } from './plan/write-hosts.ts';
import { configOf } from './resolve-tenant.ts';

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
    const live = await lockSettings(tx, id);
    const before = configOf(live.tenant).domains;
    const own = next(before);
    const changed = !same(own, before);
    if (!dryRun && changed) await writeDomains(platform, tx, live, own, rootDomain);
    return { domains: own, changed };
  });
}

async function writeDomains(
  platform: OperatorCtx,
  tx: TenantTx,
  live: Live,
  domains: string[],
  rootDomain: string,
): Promise<void> {
  const { id, slug } = live.tenant;
  const hosts = hostsOf(slug, domains, rootDomain);
  refusePlatformHosts(slug, hosts, rootDomain);
  refuseTakenHosts({ slug, hosts }, (await readPlatformIn(tx)).owners);
  await writeHosts(tx, id, hosts, platform.clock());
  const { document: before, pages } = writtenIn(live.revision);
  const { domains: _, ...rest } = before;
  const document = domains.length > 0 ? { ...rest, domains } : rest;
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  const base = live.revision?.number ?? null;
  await writeRevision(acting, tx, live, { source: 'web', base, document, pages });
  await recordOperation(platform, tx, { action: 'tenant.domains', tenantId: id, details: { slug, domains } });
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
