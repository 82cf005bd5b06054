import { eq, members, type TenantTx } from '@entraide/db';
import type { Actor, Ctx } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';

const suspended = () => new NotAllowed('Your membership is suspended.');

/** Who may write listings and messages here, also while they wait to be accepted. @throws SignInNeeded, NotAllowed */
export function requireWriter(ctx: Ctx): Actor {
  assertSpaceRuns(ctx);
  if (!ctx.actor) throw new SignInNeeded();
  if (ctx.actor.status === 'suspended') throw suspended();
  return ctx.actor;
}

/**
 * Whether the writer is accepted now: their session was read before, and a moderator may have decided since. Whoever decides waits
 * until this transaction ends. Comes before any lock on a listing, in the order in which an acceptance takes them.
 * @throws SignInNeeded, NotAllowed
 */
export async function lockWriter(tx: TenantTx, { memberId }: Actor): Promise<boolean> {
  const [row] = await tx
    .select({ status: members.status })
    .from(members)
    .where(eq(members.id, memberId))
    .for('share');
  if (!row) throw new SignInNeeded();
  if (row.status === 'suspended') throw suspended();
  return row.status === 'active';
}
