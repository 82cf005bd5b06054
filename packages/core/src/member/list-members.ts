import { and, asc, desc, eq, lt, members, sql } from '@entraide/db';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';

export type MemberRow = Pick<
  typeof members.$inferSelect,
  'id' | 'email' | 'displayName' | 'locale' | 'role' | 'status' | 'createdAt'
>;

const PAGE = 100;
const ListMembers = z.strictObject({
  status: z.enum(['pending', 'active', 'suspended']).optional(),
  /** The last id of the page before. */
  before: z.uuid().optional(),
});

/**
 * Those who wait in the order they came; everybody else newest first, a hundred at a time.
 * @throws SignInNeeded, NotAllowed, Invalid
 */
export async function listMembers(
  ctx: Ctx,
  given: unknown = {},
): Promise<{ items: MemberRow[]; total: number; next: string | null }> {
  requireRoleOrSupport(ctx, 'moderator');
  const { status, before } = parse(ListMembers, given);
  return inTenant(ctx, async (tx) => {
    const those = status && eq(members.status, status);
    const items = await tx
      .select()
      .from(members)
      .where(and(those, before === undefined ? undefined : lt(members.id, before)))
      .orderBy(status === 'pending' ? asc(members.id) : desc(members.id))
      .limit(PAGE);
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(members).where(those);
    const last = status !== 'pending' && items.length === PAGE ? items[PAGE - 1] : undefined;
    return { items, total: counted?.total ?? 0, next: last?.id ?? null };
  });
}
