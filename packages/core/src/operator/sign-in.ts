import { newId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { networkOf, spendOnPlatform } from '../access/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { dropLink, lockLink } from './link.ts';
import { type ConsoleVisitor, lockOperator, wrongProof } from './operator.ts';
import { proveCode } from './prove-code.ts';
import { knowsBrowser, type OpenedSession, openSessionIn } from './session.ts';

const Code = z.string().max(200);
const WithCode = z.strictObject({ email: Email, code: Code });
const WithLink = z.strictObject({ token: z.string().max(200), code: Code });

/**
 * With a code of the app, or a recovery code, in a browser in which they signed in lately.
 * @throws Invalid, the same for a wrong code, an unknown browser and somebody who is no operator; TooMany
 */
export async function signInWithCode(ctx: ConsoleVisitor, given: unknown): Promise<OpenedSession> {
  const { email, code } = parse(WithCode, given);
  const opened = await outsideTenant(ctx, async (tx) => {
    const network = ctx.ip === null ? '' : networkOf(ctx.ip);
    await spendOnPlatform(ctx, tx, {
      'operator-codes-address-network': `${email} ${network}`,
      'operator-codes-network': network,
    });
    const operator = await lockOperator(tx, { email });
    // Asked in any case, so that the time does not tell who is an operator.
    const isKnown = await knowsBrowser(ctx, tx, operator?.id ?? newId());
    if (!operator || !isKnown) return null;
    const proof = await proveCode(ctx, tx, operator, code);
    return proof && openSessionIn(ctx, tx, operator, proof);
  });
  if (!opened) throw wrongProof('code');
  return opened;
}

/**
 * With a link and a code: in a new browser, or when the phone is lost. A wrong code leaves the link as it is.
 * @throws Invalid, TooMany
 */
export async function signInWithLink(ctx: ConsoleVisitor, given: unknown): Promise<OpenedSession> {
  const { token, code } = parse(WithLink, given);
  const opened = await outsideTenant(ctx, async (tx) => {
    const { operator } = await lockLink(ctx, tx, token);
    const proof = await proveCode(ctx, tx, operator, code);
    if (!proof) return null;
    await dropLink(tx, operator.id);
    return openSessionIn(ctx, tx, operator, proof);
  });
  if (!opened) throw wrongProof('code');
  return opened;
}
