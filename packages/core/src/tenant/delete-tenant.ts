import { and, auditLog, desc, eq, isNotNull, lte, sql, type TenantTx, tenants } from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import type { PlatformCtx, Tenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { findTenant, type TenantRow } from './find-tenant.ts';
import { type Certificate, type Holdings, holdingsOf, removeTenantNow } from './remove-tenant.ts';

export const GRACE_DAYS = 30;
const GRACE_MS = GRACE_DAYS * 86_400_000;
const COUNT_MS = 600_000;

export interface Deletion {
  slug: string;
  changed: boolean;
  /** Until when it can be taken back; null when the space is gone. */
  deleteAfter: Date | null;
  /** What is there to be removed; null when the space is gone. */
  holdings: Holdings | null;
  /** Of a space that is gone. */
  certificate: Certificate | null;
}

/**
 * Suspends a space and removes it 30 days later, or removes it at once. Asked again about a space that is gone, it answers with what was
 * written when it went.
 * @throws NotFound when there never was such a space
 */
export async function deleteTenant(
  platform: OperatorCtx,
  slug: string,
  { now = false, dryRun = false }: { now?: boolean; dryRun?: boolean } = {},
): Promise<Deletion> {
  const row = await findTenant(platform, slug).catch(unlessGone);
  if (!row) return gone(platform, slug);
  const holdings = await platform.db.inTenant(row.id, (tx) => holdingsOf(tx, row), {
    ...{ readOnly: true, deadlineMs: COUNT_MS },
  });
  const scheduled = { slug, holdings, certificate: null };
  if (now) {
    if (dryRun) return { ...scheduled, changed: true, deleteAfter: row.deleteAfter };
    const certificate = await removeTenantNow(platform, row.id);
    // Null: somebody else removed it meanwhile.
    if (!certificate) return gone(platform, slug);
    return { slug, changed: true, deleteAfter: null, holdings: null, certificate };
  }
  if (row.deleteAfter) return { ...scheduled, changed: false, deleteAfter: row.deleteAfter };
  const deleteAfter = new Date(platform.clock().getTime() + GRACE_MS);
  if (dryRun) return { ...scheduled, changed: true, deleteAfter };
  const standing = await platform.db.inTenant(row.id, async (tx) => {
    const { status, deleteAfter: already } = await lockTenant(tx, row.id);
    if (already) return { changed: false, deleteAfter: already };
    await setStanding(platform, tx, row.id, { from: status, to: 'suspended', deleteAfter });
    await recordOperation(platform, tx, {
      action: 'tenant.delete',
      tenantId: row.id,
      details: { slug, from: status, deleteAfter: deleteAfter.toISOString() },
    });
    return { changed: true, deleteAfter };
  });
  return { ...scheduled, ...standing };
}

/**
 * Takes a deletion back: the space is again what it was before.
 * @throws NotFound; Conflict when nobody deleted it
 */
export async function cancelDeletion(
  platform: OperatorCtx,
  slug: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<{ slug: string; status: Tenant['status'] }> {
  const { id } = await findTenant(platform, slug);
  return platform.db.inTenant(id, async (tx) => {
    const { status: from, deleteAfter } = await lockTenant(tx, id);
    if (!deleteAfter) throw new Conflict(`"${slug}" is not being deleted.`);
    const [deleted] = await tx
      .select({ details: auditLog.details })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, id), eq(auditLog.action, 'tenant.delete')))
      .orderBy(desc(auditLog.id))
      .limit(1);
    const to = (deleted?.details as { from?: Tenant['status'] } | undefined)?.from ?? 'suspended';
    if (dryRun) return { slug, status: to };
    await setStanding(platform, tx, id, { from, to, deleteAfter: null });
    await recordOperation(platform, tx, { action: 'tenant.keep', tenantId: id, details: { slug, to } });
    return { slug, status: to };
  });
}

/** Removes the spaces whose time is over. One that cannot be removed now is tried again an hour later, and the others go. */
export async function sweepDeletions(platform: PlatformCtx): Promise<void> {
  const now = platform.clock();
  const due = await platform.db.outsideTenant(async (tx) =>
    tx
      .select({ id: tenants.id, slug: tenants.slug })
      .from(tenants)
      .where(and(isNotNull(tenants.deleteAfter), lte(tenants.deleteAfter, now)))
      .orderBy(tenants.deleteAfter),
  );
  for (const { id, slug } of due) {
    try {
      await removeTenantNow(platform, id, ({ deleteAfter }) => deleteAfter !== null && deleteAfter <= now);
    } catch (error) {
      platform.log.error(
        { slug, fault: error instanceof Error ? error.name : 'unknown' },
        'a space could not be removed',
      );
    }
  }
}

async function lockTenant(tx: TenantTx, id: string): Promise<TenantRow> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, id)).for('update');
  if (!row) throw new NotFound();
  return row;
}

async function setStanding(
  platform: OperatorCtx,
  tx: TenantTx,
  id: string,
  { from, to, deleteAfter }: { from: Tenant['status']; to: Tenant['status']; deleteAfter: Date | null },
): Promise<void> {
  await tx
    .update(tenants)
    .set({ status: to, deleteAfter, updatedAt: platform.clock() })
    .where(eq(tenants.id, id));
  if (from === to) return;
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  await recordAct(acting, tx, { action: 'space.status', details: { from, to } });
  await emit(tx, 'space.status-changed', {});
}

function unlessGone(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** @throws NotFound when there never was such a space */
async function gone(platform: OperatorCtx, slug: string): Promise<Deletion> {
  const [removed] = await platform.db.outsideTenant(async (tx) =>
    tx
      .select({ details: auditLog.details })
      .from(auditLog)
      .where(and(eq(auditLog.action, 'tenant.remove'), eq(sql`${auditLog.details} ->> 'slug'`, slug)))
      .orderBy(desc(auditLog.id))
      .limit(1),
  );
  if (!removed) throw new NotFound();
  const certificate = removed.details as unknown as Certificate; // written by removeTenantIn alone
  return { slug, changed: false, deleteAfter: null, holdings: null, certificate };
}
