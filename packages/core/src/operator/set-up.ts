import { eq, type GlobalTx, operators } from '@entraide/db';
import { DisplayName } from '@entraide/model/member';
import { z } from 'zod';
import { recordOperation } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { NotAllowed, parse } from '../error/index.ts';
import { type PasskeySite, passkeyOffer } from '../factor/index.ts';
import { addFactor, type Factor, passkeyFactor, renewRecoveryCodes, totpFactor } from './factors.ts';
import { dropLink, lockLink, readLink } from './link.ts';
import { actingAs, type ConsoleVisitor, deadLink, type Operator } from './operator.ts';
import { keepChallenge } from './passkey.ts';
import { type OpenedSession, openSessionIn, type Proof } from './session.ts';

const Token = z.string().max(200);
const WithTotp = z.strictObject({
  token: Token,
  name: DisplayName,
  /** As `newTotpSecret` makes it; the page brings it back, so that nothing is kept for who only looks. */
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: z.string().max(200),
});
const WithPasskey = z.strictObject({ token: Token, name: DisplayName, response: z.unknown() });

/** Codes to be shown once, and the session that is open now. */
export interface SetUp extends OpenedSession {
  recoveryCodes: string[];
}

/** Uses the link. @throws Invalid; NotAllowed when the account is set up; Conflict for a name that is taken */
export async function setUpWithTotp(ctx: ConsoleVisitor, given: unknown): Promise<SetUp> {
  const { token, name, secret, code } = parse(WithTotp, given);
  const factor = totpFactor(ctx, secret, code);
  return outsideTenant(ctx, (tx) => setUpIn(ctx, tx, { token, name, proof: 'totp' }, factor));
}

/** Options for the browser. Leaves the link as it is. @throws Invalid `dead-link`, TooMany */
export async function offerPasskey(
  ctx: ConsoleVisitor,
  site: PasskeySite,
  { token, name, platform }: { token: string; name: string; platform: string },
) {
  const link = await readLink(ctx, token);
  if (!link) throw deadLink();
  const { id, email } = link.operator;
  const options = await passkeyOffer(site, { id, email, name: name || email }, { platform, known: [] });
  await outsideTenant(ctx, (tx) => keepChallenge(ctx, tx, options.challenge));
  return options;
}

/** Uses the link. @throws as `setUpWithTotp` */
export async function setUpWithPasskey(
  ctx: ConsoleVisitor,
  site: PasskeySite,
  given: unknown,
): Promise<SetUp> {
  const { token, name, response } = parse(WithPasskey, given);
  const made = await passkeyFactor(site, response);
  return outsideTenant(ctx, async (tx) =>
    setUpIn(ctx, tx, { token, name, proof: 'passkey' }, await made.take(ctx, tx)),
  );
}

async function setUpIn(
  ctx: ConsoleVisitor,
  tx: GlobalTx,
  { token, name, proof }: { token: string; name: string; proof: Proof },
  factor: Factor,
): Promise<SetUp> {
  const link = await lockLink(ctx, tx, token);
  if (link.isSetUp) throw new NotAllowed('This account is set up already.');
  const operator: Operator = { ...link.operator, name };
  await dropLink(tx, operator.id);
  await tx.update(operators).set({ name }).where(eq(operators.id, operator.id));
  await addFactor(ctx, tx, operator, factor);
  const recoveryCodes = await renewRecoveryCodes(ctx, tx, operator);
  await recordOperation(actingAs(ctx, operator), tx, { action: 'operator.set-up', details: { proof } });
  return { ...(await openSessionIn(ctx, tx, operator, proof)), recoveryCodes };
}
