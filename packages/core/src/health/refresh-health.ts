import { asc, eq, lte, or, spaceHealth, sql, tenants } from '@entraide/db';
import { type HealthLevel, health, healthLevels, worstOf } from '@entraide/model/health';
import { inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { writePlanFigures } from '../plan/index.ts';
import { countFigures, type FailedJobs, failedJobs } from './figures.ts';

const BATCH = 50;
/** What was counted since then is left alone: several processes count. */
const FRESH_MS = 4 * 60_000;
const DEADLINE_MS = 60_000;

export const rankOf = (level: HealthLevel): number => healthLevels.indexOf(level);

/** Counts one space anew, as its page is opened. */
export async function refreshHealth(platform: PlatformCtx, tenantId: string): Promise<void> {
  await refresh(platform, tenantId, await outsideTenant(platform, failedJobs));
}

/**
 * Counts the spaces that were counted longest ago, those that never were first, as long as `goOn` says so.
 * @param platform as the operator's role
 * @returns how many were counted
 */
export async function refreshOldestHealth(
  platform: PlatformCtx,
  { goOn = () => true, freshMs = FRESH_MS }: { goOn?: () => boolean; freshMs?: number } = {},
): Promise<number> {
  const staleSince = new Date(platform.clock().getTime() - freshMs);
  const failed = await outsideTenant(platform, failedJobs);
  let counted = 0;
  // One that cannot be counted must not keep the others from it.
  const broken = new Set<string>();
  while (goOn()) {
    const oldest = await outsideTenant(platform, async (tx) =>
      tx
        .select({ id: tenants.id })
        .from(tenants)
        .leftJoin(spaceHealth, eq(spaceHealth.tenantId, tenants.id))
        .where(or(sql`${spaceHealth.tenantId} is null`, lte(spaceHealth.refreshedAt, staleSince)))
        .orderBy(sql`${spaceHealth.refreshedAt} nulls first`, asc(tenants.id))
        .limit(BATCH + broken.size),
    );
    const next = oldest.filter(({ id }) => !broken.has(id));
    if (next.length === 0) break;
    for (const { id } of next) {
      if (!goOn()) break;
      try {
        await refresh(platform, id, failed);
        counted++;
      } catch {
        broken.add(id);
        platform.log.warn({ tenantId: id }, 'the figures of a space were not counted');
      }
    }
  }
  return counted;
}

async function refresh(
  platform: PlatformCtx,
  tenantId: string,
  failed: ReadonlyMap<string, FailedJobs>,
): Promise<void> {
  const now = platform.clock();
  await inTenant(
    { db: platform.db, tenant: { id: tenantId } },
    async (tx) => {
      const figures = await countFigures(tx, tenantId, { now, failed: failed.get(tenantId) });
      if (!figures) return;
      const { status: _, ...counts } = figures;
      const level = rankOf(worstOf(health(figures, now)));
      const row = { ...counts, level, refreshedAt: now };
      await tx
        .insert(spaceHealth)
        .values({ tenantId, ...row })
        .onConflictDoUpdate({ target: spaceHealth.tenantId, set: row });
      await writePlanFigures(tx, tenantId, now);
    },
    { deadlineMs: DEADLINE_MS },
  );
}
