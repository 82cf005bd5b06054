import { eq, launches } from '@entraide/db';
import type { LaunchStep } from '@entraide/model/launch';
import { requireRole } from '../access/index.ts';
import { type Ctx, outsideTenant, type PlatformCtx } from '../ctx/index.ts';

export type Launch = typeof launches.$inferSelect;

/**
 * How far the launch of the admin's space is; null for a space that nobody launched by themselves.
 * @param operate the platform as the operator's role
 * @throws SignInNeeded, NotAllowed for all but admins
 */
export async function readLaunch(ctx: Ctx, operate: PlatformCtx): Promise<Launch | null> {
  requireRole(ctx, 'admin');
  const [launch] = await outsideTenant(operate, (tx) =>
    tx.select().from(launches).where(eq(launches.tenantId, ctx.tenant.id)),
  );
  return launch ?? null;
}

/** Where the admin goes on next time, on whatever device. @throws SignInNeeded, NotAllowed for all but admins */
export async function keepStep(ctx: Ctx, operate: PlatformCtx, step: LaunchStep): Promise<void> {
  requireRole(ctx, 'admin');
  await outsideTenant(operate, async (tx) => {
    await tx.update(launches).set({ step }).where(eq(launches.tenantId, ctx.tenant.id));
  });
}
