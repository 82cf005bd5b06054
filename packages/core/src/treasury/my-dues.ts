import { type DuesStanding, standingOf } from '@entraide/model/treasury';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import { dayAt } from '../place/index.ts';

export interface MyDues {
  /** The last day that is paid for, YYYY-MM-DD. */
  until: string;
  standing: DuesStanding;
}

/** Until when the caller has paid their dues; null: they never did. @throws SignInNeeded */
export async function myDues(ctx: Ctx): Promise<MyDues | null> {
  const { memberId } = requireMember(ctx);
  const until = await inTenant(ctx, (tx) => paidUntilOf(ctx, tx, memberId));
  return until === null
    ? null
    : { until, standing: standingOf(until, dayAt(ctx.tenant.config.home, ctx.clock())) };
}
