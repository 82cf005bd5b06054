import { and, eq, limitUses, sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { TooMany } from '../error/index.ts';
import { hashOf } from '../session/index.ts';
import { figuresOf, type LimitName, limitNames } from './limits.ts';

/** The limits that one act uses, each with what it is counted by. */
export type Uses = { [name in LimitName]?: string };

/**
 * Counts one use of each limit in the caller's transaction; a verb that is rolled back has used nothing. Calls at the same moment
 * wait for each other at the row of the key, so the maximum holds.
 * @throws TooMany with the seconds until the next use is free
 */
export async function spend(ctx: Ctx, tx: TenantTx, uses: Uses): Promise<void> {
  for (const name of limitNames) {
    const key = uses[name];
    if (key !== undefined) await spendOne(ctx, tx, name, key);
  }
}

/**
 * Generic cell rate algorithm, virtual scheduling (ITU-T I.371, Annex A): each use moves the moment of "full again" on by one
 * interval, and is refused when that moment is more than `maximum - 1` intervals ahead. Whole milliseconds, so nothing is rounded.
 */
async function spendOne(ctx: Ctx, tx: TenantTx, name: LimitName, plainKey: string): Promise<void> {
  const { maximum, intervalMs } = figuresOf(ctx.tenant, name);
  // With the tenant, so that two spaces cannot be joined by what is counted in them.
  const key = hashOf(`${ctx.tenant.id} ${name} ${plainKey}`);
  const nowMs = ctx.clock().getTime();
  const latestMs = nowMs + (maximum - 1) * intervalMs;
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const counted = await tx.execute(sql`
    insert into limit_uses as used (name, key, full_again_at)
    values (${name}, ${key}, ${at(nowMs + intervalMs)})
    on conflict (tenant_id, name, key) do update
    set full_again_at = greatest(used.full_again_at, ${at(nowMs)}) + (excluded.full_again_at - ${at(nowMs)})
    where used.full_again_at <= ${at(latestMs)}
    returning name`);
  if (counted.length > 0) return;
  const [used] = await tx
    .select({ fullAgainAt: limitUses.fullAgainAt })
    .from(limitUses)
    .where(and(eq(limitUses.name, name), eq(limitUses.key, key)));
  const waitMs = (used?.fullAgainAt.getTime() ?? nowMs) - latestMs;
  throw new TooMany(Math.max(1, Math.ceil(waitMs / 1000)));
}
