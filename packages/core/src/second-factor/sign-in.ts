import { and, eq, memberFactors } from '@entraide/db';
import { networkOf } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { type PasskeySite, passkeyQuestion } from '../factor/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { answeredBy, countUse } from './answered-by.ts';
import { keepChallenge } from './challenge.ts';
import { proveIn } from './owner.ts';
import { wrongProof } from './wrong-proof.ts';

/** Whether anybody of the space could sign in at this address with a passkey: nobody else is offered it. */
export async function hasPasskeys(ctx: Ctx, { host }: Pick<PasskeySite, 'host'>): Promise<boolean> {
  const some = and(eq(memberFactors.kind, 'passkey'), eq(memberFactors.host, host));
  const [one] = await inTenant(ctx, (tx) =>
    tx.select({ id: memberFactors.id }).from(memberFactors).where(some).limit(1),
  );
  return one !== undefined;
}

/** Options for the browser, which then offers the passkeys that it has for this address. @throws TooMany */
export async function askAnybodyForPasskey(ctx: Ctx, site: PasskeySite, browserToken: string) {
  const options = await passkeyQuestion(site);
  const network = ctx.ip === null ? '' : networkOf(ctx.ip);
  await keepChallenge(ctx, { 'passkeys-network': network }, browserToken, options.challenge);
  return options;
}

/** With a passkey alone, which counts for both: the device has checked who holds it. No code is sent. @throws Invalid */
export async function signInWithPasskey(
  ctx: Ctx,
  site: PasskeySite,
  browserToken: string,
  response: unknown,
): Promise<{ token: string; expiresAt: Date; actor: MemberActor }> {
  const answer = await answeredBy(ctx, site, browserToken, response);
  const opened =
    answer &&
    (await inTenant(ctx, async (tx) => {
      if (!(await countUse(ctx, tx, answer))) return null;
      const { token, sessionId, expiresAt } = await openSession(tx, answer.memberId, ctx.device);
      await proveIn(ctx, tx, sessionId);
      return { token, expiresAt };
    }));
  const actor = opened && (await readSession(ctx, opened.token));
  if (!actor) throw wrongProof('passkey');
  return { ...opened, actor };
}
