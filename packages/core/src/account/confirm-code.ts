import { admissions, and, eq, inArray, loginCodes, members, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { DisplayName, Email } from '@entraide/model/member';
import { readSixDigits } from '@entraide/model/text';
import { z } from 'zod';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Invalid, NotAllowed, parse } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { countInviteIn, isLiveIn } from '../invite/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { hasRoomIn } from '../room/index.ts';
import { hashOf, hasSecondFactor, openSession } from '../session/index.ts';
import { CODE_TRIES, hashOfCode, sameHash } from './code.ts';
import { entryOf } from './entry.ts';
import { rememberBrowser } from './known-browser.ts';
import { type CodeRow, LIVE_CODES, lockUnused } from './live-codes.ts';
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
  actor: MemberActor;
  /** A member was made of this. */
  isNew: boolean;
}

type Tried = { email: string; code: string; browserToken: string };
type Refusal = { refused: WrongCode | Invalid | NotAllowed };

/**
 * Trades a code for a session; makes the member when the address is new. A newcomer without a name gets Invalid at
 * `displayName` with the code unspent: ask for the name and come again with both.
 * @throws WrongCode, Invalid, NotAllowed
 */
export async function confirmCode(ctx: Ctx, given: unknown): Promise<SignedIn> {
  const input = parse(ConfirmCode, given);
  const code = readSixDigits(input.code);
  if (code === null) throw new WrongCode('malformed-code', CODE_TRIES);
  // A refusal is returned and thrown afterwards: thrown inside, it would roll back the try that it counted.
  const outcome = await inTenant(ctx, async (tx): Promise<SignedIn | Refusal> => {
    const tried = await tryCode(ctx, tx, { ...input, code });
    if ('refused' in tried) return tried;
    const { inviteCode } = tried;
    const byLink = await isLiveIn(tx, inviteCode, ctx.clock());
    const entry = await entryOf(ctx, tx, { email: input.email, byLink });
    if (entry.as === 'stranger') return { refused: new NotAllowed('This space is by invitation.') };
    const displayName = input.displayName ?? tried.displayName;
    if (entry.as === 'newcomer' && displayName === null) return { refused: nameNeeded() };
    await tx
      .update(loginCodes)
      .set({ consumedAt: ctx.clock() })
      .where(inArray(loginCodes.id, idsOf(tried.unused)));
    const member =
      entry.as === 'member'
        ? entry.member
        : await welcome(ctx, tx, { ...entry, email: input.email, displayName: displayName ?? '' });
    if (entry.as === 'newcomer' && byLink && inviteCode !== null)
      await countInviteIn(tx, inviteCode, ctx.clock());
    await rememberBrowser(ctx, tx, member.id, hashOf(input.browserToken));
    const { token, sessionId, expiresAt } = await openSession(tx, member.id, ctx.device);
    const { id: memberId, email, role, status } = member;
    const { displayName: name } = member;
    const [proof] = await tx.select({ hasSecondFactor }).from(members).where(eq(members.id, memberId));
    const actor: MemberActor = {
      ...{ kind: 'member', memberId, sessionId, email, displayName: name, role, status },
      ...{ hasSecondFactor: proof?.hasSecondFactor === true, secondFactorAt: null },
      ...(member.passkeyOffer === 'open' && { passkeyOpen: true as const }),
    };
    return { token, expiresAt, actor, isNew: entry.as === 'newcomer' };
  });
  if ('refused' in outcome) throw outcome.refused;
  return outcome;
}

/**
 * Tries a code against the live ones of its address in its browser. They are locked, so that tries at the same moment are counted one
 * after the other; a wrong one costs each of them a try, so that no code is ever compared with more than five guesses.
 */
async function tryCode(
  ctx: Ctx,
  tx: TenantTx,
  tried: Tried,
): Promise<
  { refused: WrongCode } | { displayName: string | null; inviteCode: string | null; unused: CodeRow[] }
> {
  const unused = await lockUnused(tx, hashOf(tried.browserToken));
  const fresh = unused
    .filter(({ email }) => email === tried.email)
    .slice(0, LIVE_CODES)
    .filter(({ expiresAt }) => expiresAt > ctx.clock());
  const live = fresh.filter(({ attempts }) => attempts < CODE_TRIES);
  if (live.length === 0) return { refused: new WrongCode(fresh.length > 0 ? 'spent-code' : 'dead-code', 0) };
  const codeHash = hashOfCode(tried.code, tried.browserToken);
  const right = live.find((code) => sameHash(code.codeHash, codeHash));
  if (right) return { displayName: right.displayName, inviteCode: right.inviteCode, unused };
  const triesLeft = CODE_TRIES - Math.min(...live.map(({ attempts }) => attempts));
  if (await wasMailed(tx, tried, codeHash)) return { refused: new WrongCode('older-code', triesLeft) };
  await tx
    .update(loginCodes)
    .set({ attempts: sql`${loginCodes.attempts} + 1` })
    .where(inArray(loginCodes.id, idsOf(live)));
  return { refused: new WrongCode(triesLeft > 1 ? 'wrong-code' : 'spent-code', triesLeft - 1) };
}

/** Whether it was this address's code in this browser before: only its mailbox knows that, and it opens nothing any more. */
async function wasMailed(tx: TenantTx, { email, browserToken }: Tried, codeHash: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: loginCodes.id })
    .from(loginCodes)
    .where(
      and(
        eq(loginCodes.browserHash, hashOf(browserToken)),
        eq(loginCodes.email, email),
        eq(loginCodes.codeHash, codeHash),
      ),
    )
    .limit(1);
  return row !== undefined;
}

const idsOf = (codes: readonly CodeRow[]) => codes.map(({ id }) => id);

function nameNeeded(): Invalid {
  return new Invalid([
    { path: ['displayName'], code: 'name-needed', message: 'What shall neighbours call you?' },
  ]);
}

type Newcomer = Pick<typeof members.$inferSelect, 'email' | 'displayName' | 'role' | 'status'> & {
  /** The association's list says so. */
  sinceYear?: number | null;
};

async function welcome(
  ctx: Ctx,
  tx: TenantTx,
  { email, displayName, role, status: due, sinceYear }: Newcomer,
) {
  // Who is on the association's list was checked by it.
  const known = sinceYear !== undefined && { sinceYear, vouched: true };
  const locale = ctx.locale;
  // Who comes to look after the space is let in: they may be the one to make room.
  const waitsForRoom = due === 'active' && role === 'member' && !(await hasRoomIn(ctx, tx, 'members'));
  const status = waitsForRoom ? 'pending' : due;
  const [made] = await tx
    .insert(members)
    .values({
      id: newId(),
      email,
      displayName,
      locale,
      role,
      status,
      waitsForRoom,
      createdAt: ctx.clock(),
      ...known,
    })
    .onConflictDoNothing()
    .returning({ memberId: members.id });
  const [member] = await tx.select().from(members).where(eq(members.email, email));
  if (!member) throw new Error('a member was neither made nor found');
  // An invitation gives its role once: somebody who leaves and comes back is a plain member.
  await tx.update(admissions).set({ role: 'member' }).where(eq(admissions.email, email));
  if (waitsForRoom) await sweepTonight(ctx, tx);
  if (made) await emit(tx, status === 'pending' ? 'member.waiting' : 'member.joined', made);
  return member;
}
