import { eq, memberFactors, recoveryCodes } from '@entraide/db';
import { asksSecondFactor } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { changeOwn, requireOwner } from './owner.ts';

/**
 * Parts with a passkey or the app. Recovery codes go with the last one.
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict for the last one of somebody whose role asks for one
 */
export async function removeFactor(ctx: Ctx, id: string): Promise<void> {
  const { role } = requireOwner(ctx);
  await changeOwn(ctx, 'removed', async (tx, { member, factors }) => {
    if (!factors.some((factor) => factor.id === id)) throw new NotFound();
    const isLast = factors.length === 1;
    if (isLast && asksSecondFactor(ctx, role))
      throw new Conflict('Your role asks for one: add another one first.');
    await tx.delete(memberFactors).where(eq(memberFactors.id, id));
    if (isLast) await tx.delete(recoveryCodes).where(eq(recoveryCodes.memberId, member.id));
  });
}
