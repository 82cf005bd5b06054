import {
  admissions,
  and,
  emailChanges,
  eq,
  inArray,
  loginCodes,
  mailStops,
  members,
  ne,
  sql,
  type TenantTx,
} from '@entraide/db';
import { Email } from '@entraide/model/member';
import { readSixDigits } from '@entraide/model/text';
import { z } from 'zod';
import { requireMember, spend } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, parse, SignInNeeded } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { moveLine } from '../member-list/index.ts';
import { endOthersIn, hashOf } from '../session/index.ts';
import { CODE_MINUTES, CODE_TRIES, hashOfCode, newCode, sameHash } from './code.ts';
import { usesOfOne } from './count-code.ts';
import { BrowserToken } from './request-code.ts';

const AskChange = z.strictObject({ email: Email, browserToken: BrowserToken });
const ConfirmChange = z.strictObject({
  oldCode: z.string().max(200),
  newCode: z.string().max(200),
  browserToken: BrowserToken,
});

/** Somebody who is signed in, and not put out: with another address they would come back as somebody else. */
function requireMover(ctx: Ctx): MemberActor {
  const actor = requireMember(ctx);
  if (actor.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  return actor;
}

/**
 * Mails a code to the address that the caller has, and another one to the address that they want. What it does and answers is the same
 * whether somebody of the space has that address or not: only its owner can find out.
 * @throws SignInNeeded, NotAllowed, TooMany; Invalid, also for the caller's own address
 */
export async function askEmailChange(ctx: Ctx, given: unknown): Promise<void> {
  const actor = requireMover(ctx);
  const { email, browserToken } = parse(AskChange, given);
  if (email === actor.email)
    throw new Invalid([{ path: ['email'], code: 'same', message: 'This is your address.' }]);
  const codes = { old: newCode(), new: newCode() };
  const browserHash = hashOf(browserToken);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, {
      ...usesOfOne(ctx, { email, browserHash, known: false }),
      'email-changes': actor.memberId,
    });
    const [me] = await tx.select().from(members).where(eq(members.id, actor.memberId));
    if (!me) throw new SignInNeeded();
    const change = {
      newEmail: email,
      oldCodeHash: hashOfCode(codes.old, browserToken),
      newCodeHash: hashOfCode(codes.new, browserToken),
      attempts: 0,
      expiresAt: new Date(ctx.clock().getTime() + CODE_MINUTES * 60_000),
    };
    await tx
      .insert(emailChanges)
      .values({ memberId: me.id, browserHash, ...change })
      .onConflictDoUpdate({
        target: [emailChanges.tenantId, emailChanges.memberId, emailChanges.browserHash],
        set: change,
      });
    for (const [side, to] of [
      ['old', me.email],
      ['new', email],
    ] as const)
      await enqueueMail(ctx, tx, {
        to,
        locale: ctx.locale,
        mail: { kind: 'email-change', side, code: codes[side], minutes: CODE_MINUTES },
      });
    await sweepTonight(ctx, tx);
  });
}

export interface PendingEmailChange {
  newEmail: string;
  /** 0: it was tried too often or has run out, and only new codes help. */
  triesLeft: number;
}

/** The change that this browser has asked for; null: none. @throws SignInNeeded */
export async function pendingEmailChange(ctx: Ctx, browserToken: string): Promise<PendingEmailChange | null> {
  const { memberId } = requireMember(ctx);
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(emailChanges)
      .where(and(eq(emailChanges.memberId, memberId), eq(emailChanges.browserHash, hashOf(browserToken)))),
  );
  if (!row) return null;
  return { newEmail: row.newEmail, triesLeft: row.expiresAt > ctx.clock() ? CODE_TRIES - row.attempts : 0 };
}

/** Takes the wish back: the codes are good for nothing any more. @throws SignInNeeded */
export async function dropEmailChange(ctx: Ctx): Promise<void> {
  const { memberId } = requireMember(ctx);
  await inTenant(ctx, (tx) => tx.delete(emailChanges).where(eq(emailChanges.memberId, memberId)));
}

/**
 * Changes the caller's address, once both codes are right. Their other sessions end, and the old address hears of it.
 * @throws SignInNeeded, NotAllowed; Invalid for `oldCode` or `newCode`: 'malformed-code', 'wrong-code', 'dead-code'; Conflict when a
 *   member has that address
 */
export async function confirmEmailChange(ctx: Ctx, given: unknown): Promise<void> {
  const actor = requireMover(ctx);
  const { oldCode, newCode, browserToken } = parse(ConfirmChange, given);
  const codes = { oldCode: readSixDigits(oldCode), newCode: readSixDigits(newCode) };
  const malformed = (['oldCode', 'newCode'] as const).filter((name) => codes[name] === null);
  if (malformed.length > 0) throw wrong(malformed, 'malformed-code');
  // A refusal is returned and thrown afterwards: thrown inside, it would roll back the try that it counted.
  const refused = await inTenant(ctx, async (tx): Promise<Invalid | Conflict | null> => {
    const [me] = await tx.select().from(members).where(eq(members.id, actor.memberId)).for('update');
    if (!me) throw new SignInNeeded();
    const mine = eq(emailChanges.memberId, me.id);
    const here = and(mine, eq(emailChanges.browserHash, hashOf(browserToken)));
    const [change] = await tx.select().from(emailChanges).where(here).for('update');
    const isLive = change !== undefined && change.expiresAt > ctx.clock() && change.attempts < CODE_TRIES;
    if (!isLive) return wrong(['newCode'], 'dead-code');
    const bad = (['oldCode', 'newCode'] as const).filter(
      (name) => !sameHash(change[`${name}Hash`], hashOfCode(codes[name] ?? '', browserToken)),
    );
    if (bad.length > 0) {
      await tx
        .update(emailChanges)
        .set({ attempts: sql`${emailChanges.attempts} + 1` })
        .where(here);
      return wrong(bad, change.attempts + 1 < CODE_TRIES ? 'wrong-code' : 'dead-code');
    }
    await tx.delete(emailChanges).where(mine);
    // Whoever proved both addresses is the owner of this one, and may know.
    if (await isTaken(tx, me.id, change.newEmail))
      return new Conflict('Another account here has this address.');
    await moveTo(ctx, tx, { actor, from: me.email, to: change.newEmail });
    await enqueueMail(ctx, tx, { to: me.email, locale: me.locale, mail: { kind: 'email-changed' } });
    return null;
  });
  if (refused) throw refused;
}

async function isTaken(tx: TenantTx, memberId: string, email: string): Promise<boolean> {
  const others = and(eq(members.email, email), ne(members.id, memberId));
  return (await tx.select({ id: members.id }).from(members).where(others)).length > 0;
}

interface Move {
  actor: MemberActor;
  from: string;
  to: string;
}

/** The address, and what knows somebody by it: who may join, the association's list, codes that are under way. */
async function moveTo(ctx: Ctx, tx: TenantTx, { actor, from, to }: Move): Promise<void> {
  await tx.update(members).set({ email: to }).where(eq(members.id, actor.memberId));
  const [admitted] = await tx.delete(admissions).where(eq(admissions.email, from)).returning();
  if (admitted)
    await tx
      .insert(admissions)
      .values({ ...admitted, email: to })
      .onConflictDoNothing();
  await moveLine(ctx, tx, { from, to });
  await tx.delete(loginCodes).where(inArray(loginCodes.email, [from, to]));
  // That mails to the old one came back is nothing to the new one.
  await tx.delete(mailStops).where(eq(mailStops.email, from));
  await endOthersIn(tx, actor);
  await recordAct(ctx, tx, { action: 'member.email', subject: { kind: 'member', id: actor.memberId } });
}

const messages = {
  'malformed-code': 'A code is six digits.',
  'wrong-code': 'This is not the code.',
  'dead-code': 'These codes no longer work: ask for new ones.',
};

const wrong = (names: readonly string[], code: keyof typeof messages) =>
  new Invalid(names.map((name) => ({ path: [name], code, message: messages[code] })));
