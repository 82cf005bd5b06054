import { eq, members, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireMember, seesMember } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import type { MemberRow } from './view.ts';

/**
 * Whose profile that is, as far as the caller sees it: accepted members see one another's, unless one of the two does not want it, and
 * everybody sees their own. Whoever is not signed in is told the same of every id.
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function visibleProfile(ctx: Ctx, tx: TenantTx, profileId: string): Promise<MemberRow> {
  const actor = requireMember(ctx);
  const [row] = isId(profileId)
    ? await tx.select().from(members).where(eq(members.profileId, profileId))
    : [];
  if (row?.id === actor.memberId) return row;
  assertMayRead(ctx);
  if (!row || row.isDesk || !seesMember(ctx, row)) throw new NotFound();
  return row;
}
