import { admissions, eq, members, type TenantTx } from '@entraide/db';
import type { Role } from '@entraide/model/member';
import type { Ctx } from '../ctx/index.ts';
import { lineOf } from '../member-list/index.ts';
import { entryRule } from '../space/index.ts';

export type Entry =
  | { as: 'member'; member: typeof members.$inferSelect }
  | { as: 'newcomer'; status: 'active' | 'pending'; role: Role; invited: boolean; sinceYear?: number | null }
  /** Neither a member nor on the list of those who may become one. */
  | { as: 'stranger' };

/**
 * Who an address is here, by the space's entry rule. Asks the same questions whatever the answer.
 * @param byLink they came by an invitation link that lets people in
 */
export async function entryOf(
  ctx: Pick<Ctx, 'tenant' | 'secretKey' | 'clock'>,
  tx: TenantTx,
  { email, byLink }: { email: string; byLink: boolean },
): Promise<Entry> {
  const [member] = await tx.select().from(members).where(eq(members.email, email));
  const [admission] = await tx.select().from(admissions).where(eq(admissions.email, email));
  const line = await lineOf(ctx, tx, email);
  if (member) return { as: 'member', member };
  if (admission) return { as: 'newcomer', status: 'active', role: admission.role, invited: true, ...line };
  const rule = entryRule(ctx.tenant);
  // As long as the space has not opened, only those come in who were asked to.
  if (line && rule !== 'private')
    return { as: 'newcomer', status: 'active', role: 'member', invited: true, ...line };
  // Whoever has the link may be anybody: they come in, and are not among those whose mail always goes out.
  if (byLink) return { as: 'newcomer', status: 'active', role: 'member', invited: false, ...line };
  if (rule === 'open') return { as: 'newcomer', status: 'active', role: 'member', invited: false };
  if (rule === 'approval') return { as: 'newcomer', status: 'pending', role: 'member', invited: false };
  return { as: 'stranger' };
}
