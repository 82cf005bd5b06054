import {
  and,
  eq,
  type GlobalTx,
  gt,
  lt,
  operatorChallenges,
  operatorFactors,
  operators,
  or,
  sql,
} from '@entraide/db';
import { networkOf, spendOnPlatform } from '../access/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import {
  CHALLENGE_MINUTES,
  challengeIn,
  type Passkey,
  type PasskeySite,
  passkeyIdIn,
  passkeyQuestion,
  provenPasskey,
} from '../factor/index.ts';
import { hashOf } from '../session/index.ts';
import { type ConsoleVisitor, type Operator, wrongProof } from './operator.ts';
import { type OpenedSession, openSessionIn } from './session.ts';

type Browser = Pick<ConsoleVisitor, 'clock' | 'browserToken'>;

/** Options for the browser, which then offers the passkeys that it has for the console. @throws TooMany */
export async function askForPasskey(ctx: ConsoleVisitor, site: PasskeySite) {
  const options = await passkeyQuestion(site);
  await outsideTenant(ctx, (tx) => keepChallenge(ctx, tx, options.challenge));
  return options;
}

/** With a passkey alone: the authenticator has checked who holds it. @throws Invalid */
export async function signInWithPasskey(
  ctx: ConsoleVisitor,
  site: PasskeySite,
  response: unknown,
): Promise<OpenedSession> {
  const challenge = challengeIn(response);
  const id = passkeyIdIn(response);
  if (challenge === null || id === null) throw wrongProof('passkey');
  const found = await outsideTenant(ctx, async (tx) =>
    (await takeChallenge(ctx, tx, challenge)) ? findPasskey(tx, id) : null,
  );
  const proven = found && (await provenPasskey(site, challenge, found.passkey, response));
  if (!proven) throw wrongProof('passkey');
  const opened = await outsideTenant(ctx, async (tx) => {
    // Of an authenticator that counts, no use comes twice; many never count.
    const { counter } = proven;
    const used = await tx
      .update(operatorFactors)
      .set({ counter })
      .where(
        and(
          eq(operatorFactors.kind, 'passkey'),
          eq(operatorFactors.key, id),
          or(lt(operatorFactors.counter, counter), sql`(${operatorFactors.counter} = 0 and ${counter} = 0)`),
        ),
      )
      .returning({ operatorId: operatorFactors.operatorId });
    return used.length > 0 ? openSessionIn(ctx, tx, found.operator, 'passkey') : null;
  });
  if (!opened) throw wrongProof('passkey');
  return opened;
}

/** For whoever is asked in this browser, until the time is over. @throws TooMany */
export async function keepChallenge(ctx: ConsoleVisitor, tx: GlobalTx, challenge: string): Promise<void> {
  await spendOnPlatform(ctx, tx, {
    'operator-passkeys-network': ctx.ip === null ? '' : networkOf(ctx.ip),
  });
  const endsAt = new Date(ctx.clock().getTime() + CHALLENGE_MINUTES * 60_000);
  await tx.insert(operatorChallenges).values({ hash: hashOfChallenge(ctx, challenge), endsAt });
}

/** False: it was answered already, in another browser, too late, or is not ours. */
export async function takeChallenge(ctx: Browser, tx: GlobalTx, challenge: string): Promise<boolean> {
  const used = await tx
    .delete(operatorChallenges)
    .where(
      and(
        eq(operatorChallenges.hash, hashOfChallenge(ctx, challenge)),
        gt(operatorChallenges.endsAt, ctx.clock()),
      ),
    )
    .returning({ hash: operatorChallenges.hash });
  return used.length > 0;
}

const hashOfChallenge = ({ browserToken }: Browser, challenge: string) =>
  hashOf(`${challenge} ${browserToken}`);

async function findPasskey(
  tx: GlobalTx,
  id: string,
): Promise<{ passkey: Passkey; operator: Operator } | null> {
  const [row] = await tx
    .select({ factor: operatorFactors, operator: operators })
    .from(operatorFactors)
    .innerJoin(operators, eq(operators.id, operatorFactors.operatorId))
    .where(and(eq(operatorFactors.kind, 'passkey'), eq(operatorFactors.key, id)));
  if (!row) return null;
  const { key, secret, counter, transports } = row.factor;
  const { id: operatorId, email, name } = row.operator;
  return {
    passkey: { id: key, publicKey: secret ?? '', counter, transports },
    operator: { id: operatorId, email, name },
  };
}
