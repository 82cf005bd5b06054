import {
  and,
  asc,
  eq,
  memberFactors,
  members,
  ne,
  recoveryCodes,
  sessions,
  type TenantTx,
} from '@entraide/db';
import { asksSecondFactor, hasRole, isFresh, requireMember } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';
import { enqueueMail, type SecondFactorDeed } from '../mail/index.ts';

/** Every member may have a passkey, which spares them the code; whoever has one may part with it. @throws SignInNeeded, NotAllowed */
export function requireOwner(ctx: Ctx): MemberActor {
  const actor = requireMember(ctx);
  if (actor.status === 'suspended' && !actor.hasSecondFactor)
    throw new NotAllowed('Your membership is suspended.');
  return actor;
}

/** An app for codes is nothing but a second step, which only those who look after the space are asked for. @throws as requireOwner */
export function requireTeamOwner(ctx: Ctx): MemberActor {
  const actor = requireOwner(ctx);
  if (!hasRole(ctx, 'moderator')) throw new NotAllowed('This is for those who look after the space.');
  return actor;
}

/** A member’s sign-in by mail is enough for all that they may do, so that a passkey of theirs is no second step. */
const isOfTeam = ({ role }: Pick<typeof members.$inferSelect, 'role'>): boolean => role !== 'member';

type Factor = typeof memberFactors.$inferSelect;

export interface Own {
  member: Pick<typeof members.$inferSelect, 'id' | 'email' | 'locale' | 'role'>;
  factors: Factor[];
}

/**
 * One change of a member's own factors at a time. While they have none their sign-in by mail is enough; afterwards, for the team, it takes a
 * proof of the last minutes, which is read again here: another window may have set one up a moment ago.
 * @throws SignInNeeded, NotAllowed
 */
export async function changeOwn<T>(
  ctx: Ctx,
  did: SecondFactorDeed,
  work: (tx: TenantTx, own: Own) => Promise<T>,
): Promise<T> {
  const { memberId, sessionId } = requireOwner(ctx);
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for('update');
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
    if (!member || session?.memberId !== memberId) throw new SignInNeeded();
    const factors = await factorsIn(tx, memberId);
    if (isOfTeam(member) && factors.length > 0 && !isFresh(ctx, session.secondFactorAt))
      throw new SignInNeeded('second-factor-needed');
    const done = await work(tx, { member, factors });
    // What another session proved, it proved with what was there before.
    await tx
      .update(sessions)
      .set({ secondFactorAt: null })
      .where(and(eq(sessions.memberId, memberId), ne(sessions.id, sessionId)));
    await tell(ctx, tx, member, did);
    return done;
  });
}

export function factorsIn(tx: TenantTx, memberId: string): Promise<Factor[]> {
  return tx
    .select()
    .from(memberFactors)
    .where(eq(memberFactors.memberId, memberId))
    .orderBy(asc(memberFactors.createdAt), asc(memberFactors.id));
}

/** This session has just proved who holds it. */
export async function proveIn(ctx: Ctx, tx: TenantTx, sessionId: string): Promise<void> {
  await tx.update(sessions).set({ secondFactorAt: ctx.clock() }).where(eq(sessions.id, sessionId));
}

/** Records it, and writes to its owner: who did not do it learns of it. */
export async function tell(
  ctx: Ctx,
  tx: TenantTx,
  { id, email, locale }: Own['member'],
  did: SecondFactorDeed,
): Promise<void> {
  await recordAct(ctx, tx, {
    action: 'member.second-factor',
    subject: { kind: 'member', id },
    details: { did },
  });
  await enqueueMail(ctx, tx, { to: email, locale, mail: { kind: 'second-factor', did } });
}

export interface OwnSecondFactor {
  factors: Pick<Factor, 'id' | 'kind' | 'label' | 'host' | 'createdAt' | 'lastUsedAt'>[];
  /** How many are left. */
  recoveryCodes: number;
  /** Their role may not be without one. */
  isRequired: boolean;
}

/** With what the caller proves a second time who they are, oldest first. @throws SignInNeeded, NotAllowed */
export async function ownSecondFactor(ctx: Ctx): Promise<OwnSecondFactor> {
  const { memberId, role } = requireOwner(ctx);
  return inTenant(ctx, async (tx) => {
    const factors = await factorsIn(tx, memberId);
    return {
      factors: factors.map(({ id, kind, label, host, createdAt, lastUsedAt }) => ({
        ...{ id, kind, label, host, createdAt, lastUsedAt },
      })),
      recoveryCodes: await tx.$count(recoveryCodes, eq(recoveryCodes.memberId, memberId)),
      isRequired: asksSecondFactor(ctx, role),
    };
  });
}
