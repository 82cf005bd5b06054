import { eq, recoveryCodes, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from '../factor/index.ts';
import { changeOwn } from './owner.ts';

/** Ten new codes, to be shown once; those from before end. @throws SignInNeeded, NotAllowed; Conflict without a factor to stand in for */
export function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  return changeOwn(ctx, 'new-codes', async (tx, { member, factors }) => {
    if (factors.length === 0) throw new Conflict('Set up a passkey or an app first.');
    return renewIn(tx, member.id);
  });
}

export async function renewIn(tx: TenantTx, memberId: string): Promise<string[]> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.memberId, memberId));
  const codes = newRecoveryCodes();
  const rows = codes.map((code) => ({ memberId, hash: hashOfRecoveryCode(memberId, code) ?? '' }));
  await tx.insert(recoveryCodes).values(rows);
  return codes;
}
