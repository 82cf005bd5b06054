import { eq, members, type TenantTx } from '@entraide/db';
import type { Ctx, MemberActor, Scope } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { requireMember, requireScope } from './require.ts';

const suspended = () => new NotAllowed('Your membership is suspended.');

/** Who may write listings and messages here, also while they wait to be accepted. @throws SignInNeeded, NotAllowed */
export function requireWriter(ctx: Ctx, scope: Scope): MemberActor {
  assertSpaceRuns(ctx);
  requireScope(ctx, scope);
  const member = requireMember(ctx);
  if (member.status === 'suspended') throw suspended();
  return member;
}

/** Whose daily limit a text uses. What somebody of the team writes in the name of the desk uses their own: the desk has none that could be used up. */
export const countedAs = ({ behind, memberId }: MemberActor): string => behind ?? memberId;

/**
 * Whether the writer is accepted now: their session was read before, and a moderator may have decided since. Whoever decides waits
 * until this transaction ends. Comes before any lock on a listing, in the order in which an acceptance takes them.
 * @param writesAt the moment, for what others will read; left out for what only tidies up. Who may not write for a while is refused.
 * @throws SignInNeeded, NotAllowed
 */
export async function lockWriter(tx: TenantTx, { memberId }: MemberActor, writesAt?: Date): Promise<boolean> {
  const [row] = await tx
    .select({ status: members.status, limitedUntil: members.limitedUntil })
    .from(members)
    .where(eq(members.id, memberId))
    .for('share');
  if (!row) throw new SignInNeeded();
  if (row.status === 'suspended') throw suspended();
  if (writesAt && row.limitedUntil && row.limitedUntil > writesAt)
    throw new NotAllowed('The organisers decided that you cannot write for now: see the mail that says why.');
  return row.status === 'active';
}
