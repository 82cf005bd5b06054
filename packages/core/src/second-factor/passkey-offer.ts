import { eq, members } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';

/** Whether the caller is still to be told, once, that a passkey spares them the code. Nobody is told who has one. */
export function isOfferedPasskey(ctx: Pick<Ctx, 'actor'>): boolean {
  const member = memberOf(ctx);
  return member?.status === 'active' && member.passkeyOpen === true && !member.hasSecondFactor;
}

/** They do not want to be told again. @throws SignInNeeded */
export async function declinePasskey(ctx: Ctx): Promise<void> {
  const { memberId } = requireMember(ctx);
  await inTenant(ctx, (tx) =>
    tx.update(members).set({ passkeyOffer: 'done' }).where(eq(members.id, memberId)),
  );
}
