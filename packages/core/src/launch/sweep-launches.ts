import { and, eq, isNull, launches, lte, members, tenants } from '@entraide/db';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { removeTenantNow } from '../tenant/index.ts';
import { aloneIn } from './alone-in.ts';
import { tellUnfinished } from './tell-unfinished.ts';

const DAY_MS = 86_400_000;
/** Nobody came with the code. */
const UNCONFIRMED_MS = DAY_MS;
const UNFINISHED_MS = 30 * DAY_MS;
/** Between the mail that says so and the removal. */
const NOTICE_MS = 5 * DAY_MS;

/**
 * Removes launches that nobody goes on with: a day after they began without a code, 30 days after the last change of a private space
 * that has its first admin alone and no listing, and never less than 5 days after that admin was told by mail. A space that is private on
 * purpose has more than that, and stays.
 * @param operate the platform as the operator's role
 * @returns how many were removed
 */
export async function sweepLaunches(operate: PlatformCtx & { address: PublicAddress }): Promise<number> {
  const now = operate.clock().getTime();
  const old = await outsideTenant(operate, (tx) =>
    tx
      .select({ tenantId: launches.tenantId, updatedAt: tenants.updatedAt })
      .from(launches)
      .innerJoin(tenants, eq(tenants.id, launches.tenantId))
      .where(
        and(
          isNull(launches.openedAt),
          eq(tenants.status, 'private'),
          lte(launches.createdAt, new Date(now - UNCONFIRMED_MS)),
        ),
      )
      .orderBy(launches.createdAt),
  );
  let removed = 0;
  for (const { tenantId, updatedAt } of old) {
    if (await removeUnfinished(operate, tenantId, now)) removed++;
    else if (now - updatedAt.getTime() >= UNFINISHED_MS - NOTICE_MS)
      await tellUnfinished(operate, tenantId, (change) => {
        const end = Math.max(change.getTime() + UNFINISHED_MS, now + NOTICE_MS);
        return new Date(end);
      });
  }
  return removed;
}

async function removeUnfinished(operate: PlatformCtx, tenantId: string, now: number): Promise<boolean> {
  const platform = { ...operate, operator: 'launch' };
  const removed = await removeTenantNow(platform, tenantId, async ({ status, updatedAt }, tx) => {
    if (status !== 'private') return false;
    const [somebody] = await tx.select({ id: members.id }).from(members).limit(1);
    if (!somebody) return true;
    if (now - updatedAt.getTime() < UNFINISHED_MS || !(await aloneIn(tx))) return false;
    const [launch] = await tx
      .select({ toldAt: launches.toldAt })
      .from(launches)
      .where(eq(launches.tenantId, tenantId));
    const toldAt = launch?.toldAt;
    return toldAt ? toldAt >= updatedAt && now - toldAt.getTime() >= NOTICE_MS : false;
  });
  return removed !== null;
}
