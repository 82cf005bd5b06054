import { admissions, and, eq, isNull, members, teamTold } from '@entraide/db';
import { hasRole, requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { lastTold, markTold } from './told.ts';

const QUIET_MS = 30 * 86_400_000;

/** Whether the one admin of an open space is asked for a second one: nobody is invited as such, and they did not say "later" this month. */
export async function wantsSecondAdmin(ctx: Ctx): Promise<boolean> {
  if (!hasRole(ctx, 'admin') || ctx.tenant.status !== 'open') return false;
  return inTenant(ctx, async (tx) => {
    const admins = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.role, 'admin'), eq(members.status, 'active')))
      .limit(2);
    if (admins.length !== 1) return false;
    const [invited] = await tx
      .select({ email: admissions.email })
      .from(admissions)
      .leftJoin(members, and(eq(members.tenantId, admissions.tenantId), eq(members.email, admissions.email)))
      .where(and(eq(admissions.role, 'admin'), isNull(members.id)))
      .limit(1);
    if (invited) return false;
    const [later] = await tx
      .select({ at: teamTold.at })
      .from(teamTold)
      .where(eq(teamTold.what, 'second-admin'));
    return !later || ctx.clock().getTime() - later.at.getTime() >= QUIET_MS;
  });
}

/** They are asked again in a month. @throws SignInNeeded, NotAllowed */
export async function secondAdminLater(ctx: Ctx): Promise<void> {
  requireRole(ctx, 'admin');
  await inTenant(ctx, async (tx) => {
    await lastTold(tx, 'second-admin');
    await markTold(tx, 'second-admin', ctx.clock());
  });
}
