import { desc, eq, sessions } from '@entraide/db';
import { type Ctx, inTenant, type MemberActor, memberOf } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { luciaIn } from './lucia.ts';
import { hashOf } from './token.ts';

export interface OwnSession {
  /** Names it on a page; not the session's own id, which is a hash of what is in the cookie. */
  id: string;
  /** Words of `@entraide/model/device`. */
  browser: string;
  system: string;
  since: Date;
  /** The one that asks. */
  here: boolean;
}

const shownId = (sessionId: string) => hashOf(`shown ${sessionId}`).slice(0, 32);

/** core/access has the same, and stands on this room. */
export function signedIn(ctx: Pick<Ctx, 'actor'>): MemberActor {
  const member = memberOf(ctx);
  if (!member) throw new SignInNeeded();
  return member;
}

/** Where the caller is signed in, this session first, then the newest. @throws SignInNeeded */
export async function listSessions(ctx: Ctx): Promise<OwnSession[]> {
  const { memberId, sessionId } = signedIn(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx.select().from(sessions).where(eq(sessions.memberId, memberId)).orderBy(desc(sessions.createdAt)),
  );
  return rows
    .filter(({ expiresAt }) => expiresAt > ctx.clock())
    .map(({ id, browser, system, createdAt }) => ({
      ...{ id: shownId(id), browser, system, since: createdAt, here: id === sessionId },
    }))
    .sort((a, b) => Number(b.here) - Number(a.here));
}

/** Ends one of the caller's sessions. @throws SignInNeeded; NotFound, also when it is somebody else's */
export async function endSession(ctx: Ctx, shown: string): Promise<void> {
  const { memberId } = signedIn(ctx);
  await inTenant(ctx, async (tx) => {
    const rows = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.memberId, memberId));
    const one = rows.find(({ id }) => shownId(id) === shown);
    if (!one) throw new NotFound();
    await luciaIn((work) => work(tx)).invalidateSession(one.id);
  });
}
