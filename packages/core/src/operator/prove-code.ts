import { and, eq, type GlobalTx, lt, operatorFactors } from '@entraide/db';
import { spendOnPlatform } from '../access/index.ts';
import { recordOperation } from '../audit/index.ts';
import type { PlatformCtx } from '../ctx/index.ts';
import { hashOfRecoveryCode, totpStep } from '../factor/index.ts';
import { actingAs, type Operator } from './operator.ts';
import type { Proof } from './session.ts';

/**
 * Takes a code of the app, or a recovery code, once: both are used up by one statement that only one of many requests gets through.
 * Null when it is neither. For somebody with a link or a browser of this operator: strangers cannot use up the tries.
 * @throws TooMany
 */
export async function proveCode(
  ctx: PlatformCtx,
  tx: GlobalTx,
  operator: Operator,
  typed: string,
): Promise<Proof | null> {
  await spendOnPlatform(ctx, tx, { 'operator-codes': operator.id });
  const mine = eq(operatorFactors.operatorId, operator.id);
  const [totp] = await tx
    .select()
    .from(operatorFactors)
    .where(and(mine, eq(operatorFactors.kind, 'totp')));
  const step = totp?.secret && totpStep({ secret: totp.secret, lastStep: totp.counter }, typed, ctx.clock());
  if (step) {
    const used = await tx
      .update(operatorFactors)
      .set({ counter: step })
      .where(and(mine, eq(operatorFactors.kind, 'totp'), lt(operatorFactors.counter, step)))
      .returning({ kind: operatorFactors.kind });
    return used.length > 0 ? 'totp' : null;
  }
  const key = hashOfRecoveryCode(operator.id, typed);
  if (key === null) return null;
  const used = await tx
    .delete(operatorFactors)
    .where(and(mine, eq(operatorFactors.kind, 'recovery'), eq(operatorFactors.key, key)))
    .returning({ kind: operatorFactors.kind });
  if (used.length === 0) return null;
  const left = await tx.$count(operatorFactors, and(mine, eq(operatorFactors.kind, 'recovery')));
  await recordOperation(actingAs(ctx, operator), tx, {
    action: 'operator.recovery-code',
    details: { left },
  });
  return 'recovery-code';
}
