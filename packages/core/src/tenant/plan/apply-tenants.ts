import { join } from 'node:path';
import { eq, sql, type TenantTx, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { recordAct } from '../../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../../audit/index.ts';
import { declaredIn, type Live, lockSettings, writeRevision } from '../../revision/index.ts';
import { isLocal } from '../../settings/index.ts';
import { missingToOpen } from '../folder/needed-pages.ts';
import type { TenantFolder } from '../folder/read-tenant-folder.ts';
import { SourceFile } from '../folder/source-file.ts';
import { insertTenant } from '../insert-tenant.ts';
import { readOneIn, readPlatform } from './current.ts';
import { diffTenant, isCurrent, refuseTakenHosts, type TenantDiff, type Wanted } from './diff-tenant.ts';
import type { Plan, TenantPlan } from './plan.ts';
import { type PlanOptions, planTenants, updateOf, wantedTenants, withoutFolder } from './plan-tenants.ts';
import { writeHosts } from './write-hosts.ts';

export interface ApplyOptions extends PlanOptions {
  dryRun?: boolean;
  /** Tenants that this call creates start open instead of private; on a public root domain only those that miss nothing. */
  openNew?: boolean;
  /** After each folder. */
  onProgress?: (progress: { done: number; of: number }) => void;
}

/**
 * Makes the database what the folder says: a transaction a tenant, each with its audit line, nothing written where nothing
 * differs, nor where the browser changed what the folder would take over (`refused`). Two processes may do it at once. `platform.db` is the operator's role.
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
    options.onProgress?.({ done: done.length, of: wanted.length });
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
    const state = await readOneIn(tx, wanted);
    const current = state.tenants.get(wanted.slug) ?? null;
    if (current && current.id !== id) return null;
    refuseTakenHosts(wanted, state.owners);
    if (current && isCurrent(current, wanted))
      return { slug: wanted.slug, action: 'unchanged' as const, changes: [] };
    if (!current)
      await insertTenant(platform, tx, { id, slug: wanted.slug, status: open ? 'open' : 'private' });
    const live = await lockSettings(tx, id);
    const parts = { revision: live.revision, declared: await declaredIn(tx, live.tenant) };
    const diff = diffTenant(current, parts, wanted, options.overwrite);
    const plan: TenantPlan = current
      ? updateOf(wanted.slug, diff)
      : { slug: wanted.slug, action: 'create', changes: diff.changes };
    if (plan.action === 'refused') return plan;
    await write(platform, tx, live, wanted, diff);
    if (plan.action === 'unchanged') return plan;
    await record(platform, tx, id, plan);
    const missing = current || problems.length === 0 ? {} : { missing: { open, problems } };
    return { ...plan, ...missing };
  });
  // Another process created it between the two looks: now it is there to compare with.
  return done ?? applyTenant(platform, wanted, options);
}

async function missingIn({ dir, config, written }: TenantFolder) {
  const pages = new Map(Object.entries(written.pages));
  return missingToOpen(dir, { config, pages }, await SourceFile.read(join(dir, 'tenant.yaml')));
}

async function write(
  platform: OperatorCtx,
  tx: TenantTx,
  live: Live,
  { folder, hash, hosts }: Wanted,
  { merged, logos }: TenantDiff,
): Promise<void> {
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  await writeHosts(tx, live.tenant.id, hosts, platform.clock());
  if (!folder || !merged || live.tenant.fileHash === hash) return;
  const base = live.revision?.number ?? null;
  const { document, pages, fileKeys } = merged;
  await writeRevision(acting, tx, live, { source: 'file', base, document, pages, ...(logos && { logos }) });
  await tx.update(tenants).set({ fileHash: hash, fileKeys }).where(eq(tenants.id, live.tenant.id));
}

async function record(
  platform: OperatorCtx,
  tx: TenantTx,
  tenantId: string,
  { slug, action, changes }: TenantPlan,
): Promise<void> {
  const changed = changes.map(({ what, how, name }) => `${how} ${what} ${name}`).slice(0, 200);
  await recordOperation(platform, tx, {
    action: `tenant.${action}`,
    tenantId,
    details: { slug, changes: changed },
  });
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  await recordAct(acting, tx, { action: 'space.settings', details: { changes: changed } });
}
