import { and, eq, inArray, isNotNull, isNull, launches, lte, members, tenants } from '@entraide/db';
import { inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';

/** As long as an operator may have to answer about the opening. */
const FORGOTTEN_MS = 30 * 86_400_000;

/**
 * Forgets who launched a space: 30 days after it opened, and as soon as they are no longer a member of it.
 * @param operate the platform as the operator's role
 */
export async function forgetFounders(operate: PlatformCtx): Promise<void> {
  const now = operate.clock();
  const known = await outsideTenant(operate, async (tx) => {
    // One that an operator opened counts from the first look.
    const open = tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.status, 'open'));
    await tx
      .update(launches)
      .set({ openedAt: now })
      .where(and(isNull(launches.openedAt), inArray(launches.tenantId, open)));
    await tx
      .update(launches)
      .set({ email: null, answer: null })
      .where(and(isNotNull(launches.email), lte(launches.openedAt, new Date(now.getTime() - FORGOTTEN_MS))));
    return tx
      .select({ tenantId: launches.tenantId, email: launches.email })
      .from(launches)
      .where(isNotNull(launches.email));
  });
  for (const { tenantId, email } of known) if (email !== null) await forgetIfGone(operate, tenantId, email);
}

async function forgetIfGone({ db }: PlatformCtx, tenantId: string, email: string): Promise<void> {
  await inTenant({ db, tenant: { id: tenantId } }, async (tx) => {
    const [somebody] = await tx.select({ id: members.id }).from(members).limit(1);
    // Nobody has come with the code yet.
    if (!somebody) return;
    const [founder] = await tx.select({ id: members.id }).from(members).where(eq(members.email, email));
    if (!founder) await tx.update(launches).set({ email: null }).where(eq(launches.tenantId, tenantId));
  });
}
