import { and, eq, ne, sessions, type TenantTx } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';

/** Ends the caller's sessions everywhere but here. @throws SignInNeeded */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  const actor = requireMember(ctx);
  await inTenant(ctx, (tx) => endOthersIn(tx, actor));
}

export async function endOthersIn(tx: TenantTx, { memberId, sessionId }: MemberActor): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.memberId, memberId), ne(sessions.id, sessionId)));
}
