import { eq, launches } from '@entraide/db';
import { requireRole } from '../access/index.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type Ctx, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { Conflict, Invalid } from '../error/index.ts';
import { openTenant } from '../tenant/index.ts';
import { readLaunch } from './read-launch.ts';
import { readiness } from './readiness.ts';

/**
 * An admin opens their space to everybody, unless an operator has to say yes first.
 * @param operate the platform as the operator's role
 * @throws SignInNeeded, NotAllowed for all but admins; Invalid naming what is missing; Conflict while an operator has not said yes
 */
export async function openOwnSpace(ctx: Ctx, operate: PlatformCtx): Promise<void> {
  requireRole(ctx, 'admin');
  const missing = (await readiness(ctx)).filter((item) => item.needed && !item.done);
  if (missing.length > 0)
    throw new Invalid(
      missing.map(({ name }) => ({ path: [name], code: 'missing', message: 'This is missing.' })),
    );
  const launch = await readLaunch(ctx, operate);
  if (launch && !['none', 'approved'].includes(launch.review))
    throw new Conflict('The operator of the platform has not said yes yet.');
  const platform: OperatorCtx = { ...operate, operator: 'admin' };
  await openTenant(platform, ctx.tenant.slug, { dir: '', by: ctx.actor });
  await outsideTenant(operate, async (tx) => {
    await tx.update(launches).set({ openedAt: ctx.clock() }).where(eq(launches.tenantId, ctx.tenant.id));
  });
}
