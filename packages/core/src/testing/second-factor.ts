import type { MemberActor } from '../ctx/index.ts';
import { inTenant } from '../ctx/index.ts';
import { newTotpSecret } from '../factor/index.ts';
import { addApp } from '../second-factor/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { testTotpCode } from './factor.ts';
import type { TestCaller, TestSpace } from './space.ts';

/** A member in a session of their own; `now` reads it again, as each request does. */
export async function signedIn(
  space: TestSpace,
  member: Pick<MemberActor, 'memberId'>,
  caller: TestCaller = {},
) {
  const ctx = space.ctx(caller);
  const { token } = await inTenant(ctx, (tx) => openSession(tx, member.memberId));
  return {
    token,
    async now(): Promise<MemberActor> {
      const actor = await readSession(ctx, token);
      if (!actor) throw new Error('the session has ended');
      return actor;
    },
  };
}

/** Somebody with an app, who proved it in this session a moment ago; `code` is one of the next half minute, not used yet. */
export async function withApp(
  space: TestSpace,
  member: Pick<MemberActor, 'memberId'>,
  caller: TestCaller = {},
) {
  const session = await signedIn(space, member, caller);
  const ctx = space.ctx({ ...caller, actor: await session.now() });
  const secret = newTotpSecret();
  const { recoveryCodes } = await addApp(ctx, { secret, code: testTotpCode(secret, ctx.clock()) });
  const code = (at: Date) => testTotpCode(secret, at);
  return { ...session, secret, recoveryCodes: recoveryCodes ?? [], code };
}
