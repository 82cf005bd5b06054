import { join } from 'node:path';
import { categories, eq, inArray, sql, type TenantTx, tenantAssets, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { recordAct } from '../../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../../audit/index.ts';
import { enqueueJob } from '../../job/define-job.ts';
import { isLocal } from '../../settings/index.ts';
import { missingToOpen } from '../folder/needed-pages.ts';
import type { TenantFolder } from '../folder/read-tenant-folder.ts';
import { SourceFile } from '../folder/source-file.ts';
import { moveAssetsJob } from '../move-assets.ts';
import { readParts, readPlatform, readPlatformIn } from './current.ts';
import type { Change } from './diff-config.ts';
import { diffTenant, isCurrent, refuseTakenHosts, type Wanted } from './diff-tenant.ts';
import type { Plan, TenantPlan } from './plan.ts';
import { type PlanOptions, planTenants, wantedTenants, withoutFolder } from './plan-tenants.ts';
import { writeHosts } from './write-hosts.ts';

export interface ApplyOptions extends PlanOptions {
  dryRun?: boolean;
  /** Tenants that this call creates start open instead of private; on a public root domain only those that miss nothing. */
  openNew?: boolean;
}

/**
 * Makes the database what the folder says: a transaction a tenant, each with its audit line, nothing written where nothing
 * differs. Two processes may do it at once. `platform.db` is the operator's role.
 * @throws TenantFilesInvalid, before anything is written; Conflict when a host leads to another tenant
 */
export async function applyTenants(platform: OperatorCtx, dir: string, options: ApplyOptions): Promise<Plan> {
  if (options.dryRun) return planTenants(platform, dir, options);
  const state = await readPlatform(platform);
  const wanted = await wantedTenants(dir, options, state);
  const done: TenantPlan[] = [];
  for (const one of wanted) {
    const current = state.tenants.get(one.slug);
    done.push(
      current && isCurrent(current, one)
        ? { slug: one.slug, action: 'unchanged', changes: [] }
        : await applyTenant(platform, one, options),
    );
  }
  return { tenants: done, withoutFolder: withoutFolder(wanted, options, state) };
}

async function applyTenant(
  platform: OperatorCtx,
  wanted: Wanted,
  options: ApplyOptions,
): Promise<TenantPlan> {
  const [known] = await platform.db.outsideTenant(async (tx) =>
    tx.select().from(tenants).where(eq(tenants.slug, wanted.slug)),
  );
  const id = known?.id ?? newId(platform.clock());
  const problems = options.openNew && wanted.folder ? await missingIn(wanted.folder) : [];
  const open = options.openNew === true && (problems.length === 0 || isLocal(options.rootDomain));
  const done = await platform.db.inTenant(id, async (tx) => {
    // One writer of tenants at a time: what is compared below stays true until the commit.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
    const state = await readPlatformIn(tx);
    const current = state.tenants.get(wanted.slug) ?? null;
    if (current && current.id !== id) return null;
    refuseTakenHosts(wanted, state.owners);
    if (current && isCurrent(current, wanted))
      return { slug: wanted.slug, action: 'unchanged' as const, changes: [] };
    const changes = diffTenant(current, current && (await readParts(tx)), wanted);
    await write(platform, tx, id, wanted, changes, current ? null : open ? 'open' : 'private');
    const action = current ? ('update' as const) : ('create' as const);
    const changed = changes.map(({ what, how, name }) => `${how} ${what} ${name}`).slice(0, 200);
    await recordOperation(platform, tx, {
      action: `tenant.${action}`,
      tenantId: id,
      details: { slug: wanted.slug, changes: changed },
    });
    const acting = { actor: operatorOf(platform), clock: platform.clock };
    await recordAct(acting, tx, { action: 'space.settings', details: { changes: changed } });
    const missing = current || problems.length === 0 ? {} : { missing: { open, problems } };
    return { slug: wanted.slug, action, changes, ...missing };
  });
  // Another process created it between the two looks: now it is there to compare with.
  return done ?? applyTenant(platform, wanted, options);
}

async function missingIn({ dir, config, assets }: TenantFolder) {
  const pages = assets.filter(({ name }) => name.startsWith('pages/'));
  const texts = new Map(pages.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  return missingToOpen(dir, { config, pages: texts }, await SourceFile.read(join(dir, 'tenant.yaml')));
}

/** @param status of a new tenant; null for one that is there */
async function write(
  platform: OperatorCtx,
  tx: TenantTx,
  id: string,
  { slug, folder, hash, hosts }: Wanted,
  changes: readonly Change[],
  status: 'open' | 'private' | null,
): Promise<void> {
  const now = platform.clock();
  if (folder && status)
    await tx
      .insert(tenants)
      .values({ id, slug, status, config: folder.config, configHash: hash, createdAt: now, updatedAt: now });
  else if (folder)
    await tx
      .update(tenants)
      .set({ config: folder.config, configHash: hash, updatedAt: now })
      .where(eq(tenants.id, id));
  await writeHosts(tx, id, hosts, now);
  if (!folder) return;
  await writeCategories(tx, changes, now);
  await writeAssets(tx, changes, folder);
}

const namesOf = (changes: readonly Change[], what: Change['what'], ...how: Change['how'][]) =>
  changes.filter((change) => change.what === what && how.includes(change.how)).map(({ name }) => name);

async function writeCategories(tx: TenantTx, changes: readonly Change[], now: Date): Promise<void> {
  const [added, retired] = [namesOf(changes, 'category', 'add'), namesOf(changes, 'category', 'remove')];
  if (added.length > 0)
    await tx
      .insert(categories)
      .values(added.map((slug) => ({ slug })))
      .onConflictDoUpdate({ target: [categories.tenantId, categories.slug], set: { retiredAt: null } });
  if (retired.length > 0)
    await tx.update(categories).set({ retiredAt: now }).where(inArray(categories.slug, retired));
}

async function writeAssets(
  tx: TenantTx,
  changes: readonly Change[],
  { assets }: TenantFolder,
): Promise<void> {
  const written = namesOf(changes, 'asset', 'add', 'change');
  for (const { name, mediaType, bytes, sha256 } of assets.filter((asset) => written.includes(asset.name)))
    await tx
      .insert(tenantAssets)
      .values({ name, mediaType, bytes, sha256 })
      .onConflictDoUpdate({
        target: [tenantAssets.tenantId, tenantAssets.name],
        set: { mediaType, bytes, sha256, fileSha256: null },
      });
  const removed = namesOf(changes, 'asset', 'remove');
  if (removed.length > 0) await tx.delete(tenantAssets).where(inArray(tenantAssets.name, removed));
  if (written.some((name) => !name.startsWith('pages/')))
    await enqueueJob(tx, moveAssetsJob, {}, { key: moveAssetsJob.name });
}
