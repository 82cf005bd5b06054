import { join } from 'node:path';
import { and, auditLog, desc, eq, isNull, like, tenantAssets, tenants } from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import type { Actor, Tenant } from '../ctx/index.ts';
import { Conflict, Invalid } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { findTenant, type TenantRow } from './find-tenant.ts';
import { missingToOpen } from './folder/needed-pages.ts';
import { NotReadyToOpen } from './folder/problem.ts';
import { SourceFile } from './folder/source-file.ts';
import { configOf } from './resolve-tenant.ts';

type Status = Tenant['status'];

const REASON_CHARACTERS = 500;

export interface StatusChange {
  slug: string;
  from: Status;
  to: Status;
  changed: boolean;
}

interface StatusOptions {
  dryRun?: boolean;
  reason?: string;
  /** An admin of the space who does it by themselves; the operator when left out. */
  by?: Actor | undefined;
}

async function setStatus(
  platform: OperatorCtx,
  slug: string,
  to: Status,
  from: readonly Status[],
  { dryRun = false, reason, by }: StatusOptions = {},
  check: (row: TenantRow) => Promise<void> = async () => {},
): Promise<StatusChange> {
  const row = await findTenant(platform, slug);
  if (row.status === to) return { slug, from: to, to, changed: false };
  if (!from.includes(row.status))
    throw new Conflict(
      `"${slug}" is ${row.status}. ${row.status === 'suspended' ? `Resume it first: pnpm platform tenant resume ${slug}` : `Only a suspended space is resumed; to open this one: pnpm platform tenant open ${slug}`}`,
    );
  if (row.deleteAfter)
    throw new Conflict(
      `"${slug}" is being deleted. Take that back first: pnpm platform tenant delete ${slug} --cancel`,
    );
  await check(row);
  if (dryRun) return { slug, from: row.status, to, changed: true };
  await platform.db.inTenant(row.id, async (tx) => {
    // The status was read before this transaction: of two operators at once, the second must not record a change that it did not make.
    const changed = await tx
      .update(tenants)
      .set({ status: to, updatedAt: platform.clock() })
      .where(and(eq(tenants.id, row.id), eq(tenants.status, row.status), isNull(tenants.deleteAfter)))
      .returning({ id: tenants.id });
    if (changed.length === 0) throw new Conflict(`"${slug}" was just changed by somebody else. Look again.`);
    const acting = { actor: by ?? operatorOf(platform), clock: platform.clock };
    await recordAct(acting, tx, { action: 'space.status', details: { from: row.status, to } });
    await emit(tx, 'space.status-changed', {});
    await recordOperation(platform, tx, {
      action: 'tenant.status',
      tenantId: row.id,
      details: { slug, from: row.status, to, ...(reason ? { reason } : {}) },
    });
  });
  return { slug, from: row.status, to, changed: true };
}

interface Opening extends Pick<StatusOptions, 'dryRun' | 'by'> {
  /** The folder of tenants, as given by the caller: what is missing is told by file and line. */
  dir: string;
}

/**
 * Everybody may find the space.
 * @throws NotFound; Conflict while it is suspended; NotReadyToOpen while a page, a blank or the contact is missing in what was applied
 */
export const openTenant = (platform: OperatorCtx, slug: string, { dir, ...options }: Opening) =>
  setStatus(platform, slug, 'open', ['private'], options, async (row) => {
    const rows = await platform.db.inTenant(row.id, async (tx) =>
      tx
        .select({ name: tenantAssets.name, bytes: tenantAssets.bytes })
        .from(tenantAssets)
        .where(like(tenantAssets.name, 'pages/%'))
        .orderBy(tenantAssets.name),
    );
    const pages = new Map(rows.map(({ name, bytes }) => [name, bytes?.toString('utf8') ?? '']));
    const folder = join(dir, slug);
    const yaml = await SourceFile.read(join(folder, 'tenant.yaml'));
    const problems = missingToOpen(folder, { config: configOf(row), pages }, yaml);
    if (problems.length > 0) throw new NotReadyToOpen(slug, problems);
  });

/** Nobody may use the space; nothing is lost. The reason is kept in the operators' own record. @throws NotFound; Invalid; Conflict */
export async function suspendTenant(
  platform: OperatorCtx,
  slug: string,
  { reason, ...options }: { dryRun?: boolean; reason?: string } = {},
): Promise<StatusChange> {
  const why = reason?.trim();
  if (why !== undefined && (why === '' || why.length > REASON_CHARACTERS))
    throw new Invalid([
      { path: ['reason'], code: 'length', message: `1 to ${REASON_CHARACTERS} characters` },
    ]);
  return setStatus(platform, slug, 'suspended', ['private', 'open'], {
    ...options,
    ...(why === undefined ? {} : { reason: why }),
  });
}

/** As it was before its suspension: a space that was private stays so. @throws NotFound; Conflict when it is not suspended */
export async function resumeTenant(
  platform: OperatorCtx,
  slug: string,
  options?: { dryRun?: boolean },
): Promise<StatusChange> {
  const { id, status } = await findTenant(platform, slug);
  const [act] = await platform.db.inTenant(id, async (tx) =>
    tx
      .select({ details: auditLog.details })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, id), eq(auditLog.action, 'tenant.status')))
      .orderBy(desc(auditLog.id))
      .limit(1),
  );
  const before = (act?.details as { from?: Status } | undefined)?.from;
  const to = status === 'suspended' && before === 'private' ? 'private' : 'open';
  return setStatus(platform, slug, to, ['suspended'], options);
}
