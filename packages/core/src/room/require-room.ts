import { sql, type TenantTx } from '@entraide/db';
import { type Counted, mostOfPlan, roomFor } from '@entraide/model/plan';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { enqueueJob, type JobKind } from '../job/define-job.ts';
import { planIn } from './plan-of.ts';
import { useIn } from './use.ts';

/** The plan of the space has no room for it. Its admins can mend that; whoever meets it did nothing wrong. */
export class NoRoom extends Conflict {
  constructor(readonly of: Counted | 'domain') {
    super('This space is full at the moment. Its team was told.');
  }
}

/** Tells the admins that little is left, or nothing; the job is in core/plan. */
export const tellRoomKind: JobKind<object> = { name: 'tell_room', schema: z.object({}), tries: 12 };

type RoomCtx = Pick<Ctx, 'plans' | 'stripe' | 'clock'>;

/**
 * Whether so much more fits into the plan of the space. Whoever adds at the same moment waits until this transaction ends, so the last
 * place is given once. Where little is left, or nothing, the admins are told, if the transaction commits.
 */
export async function hasRoomIn(ctx: RoomCtx, tx: TenantTx, of: Counted, more = 1): Promise<boolean> {
  const { limits } = await planIn(ctx, tx);
  if (mostOfPlan(limits, of) === null) return true;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`room ${of} `} || current_tenant()::text, 0))`,
  );
  const then = roomFor(limits, of, (await useIn[of](tx)) + more);
  if (then.level !== 'plenty') await enqueueJob(tx, tellRoomKind, {}, { key: tellRoomKind.name });
  return then.level !== 'over';
}

/** As `hasRoomIn`. @throws NoRoom */
export async function requireRoom(
  ctx: RoomCtx,
  tx: TenantTx,
  of: Counted | 'domain',
  more?: number,
): Promise<void> {
  const fits =
    of === 'domain' ? (await planIn(ctx, tx)).limits.ownDomain : await hasRoomIn(ctx, tx, of, more);
  if (!fits) throw new NoRoom(of);
}
