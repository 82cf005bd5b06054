import { domains, eq, inArray, sql, type TenantTx, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { TenantSlug } from '@entraide/model/tenant';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { complete, lockSettings, writeRevision } from '../revision/index.ts';
import { type NewTenant, starterSettings } from './folder/create-tenant-folder.ts';
import { starterPages } from './folder/needed-pages.ts';
import { insertTenant } from './insert-tenant.ts';
import { hostsOf } from './plan/desired.ts';
import { refuseTakenHosts } from './plan/diff-tenant.ts';
import { writeHosts } from './plan/write-hosts.ts';

/** A new space, and what it says of itself beyond what it cannot do without. */
export interface NewSpace extends NewTenant {
  settings?: Record<string, unknown>;
}

/**
 * A new private space without a folder: its settings belong to its admins. It starts with pages full of blanks, as a folder does.
 * @returns its id; a new one each time with `dryRun`, which writes nothing
 * @throws Invalid; Conflict when there is a space of that name, or its address leads elsewhere
 */
export async function createTenant(
  platform: OperatorCtx,
  input: NewSpace,
  { rootDomain, dryRun = false }: { rootDomain: string; dryRun?: boolean },
): Promise<string> {
  const id = newId(platform.clock());
  await platform.db.inTenant(id, (tx) => createTenantIn(platform, tx, { ...input, id, rootDomain, dryRun }));
  return id;
}

/**
 * The same in the caller's transaction, which is the new space's own. Others who make one wait until it is over.
 * @throws as `createTenant`
 */
export async function createTenantIn(
  platform: OperatorCtx,
  tx: TenantTx,
  given: NewSpace & { id: string; rootDomain: string; dryRun?: boolean },
): Promise<void> {
  const { id, rootDomain, dryRun = false, settings = {}, ...input } = given;
  const slug = parse(TenantSlug, input.slug);
  const { required, view, reach } = starterSettings(input);
  const document = { ...required, ...view, ...reach, ...settings };
  const pages = Object.fromEntries(
    (await starterPages(input.locales)).map(({ name, content }) => [name, content]),
  );
  complete({ document, pages });
  const hosts = hostsOf(slug, [], rootDomain);
  await lockTenants(tx);
  const [taken] = await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.slug, slug));
  if (taken) throw new Conflict(`There is a space "${slug}" already.`);
  refuseTakenHosts({ slug, hosts }, await ownersOf(tx, hosts));
  if (dryRun) return;
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  await insertTenant(platform, tx, { id, slug, status: 'private' });
  await writeHosts(tx, id, hosts, platform.clock());
  await writeRevision(acting, tx, await lockSettings(tx, id), {
    source: 'web',
    base: null,
    document,
    pages,
  });
  await recordOperation(platform, tx, { action: 'tenant.create', tenantId: id, details: { slug } });
  await recordAct(acting, tx, { action: 'space.settings', details: { revision: 1 } });
}

/** Until the transaction ends, nobody else makes a space. */
export async function lockTenants(tx: TenantTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
}

/** Host -> slug of the tenant that it leads to. */
async function ownersOf(tx: TenantTx, hosts: readonly { host: string }[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ host: domains.host, slug: tenants.slug })
    .from(domains)
    .innerJoin(tenants, eq(tenants.id, domains.tenantId))
    .where(
      inArray(
        domains.host,
        hosts.map(({ host }) => host),
      ),
    );
  return new Map(rows.map(({ host, slug }) => [host, slug]));
}
