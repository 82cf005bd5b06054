import { and, cases, eq, isNull, lte, ne, or, type TenantTx } from '@entraide/db';
import type { Ctx, MemberActor } from '../ctx/index.ts';

/** How long a case is one person's while they read it. */
const CLAIM_MS = 10 * 60_000;

/** Makes a case that waits the caller's for a while, unless somebody else looks at it. */
export async function claimIn(ctx: Ctx, tx: TenantTx, id: string, actor: MemberActor): Promise<void> {
  const now = ctx.clock();
  const free = or(isNull(cases.claimedBy), eq(cases.claimedBy, actor.memberId), lte(cases.claimedUntil, now));
  await tx
    .update(cases)
    .set({ claimedBy: actor.memberId, claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(and(eq(cases.id, id), ne(cases.state, 'decided'), ne(cases.authorId, actor.memberId), free));
}
