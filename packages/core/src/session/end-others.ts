import { and, eq, ne, sessions, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { signedIn } from './list-sessions.ts';

/** Ends the caller's sessions everywhere but here. @throws SignInNeeded */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  const actor = signedIn(ctx);
  await inTenant(ctx, (tx) => endOthersIn(tx, actor));
}

export async function endOthersIn(tx: TenantTx, { memberId, sessionId }: MemberActor): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.memberId, memberId), ne(sessions.id, sessionId)));
}
