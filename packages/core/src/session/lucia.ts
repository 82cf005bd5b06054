import { and, eq, lt, lte, members, sessions, sql, type TenantTx } from '@entraide/db';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import type { MemberActor } from '../ctx/index.ts';
import { hasSecondFactor } from './has-second-factor.ts';

// The only file that knows lucia: it is no longer developed, and this is all there is to replace.

type MemberOfSession = Omit<MemberActor, 'kind' | 'sessionId' | 'secondFactorAt'>;
type OwnOfSession = Pick<MemberActor, 'secondFactorAt'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<OwnOfSession, MemberOfSession>;
    DatabaseSessionAttributes: OwnOfSession;
    DatabaseUserAttributes: MemberOfSession;
  }
}

/** How a query reaches its tenant: a transaction of its own, or the caller's. */
export type Run = <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>;

/**
 * lucia stores whatever session id it is given, so it is only ever given the SHA-256 of the token (`hashOf`): the token itself
 * never comes below this line. Sessions live 30 days and are prolonged when half of that has passed.
 */
export function luciaIn(run: Run, clock = () => new Date()) {
  return new Lucia<OwnOfSession, MemberOfSession>(adapterIn(run, clock), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    getSessionAttributes: ({ secondFactorAt }) => ({ secondFactorAt }),
    getUserAttributes: (member) => member,
  });
}

/**
 * Whom the member muted, or who is on the other side of a block. Nobody hides from the organisers: they look after what is on the board,
 * and do not see only whom they chose themselves.
 */
const unseen = sql<string[]>`array(
  select about_id from member_blocks b where b.by_id = ${members.id}
  union select by_id from member_blocks b where b.about_id = ${members.id} and b.kind = 'block' and ${members.role} = 'member')`;

const mailsStopped = sql<boolean>`exists (
  select from mail_stops s where s.email = ${members.email} and s.told_at is null)`;

/** To the day, and no finer. */
async function noteSeen(tx: TenantTx, { id, lastSeenOn }: typeof members.$inferSelect, now: Date) {
  const today = now.toISOString().slice(0, 10);
  if (lastSeenOn >= today) return;
  await tx
    .update(members)
    .set({ lastSeenOn: today, warnedOn: null })
    .where(and(eq(members.id, id), lt(members.lastSeenOn, today)));
}

function adapterIn(run: Run, clock: () => Date): Adapter {
  return {
    getSessionAndUser: (id) =>
      run(async (tx) => {
        const [row] = await tx
          .select({ session: sessions, member: members, unseen, mailsStopped, hasSecondFactor })
          .from(sessions)
          .innerJoin(members, and(eq(members.tenantId, sessions.tenantId), eq(members.id, sessions.memberId)))
          .where(eq(sessions.id, id));
        if (!row) return [null, null];
        if (row.session.expiresAt > new Date()) await noteSeen(tx, row.member, clock());
        const { id: memberId, email, displayName, role, status } = row.member;
        const more = {
          ...(row.unseen.length > 0 && { unseen: row.unseen }),
          ...(row.mailsStopped && { mailsStopped: true as const }),
        };
        return [
          asDatabaseSession(row.session),
          {
            id: memberId,
            attributes: {
              memberId,
              email,
              displayName,
              role,
              status,
              hasSecondFactor: row.hasSecondFactor,
              ...more,
            },
          },
        ];
      }),
    getUserSessions: (memberId) =>
      run(async (tx) => {
        const rows = await tx.select().from(sessions).where(eq(sessions.memberId, memberId));
        return rows.map(asDatabaseSession);
      }),
    setSession: ({ id, userId, expiresAt }) =>
      run(async (tx) => {
        await tx.insert(sessions).values({ id, memberId: userId, expiresAt });
      }),
    updateSessionExpiration: (id, expiresAt) =>
      run(async (tx) => {
        await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
      }),
    deleteSession: (id) =>
      run(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.id, id));
      }),
    deleteUserSessions: (memberId) =>
      run(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.memberId, memberId));
      }),
    deleteExpiredSessions: () =>
      run(async (tx) => {
        await tx.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
      }),
  };
}

function asDatabaseSession(row: typeof sessions.$inferSelect): DatabaseSession {
  return {
    id: row.id,
    userId: row.memberId,
    expiresAt: row.expiresAt,
    attributes: { secondFactorAt: row.secondFactorAt },
  };
}
