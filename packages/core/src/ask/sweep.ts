import { asks, sql } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

const DAY_MS = 86_400_000;
/** For a question that comes afterwards: after that, the desk knows nobody's number any more. */
const KEPT_DAYS = 28;

/** Whom the desk asked for goes some weeks after the listing ended, or after it was answered. What still waits, stays. */
export const sweepAsks: Sweep = async (ctx, tx) => {
  const before = new Date(ctx.clock().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  await tx.execute(sql`
    delete from asks where state <> 'waiting' and coalesce((
        select case l.status when 'solved' then l.solved_at when 'deleted' then l.deleted_at else l.expires_at end
        from listings l where l.id = asks.listing_id), closed_at) <= ${before}::timestamptz`);
  return (await tx.select({ id: asks.id }).from(asks).limit(1)).length > 0;
};
