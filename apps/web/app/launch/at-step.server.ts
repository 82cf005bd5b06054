import { requireRole } from '@entraide/core/access';
import { keepStep } from '@entraide/core/launch';
import type { LaunchStep } from '@entraide/model/launch';
import type { RouteArgs } from '../framework/index.ts';

/** Whoever comes back goes on here; where the process may not write that down, the page works all the same. */
export async function atStep({ ctx, context }: RouteArgs, step: LaunchStep): Promise<void> {
  requireRole(ctx, 'admin');
  if (context.operate) await keepStep(ctx, context.operate, step);
}
