import { and, sql } from '@entraide/db';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { onBoard } from '../search/index.ts';

/**
 * How many listings each category has on the board, by its slug; one that has none is left out.
 * @throws SignInNeeded, NotAllowed for all but admins
 */
export async function countByCategory(ctx: Ctx): Promise<Record<string, number>> {
  requireRoleOrSupport(ctx, 'admin');
  const rows = await inTenant(ctx, (tx) =>
    tx.execute<{ category: string; count: number }>(sql`
      select category, count(*)::integer as count from listings
      where ${and(...onBoard(ctx.clock()))} group by category`),
  );
  return Object.fromEntries([...rows].map(({ category, count }) => [category, count]));
}
