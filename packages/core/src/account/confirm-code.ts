import { admissions, and, desc, eq, isNull, loginCodes, members, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { DisplayName, Email } from '@entraide/model/member';
import { z } from 'zod';
import { type Actor, type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid, NotAllowed, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { tellModerators } from '../member/tell-moderators.ts';
import { hashOf, openSession } from '../session/index.ts';
import { CODE_TRIES, hashOfCode, readCode, sameHash } from './code.ts';
import { entryOf } from './entry.ts';
import { rememberBrowser } from './known-browser.ts';
import { BrowserToken } from './request-code.ts';
import { WrongCode } from './wrong-code.ts';

const ConfirmCode = z.strictObject({
  email: Email,
  code: z.string().max(200),
  browserToken: BrowserToken,
  /** For a newcomer who gave no name when asking for the code. */
  displayName: DisplayName.optional(),
});

export interface SignedIn {
  token: string;
  expiresAt: Date;
  actor: Actor;
  /** A member was made of this. */
  isNew: boolean;
}

type Refusal = { refused: WrongCode | Invalid | NotAllowed };

/**
 * Trades a code for a session; makes the member when the address is new. A newcomer without a name gets Invalid at
 * `displayName` with the code unspent: ask for the name and come again with both.
 * @throws WrongCode, Invalid, NotAllowed
 */
export async function confirmCode(ctx: Ctx, given: unknown): Promise<SignedIn> {
  const input = parse(ConfirmCode, given);
  const code = readCode(input.code);
  if (code === null) throw new WrongCode('malformed-code', CODE_TRIES);
  // A refusal is returned and thrown afterwards: thrown inside, it would roll back the try that it counted.
  const outcome = await inTenant(ctx, async (tx): Promise<SignedIn | Refusal> => {
    const tried = await tryCode(ctx, tx, { ...input, code });
    if ('refused' in tried) return tried;
    const entry = await entryOf(tx, ctx.tenant, input.email);
    if (entry.as === 'stranger') return { refused: new NotAllowed('This space is by invitation.') };
    const displayName = input.displayName ?? tried.displayName;
    if (entry.as === 'newcomer' && displayName === null) return { refused: nameNeeded() };
    await tx.update(loginCodes).set({ consumedAt: ctx.clock() }).where(eq(loginCodes.id, tried.id));
    const member =
      entry.as === 'member'
        ? entry.member
        : await welcome(ctx, tx, { ...entry, email: input.email, displayName: displayName ?? '' });
    await rememberBrowser(ctx, tx, member.id, hashOf(input.browserToken));
    const { token, sessionId, expiresAt } = await openSession(tx, member.id);
    const { id: memberId, email, role, status } = member;
    const actor: Actor = { memberId, sessionId, email, displayName: member.displayName, role, status };
    return { token, expiresAt, actor, isNew: entry.as === 'newcomer' };
  });
  if ('refused' in outcome) throw outcome.refused;
  return outcome;
}

/** Locks the browser's live code, so that tries at the same moment are counted one after the other. */
async function tryCode(ctx: Ctx, tx: TenantTx, tried: { email: string; code: string; browserToken: string }) {
  const [row] = await tx
    .select()
    .from(loginCodes)
    .where(
      and(
        eq(loginCodes.browserHash, hashOf(tried.browserToken)),
        eq(loginCodes.email, tried.email),
        isNull(loginCodes.consumedAt),
      ),
    )
    .orderBy(desc(loginCodes.createdAt))
    .limit(1)
    .for('update');
  if (!row || row.consumedAt !== null || row.expiresAt <= ctx.clock() || row.attempts >= CODE_TRIES)
    return { refused: new WrongCode('dead-code', 0) };
  if (sameHash(row.codeHash, hashOfCode(tried.code, tried.browserToken))) return row;
  const attempts = row.attempts + 1;
  await tx.update(loginCodes).set({ attempts }).where(eq(loginCodes.id, row.id));
  const triesLeft = CODE_TRIES - attempts;
  return { refused: new WrongCode(triesLeft > 0 ? 'wrong-code' : 'dead-code', triesLeft) };
}

function nameNeeded(): Invalid {
  return new Invalid([
    { path: ['displayName'], code: 'name-needed', message: 'What shall neighbours call you?' },
  ]);
}

type Newcomer = Pick<typeof members.$inferSelect, 'email' | 'displayName' | 'role' | 'status'>;

async function welcome(ctx: Ctx, tx: TenantTx, { email, displayName, role, status }: Newcomer) {
  const locale = ctx.locale;
  await tx
    .insert(members)
    .values({ id: newId(), email, displayName, locale, role, status, createdAt: ctx.clock() })
    .onConflictDoNothing();
  const [member] = await tx.select().from(members).where(eq(members.email, email));
  if (!member) throw new Error('a member was neither made nor found');
  // An invitation gives its role once: somebody who leaves and comes back is a plain member.
  await tx.update(admissions).set({ role: 'member' }).where(eq(admissions.email, email));
  await enqueueMail(ctx, tx, {
    to: email,
    locale,
    mail: { kind: status === 'pending' ? 'waiting' : 'welcome' },
  });
  if (status === 'pending') await tellModerators(ctx, tx);
  return member;
}
