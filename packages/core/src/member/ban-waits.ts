import { and, decisions, eq, gt, isNull, type TenantTx } from '@entraide/db';
import { BAN_WAITS_DAYS } from '@entraide/model/moderation';
import type { Ctx } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';

const DAY_MS = 86_400_000;

/**
 * Somebody whose ban waits for a second person stays until it is decided, as long as they may not write: fourteen days at most. The
 * caller holds their row, which whoever proposes a ban waits for.
 * @throws Invalid `decision-waits`
 */
export async function assertNoBanWaits(ctx: Ctx, tx: TenantTx, memberId: string): Promise<void> {
  const since = new Date(ctx.clock().getTime() - BAN_WAITS_DAYS * DAY_MS);
  const [waiting] = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, memberId),
        eq(decisions.kind, 'ban'),
        gt(decisions.decidedAt, since),
        isNull(decisions.confirmedAt),
        isNull(decisions.undoneAt),
        isNull(decisions.reversedAt),
      ),
    )
    .limit(1);
  if (!waiting) return;
  const message = 'A decision about you waits for a second person.';
  throw new Invalid([{ path: [], code: 'decision-waits', message }]);
}
