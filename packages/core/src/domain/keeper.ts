import type { TenantTx } from '@entraide/db';
import { assertFresh, requireRoleOrSupport } from '../access/index.ts';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { assertSpaceRuns } from '../space/index.ts';

/** Who decides about the domains of a space: its admins, and whoever runs the platform. @throws SignInNeeded, NotAllowed */
export function requireKeeper(ctx: Ctx): void {
  if (ctx.actor.kind === 'operator') return;
  assertSpaceRuns(ctx);
  requireRoleOrSupport(ctx, 'admin');
}

/** The same for what changes where the space is found: an admin with a second factor has proved it lately. @throws as `requireKeeper` */
export function requireFreshKeeper(ctx: Ctx): void {
  requireKeeper(ctx);
  assertFresh(ctx);
}

/** What the operator does is in the platform's log, too. */
export async function recordByOperator(
  ctx: Ctx,
  tx: TenantTx,
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  if (ctx.actor.kind !== 'operator') return;
  const platform: OperatorCtx = { ...ctx, operator: ctx.actor.name };
  await recordOperation(platform, tx, {
    action: `tenant.${action}`,
    tenantId: ctx.tenant.id,
    details: { slug: ctx.tenant.slug, ...details },
  });
}
