import { acts, desc, lt } from '@entraide/db';
import { isId } from '@entraide/model';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';

export type RecordedAct = Omit<typeof acts.$inferSelect, 'tenantId'>;

/** `before`: the id of the last line of the page before. */
const Page = z.strictObject({
  before: z.string().refine(isId).optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** What was done in the space, newest first. @throws SignInNeeded, NotAllowed for all but admins, Invalid */
export async function listActs(ctx: Ctx, given: unknown = {}): Promise<RecordedAct[]> {
  requireRoleOrSupport(ctx, 'admin');
  const { before, limit } = parse(Page, given);
  const rows = await inTenant(ctx, async (tx) =>
    tx
      .select()
      .from(acts)
      .where(before === undefined ? undefined : lt(acts.id, before))
      .orderBy(desc(acts.id))
      .limit(limit),
  );
  return rows.map(({ tenantId: _, ...act }) => act);
}
