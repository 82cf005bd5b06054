import { and, eq, isNull, launches, listings, lte, members, tenants } from '@entraide/db';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { removeTenantNow } from '../tenant/index.ts';

const DAY_MS = 86_400_000;
/** Nobody came with the code. */
const UNCONFIRMED_MS = DAY_MS;
const UNFINISHED_MS = 30 * DAY_MS;

/**
 * Removes launches that nobody goes on with: a day after they began without a code, 30 days after the last change of a private space
 * that has its first admin alone and no listing. A space that is private on purpose has more than that, and stays.
 * @param operate the platform as the operator's role
 * @returns how many were removed
 */
export async function sweepLaunches(operate: PlatformCtx): Promise<number> {
  const now = operate.clock().getTime();
  const old = await outsideTenant(operate, (tx) =>
    tx
      .select({ tenantId: launches.tenantId })
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
  for (const { tenantId } of old) if (await removeUnfinished(operate, tenantId, now)) removed++;
  return removed;
}

async function removeUnfinished(operate: PlatformCtx, tenantId: string, now: number): Promise<boolean> {
  const platform = { ...operate, operator: 'launch' };
  const removed = await removeTenantNow(platform, tenantId, async ({ status, updatedAt }, tx) => {
    if (status !== 'private') return false;
    const people = await tx.select({ id: members.id }).from(members).limit(2);
    const [listing] = await tx
      .select({ id: listings.id })
      .from(listings)
      .where(eq(listings.sample, false))
      .limit(1);
    const unfinished = people.length === 1 && !listing && now - updatedAt.getTime() >= UNFINISHED_MS;
    return people.length === 0 || unfinished;
  });
  return removed !== null;
}
