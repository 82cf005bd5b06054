import { eq, tenants } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { complete } from './complete.ts';
import { type Change, diffInForce } from './diff-settings.ts';
import { mergeChange, SettingsChange } from './merge-change.ts';
import { newestRevision } from './revision.ts';
import type { Written } from './written.ts';

export interface SettingsPreview extends Written {
  /** What would differ from what is in force now. */
  changes: Change[];
  /** What the space would come to. */
  config: TenantConfig;
}

/**
 * What a change would do, before anything is changed: the same answers as `changeSettings`.
 * @throws SignInNeeded, NotAllowed for all but admins, Invalid, SettingsMoved
 */
export async function previewSettings(ctx: Ctx, given: unknown): Promise<SettingsPreview> {
  requireRoleOrSupport(ctx, 'admin');
  const change = parse(SettingsChange, given);
  return inTenant(ctx, async (tx) => {
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenant.id));
    if (!tenant) throw new NotFound();
    const { now, next } = await mergeChange(tx, { tenant, revision: await newestRevision(tx) }, change);
    return { ...next, changes: diffInForce(now, next), config: complete(next) };
  });
}
