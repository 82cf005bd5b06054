import { and, eq, isNull, launches, lt, or, sql, tenants } from '@entraide/db';
import { operatorOf } from '../audit/index.ts';
import { inTenant, type PlatformCtx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { aloneIn } from './alone-in.ts';

/**
 * Mails whoever stopped half-way that their space is going to be removed: once, unless they changed something since and stopped again.
 * @param operate the platform as the operator's role
 * @param endAfter when it is removed, by the time of the last change
 */
export async function tellUnfinished(
  operate: PlatformCtx & { address: PublicAddress },
  tenantId: string,
  endAfter: (change: Date) => Date,
): Promise<void> {
  const by = operatorOf({ ...operate, operator: 'launch' });
  // Settings that are not valid: the others are told all the same, and this one is not removed.
  const ctx = await tenantCtx(operate, tenantId, by).catch(() => null);
  if (ctx?.tenant.status !== 'private') return;
  await inTenant(ctx, async (tx) => {
    const founder = await aloneIn(tx);
    const [space] = await tx
      .select({ updatedAt: tenants.updatedAt })
      .from(tenants)
      .where(eq(tenants.id, sql`current_tenant()`));
    if (!founder || !space) return;
    const { updatedAt } = space;
    // Of two processes at once, the second waits here for the first, and finds nothing left to do.
    const told = await tx
      .update(launches)
      .set({ toldAt: ctx.clock() })
      .where(
        and(eq(launches.tenantId, tenantId), or(isNull(launches.toldAt), lt(launches.toldAt, updatedAt))),
      )
      .returning({ tenantId: launches.tenantId });
    if (told.length === 0) return;
    const mail = { kind: 'launch-unfinished' as const, until: endAfter(updatedAt).toISOString() };
    await enqueueMail(ctx, tx, { to: founder.email, locale: founder.locale, mail });
  });
}
