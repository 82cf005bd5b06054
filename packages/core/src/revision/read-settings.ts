import { eq, tenants } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { complete } from './complete.ts';
import { newestRevision, writtenIn } from './revision.ts';
import type { Written } from './written.ts';

export interface SpaceSettings extends Written {
  /** Of the newest revision: what a change is based on. */
  number: number;
  /** What the document comes to. */
  config: TenantConfig;
  /** Keys and pages that the folder of the space declares: they are changed there. */
  locked: readonly string[];
}

/** What an admin sees before they change something. @throws SignInNeeded, NotAllowed for all but admins, NotFound */
export async function readSettings(ctx: Ctx): Promise<SpaceSettings> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenant.id));
    const revision = await newestRevision(tx);
    if (!tenant || !revision) throw new NotFound();
    const written = writtenIn(revision);
    return { number: revision.number, ...written, config: complete(written), locked: tenant.fileKeys };
  });
}
