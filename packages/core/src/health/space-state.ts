import { and, domains, eq, spaceHealth } from '@entraide/db';
import { type HealthLine, health, type SpaceFigures } from '@entraide/model/health';
import type { TenantConfig } from '@entraide/model/tenant';
import type { OperatorCtx } from '../audit/index.ts';
import { outsideTenant, type Tenant } from '../ctx/index.ts';
import { findTenant } from '../tenant/index.ts';
import { refreshHealth } from './refresh-health.ts';

export interface SpaceState {
  id: string;
  slug: string;
  status: Tenant['status'];
  name: TenantConfig['name'];
  locales: TenantConfig['locales'];
  /** Canonical; null when nothing leads to it yet. */
  host: string | null;
  createdAt: Date;
  /** When it is removed; null: it stays. */
  deleteAfter: Date | null;
  figures: SpaceFigures;
  /** One line a subject. */
  lines: HealthLine[];
  lastActAt: Date | null;
  lastRevisionAt: Date | null;
}

/** How a space is at this moment, for the operator's role. @throws NotFound */
export async function spaceState(operate: OperatorCtx, slug: string): Promise<SpaceState> {
  const tenant = await findTenant(operate, slug);
  await refreshHealth(operate, tenant.id);
  const { id, status, createdAt, deleteAfter } = tenant;
  const [row, primary] = await outsideTenant(operate, async (tx) => {
    const [counted] = await tx.select().from(spaceHealth).where(eq(spaceHealth.tenantId, id));
    const [host] = await tx
      .select({ host: domains.host })
      .from(domains)
      .where(and(eq(domains.tenantId, id), eq(domains.isPrimary, true)));
    return [counted, host?.host ?? null];
  });
  if (!row) throw new Error('a space was counted and is not there');
  const { lastActAt, lastRevisionAt, words: _, adminKeys: __, level: ___, refreshedAt, ...counts } = row;
  const figures = { ...counts, status };
  const { name, locales } = tenant.config as TenantConfig;
  return {
    ...{
      id,
      slug,
      status,
      createdAt,
      deleteAfter,
      name,
      locales,
      host: primary,
      figures,
      lastActAt,
      lastRevisionAt,
    },
    lines: health(figures, refreshedAt),
  };
}
