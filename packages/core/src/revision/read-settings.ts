import { eq, tenants } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { complete } from './complete.ts';
import { newestRevision, revisionOf, writtenIn } from './revision.ts';
import type { Written } from './written.ts';

export interface SpaceSettings extends Written {
  /** Of this revision: what a change is based on. */
  number: number;
  /** What the document comes to. */
  config: TenantConfig;
  /** Keys and pages that the folder of the space declares: they are changed there. */
  locked: readonly string[];
}

/** `at`: the number of a former revision; the newest when left out. */
const Which = z.strictObject({ at: z.int().min(1).max(2_147_483_647).optional() });

/**
 * What an admin sees before they change something, or saw then.
 * @throws SignInNeeded, NotAllowed for all but admins, NotFound, Invalid for a revision that this version does not take any more
 */
export async function readSettings(ctx: Ctx, given: unknown = {}): Promise<SpaceSettings> {
  requireRoleOrSupport(ctx, 'admin');
  const { at } = parse(Which, given);
  return inTenant(ctx, async (tx) => {
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenant.id));
    const revision = at === undefined ? await newestRevision(tx) : await revisionOf(tx, at);
    if (!tenant || !revision) throw new NotFound();
    const written = writtenIn(revision);
    return { number: revision.number, ...written, config: complete(written), locked: tenant.fileKeys };
  });
}
