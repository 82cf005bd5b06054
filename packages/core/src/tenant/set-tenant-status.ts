import { eq, tenants } from '@entraide/db';
import { type OperatorCtx, recordAct } from '../audit/index.ts';
import type { Tenant } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { findTenant } from './find-tenant.ts';

type Status = Tenant['status'];

export interface StatusChange {
  slug: string;
  from: Status;
  to: Status;
  changed: boolean;
}

async function setStatus(
  platform: OperatorCtx,
  slug: string,
  to: Status,
  from: readonly Status[],
  { dryRun = false } = {},
): Promise<StatusChange> {
  const row = await findTenant(platform, slug);
  if (row.status === to) return { slug, from: to, to, changed: false };
  if (!from.includes(row.status))
    throw new Conflict(
      `"${slug}" is ${row.status}. ${row.status === 'suspended' ? `Resume it first: pnpm platform tenant resume ${slug}` : `Only a suspended space is resumed; to open this one: pnpm platform tenant open ${slug}`}`,
    );
  if (dryRun) return { slug, from: row.status, to, changed: true };
  await platform.db.inTenant(row.id, async (tx) => {
    await tx.update(tenants).set({ status: to, updatedAt: platform.clock() }).where(eq(tenants.id, row.id));
    await recordAct(platform, tx, {
      action: 'tenant.status',
      tenantId: row.id,
      details: { slug, from: row.status, to },
    });
  });
  return { slug, from: row.status, to, changed: true };
}

/** Everybody may find the space. @throws NotFound; Conflict while it is suspended */
export const openTenant = (platform: OperatorCtx, slug: string, options?: { dryRun?: boolean }) =>
  setStatus(platform, slug, 'open', ['private'], options);

/** Nobody may use the space; nothing is lost. @throws NotFound */
export const suspendTenant = (platform: OperatorCtx, slug: string, options?: { dryRun?: boolean }) =>
  setStatus(platform, slug, 'suspended', ['private', 'open'], options);

/** Open again after a suspension. @throws NotFound; Conflict when it is not suspended */
export const resumeTenant = (platform: OperatorCtx, slug: string, options?: { dryRun?: boolean }) =>
  setStatus(platform, slug, 'open', ['suspended'], options);
