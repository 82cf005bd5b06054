import { sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { TenantSlug } from '@entraide/model/tenant';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { complete, lockSettings, writeRevision } from '../revision/index.ts';
import { type NewTenant, starterSettings } from './folder/create-tenant-folder.ts';
import { starterPages } from './folder/needed-pages.ts';
import { insertTenant } from './insert-tenant.ts';
import { readPlatformIn } from './plan/current.ts';
import { hostsOf } from './plan/desired.ts';
import { refuseTakenHosts } from './plan/diff-tenant.ts';
import { writeHosts } from './plan/write-hosts.ts';

/**
 * A new private space without a folder: its settings belong to its admins. It starts with pages full of blanks, as a folder does.
 * @returns its id; a new one each time with `dryRun`, which writes nothing
 * @throws Invalid; Conflict when there is a space of that name, or its address leads elsewhere
 */
export async function createTenant(
  platform: OperatorCtx,
  input: NewTenant,
  { rootDomain, dryRun = false }: { rootDomain: string; dryRun?: boolean },
): Promise<string> {
  const slug = parse(TenantSlug, input.slug);
  const { required, view, reach } = starterSettings(input);
  const document = { ...required, ...view, ...reach };
  const pages = Object.fromEntries(
    (await starterPages(input.locales)).map(({ name, content }) => [name, content]),
  );
  complete({ document, pages });
  const id = newId(platform.clock());
  const hosts = hostsOf(slug, [], rootDomain);
  await platform.db.inTenant(id, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
    const state = await readPlatformIn(tx);
    if (state.tenants.has(slug)) throw new Conflict(`There is a space "${slug}" already.`);
    refuseTakenHosts({ slug, hosts }, state.owners);
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
  });
  return id;
}
