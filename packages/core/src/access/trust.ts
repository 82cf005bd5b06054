import { eq, members, type TenantTx } from '@entraide/db';
import type { Trust } from '@entraide/model/tenant';
import { type Ctx, inTenant, type MemberActor, memberOf } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { rolesFor } from './require.ts';

const DAY_MS = 86_400_000;

/** What a category asks of its writers that somebody does not have yet. */
export interface Untrusted {
  /** From when on they may; null: only once the association has vouched for them. */
  from: Date | null;
}

/** They are a member, and not known well enough yet for what they want to write. */
export class NotTrustedYet extends NotAllowed {
  constructor(readonly untrusted: Untrusted) {
    const when = untrusted.from ? `from ${untrusted.from.toISOString()} on, or ` : '';
    super(`Here you may write ${when}once the association has vouched for you.`);
  }
}

/** The rule of a category of the space; null: every member may write in it. */
function trustAsked({ tenant: { config } }: Pick<Ctx, 'tenant'>, category: string): Trust | null {
  return config.categories.find(({ slug }) => slug === category)?.trust ?? null;
}

type Known = Pick<typeof members.$inferSelect, 'createdAt' | 'vouched' | 'role'>;

function untrusted({ days, vouched }: Trust, member: Known, now: Date): Untrusted | null {
  if (member.vouched || rolesFor.moderator.includes(member.role)) return null;
  if (vouched) return { from: null };
  const from = new Date(member.createdAt.getTime() + days * DAY_MS);
  return from > now ? { from } : null;
}

/**
 * Refuses who may not write in a category yet. The member's row is held until the transaction ends: who takes a vouching back waits,
 * or is seen here.
 * @throws NotTrustedYet
 */
export async function assertTrusted(
  ctx: Ctx,
  tx: TenantTx,
  { memberId }: MemberActor,
  category: string,
): Promise<void> {
  const asked = trustAsked(ctx, category);
  if (!asked) return;
  const [member] = await tx
    .select({ createdAt: members.createdAt, vouched: members.vouched, role: members.role })
    .from(members)
    .where(eq(members.id, memberId))
    .for('share');
  const lacks = member ? untrusted(asked, member, ctx.clock()) : { from: null };
  if (lacks) throw new NotTrustedYet(lacks);
}

/**
 * The same before a form is shown, so that nobody fills in one that cannot be sent; null: they may write. A visitor is told the rule as
 * somebody who joins now.
 */
export async function trustLacking(ctx: Ctx, category: string): Promise<Untrusted | null> {
  const asked = trustAsked(ctx, category);
  if (!asked) return null;
  const actor = memberOf(ctx);
  if (!actor)
    return untrusted(asked, { createdAt: ctx.clock(), vouched: false, role: 'member' }, ctx.clock());
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, actor.memberId));
    return member ? untrusted(asked, member, ctx.clock()) : null;
  });
}
