import { and, eq, lt, memberFactors, members, recoveryCodes, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireMember, restore, spend } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { hashOfRecoveryCode, totpStep } from '../factor/index.ts';
import { proveIn, tell } from './owner.ts';
import { wrongProof } from './wrong-proof.ts';

const Proof = z.strictObject({ code: z.string().max(200) });

/**
 * Proves in this session who holds it, with a code of the app or a recovery code. Either is used up by one statement that only one of
 * many requests gets through.
 * @throws SignInNeeded, Invalid, TooMany
 */
export async function proveWithCode(ctx: Ctx, given: unknown): Promise<void> {
  const actor = requireMember(ctx);
  const { code } = parse(Proof, given);
  // Refused outside, so that a wrong try stays counted.
  const isRight = await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, { 'second-factor-codes': actor.memberId });
    if (!(await takeTotp(ctx, tx, actor, code)) && !(await takeRecoveryCode(ctx, tx, actor, code)))
      return false;
    await restore(ctx, tx, 'second-factor-codes', actor.memberId);
    await proveIn(ctx, tx, actor.sessionId);
    return true;
  });
  if (!isRight) throw wrongProof('code');
}

async function takeTotp(ctx: Ctx, tx: TenantTx, { memberId }: MemberActor, typed: string): Promise<boolean> {
  const app = and(eq(memberFactors.memberId, memberId), eq(memberFactors.kind, 'totp'));
  const [factor] = await tx.select().from(memberFactors).where(app);
  const step = factor && totpStep({ secret: factor.secret, lastStep: factor.counter }, typed, ctx.clock());
  if (!step) return false;
  const used = await tx
    .update(memberFactors)
    .set({ counter: step, lastUsedAt: ctx.clock() })
    .where(and(app, eq(memberFactors.id, factor.id), lt(memberFactors.counter, step)))
    .returning({ id: memberFactors.id });
  return used.length > 0;
}

async function takeRecoveryCode(
  ctx: Ctx,
  tx: TenantTx,
  { memberId }: MemberActor,
  typed: string,
): Promise<boolean> {
  const hash = hashOfRecoveryCode(memberId, typed);
  if (hash === null) return false;
  const used = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.memberId, memberId), eq(recoveryCodes.hash, hash)))
    .returning({ hash: recoveryCodes.hash });
  const [member] = await tx.select().from(members).where(eq(members.id, memberId));
  if (used.length === 0 || !member) return false;
  await tell(ctx, tx, member, 'used-code');
  return true;
}
