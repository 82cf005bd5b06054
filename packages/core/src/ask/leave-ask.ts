import { asks } from '@entraide/db';
import { newId } from '@entraide/model';
import { firstNameOf } from '@entraide/model/member';
import { Line, Text } from '@entraide/model/text';
import { z } from 'zod';
import { networkOf, requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { Invalid, parse } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { assertMayRead, assertSpaceRuns } from '../space/index.ts';
import { contactFor } from './contact.ts';

export const ASK_WORDS = 2000;

const Left = z.strictObject({
  words: Text.min(1).max(ASK_WORDS),
  reach: z.enum(['account', 'phone', 'email']),
  contact: z.string().max(254).default(''),
  /** Of somebody without an account: the first name. */
  name: Line.max(60).default(''),
  /** A member wants a mail when somebody answers. */
  wantsAnswers: z.boolean().default(false),
});

/**
 * Somebody who would rather not write it themselves leaves it with the desk: a member, or a visitor where visitors may read the space.
 * @throws SignInNeeded, NotAllowed, Invalid, TooMany
 */
export async function leaveAsk(ctx: Ctx, given: unknown): Promise<{ id: string }> {
  assertSpaceRuns(ctx);
  const member = memberOf(ctx) ? requireWriter(ctx, 'listings:write') : null;
  if (!member) assertMayRead(ctx);
  const { words, reach, wantsAnswers, ...left } = parse(Left, given);
  const name = member ? firstNameOf(member.displayName) : left.name;
  if (name === '') throw new Invalid([{ path: ['name'], code: 'required', message: 'say how to call you' }]);
  if (!member === (reach === 'account'))
    throw new Invalid([{ path: ['reach'], code: 'not-for-this', message: 'say how to reach you' }]);
  const contact = contactFor(reach, left.contact);
  return inTenant(ctx, async (tx) => {
    const network = ctx.ip === null ? 'unknown' : networkOf(ctx.ip);
    await spend(ctx, tx, member ? { asks: member.memberId } : { 'asks-network': network, 'asks-space': '' });
    const id = newId();
    await tx.insert(asks).values({
      ...{ id, name, reach, contact, words, locale: ctx.locale, createdAt: ctx.clock() },
      ...(member && { memberId: member.memberId, wantsAnswers }),
    });
    await emit(tx, 'ask.left', { askId: id });
    await sweepTonight(ctx, tx);
    return { id };
  });
}
