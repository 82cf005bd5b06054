import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { type PasskeySite, passkeyQuestion } from '../factor/index.ts';
import { answeredBy, countUse, passkeysOf } from './answered-by.ts';
import { keepChallenge } from './challenge.ts';
import { proveIn } from './owner.ts';
import { wrongProof } from './wrong-proof.ts';

/** Options for the browser: any passkey of the member's that was made here. @throws SignInNeeded, TooMany */
export async function askForPasskey(ctx: Ctx, site: PasskeySite) {
  const { memberId, sessionId } = requireMember(ctx);
  const known = await inTenant(ctx, (tx) => passkeysOf(tx, memberId, site));
  const options = await passkeyQuestion(site, known);
  await keepChallenge(ctx, { 'second-factor-passkeys': memberId }, sessionId, options.challenge);
  return options;
}

/** Proves in this session who holds it, with a passkey of theirs. @throws SignInNeeded, Invalid */
export async function proveWithPasskey(ctx: Ctx, site: PasskeySite, response: unknown): Promise<void> {
  const { memberId, sessionId } = requireMember(ctx);
  const answer = await answeredBy(ctx, site, sessionId, response);
  if (answer?.memberId !== memberId) throw wrongProof('passkey');
  const isRight = await inTenant(ctx, async (tx) => {
    const used = await countUse(ctx, tx, answer);
    if (used) await proveIn(ctx, tx, sessionId);
    return used;
  });
  if (!isRight) throw wrongProof('passkey');
}
