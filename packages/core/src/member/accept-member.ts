import { and, eq, listings, members, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { admitIn, hasRoomIn, NoRoom } from '../room/index.ts';
import { pendingMember } from './pending-member.ts';
import { stampOfHeld } from './waiting-members.ts';

/** `seen` as `waitingMembers` gave it: what is accepted is what was read. */
const Acceptance = z.strictObject({ seen: z.string().max(64).optional() });

/**
 * Lets somebody in who waits: what they wrote meanwhile goes online, and their messages go out. Of all that, others are told now.
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict when they changed what they wrote since it was seen; NoRoom
 */
export async function acceptMember(
  ctx: Ctx,
  id: string,
  given: unknown = {},
): Promise<{ published: number; sent: number }> {
  requireRole(ctx, 'moderator');
  const { seen } = parse(Acceptance, given);
  return inTenant(ctx, (tx) => acceptMemberIn(ctx, tx, id, seen));
}

/** As `acceptMember`, once somebody or something that may has decided it. */
async function acceptMemberIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  seen?: string,
): Promise<{ published: number; sent: number }> {
  await pendingMember(tx, id);
  if (seen !== undefined && seen !== (await stampOfHeld(tx, id)))
    throw new Conflict('They changed what they wrote: look at it again.');
  if (!(await hasRoomIn(ctx, tx, 'members')) && !(await asksUrgently(tx, id))) throw new NoRoom('members');
  const admitted = await admitIn(ctx, tx, id);
  await recordAct(ctx, tx, { action: 'member.accept', subject: { kind: 'member', id } });
  return admitted;
}

/** Lets in whom the space's own rule lets in, once there is room for them. */
export async function acceptWithRoomIn(ctx: Ctx, tx: TenantTx, id: string): Promise<void> {
  if (await hasRoomIn(ctx, tx, 'members')) await acceptMemberIn(ctx, tx, id);
  else await tx.update(members).set({ waitsForRoom: true }).where(eq(members.id, id));
}

/** What they wait with is an urgent request: that never waits for room. */
async function asksUrgently(tx: TenantTx, id: string): Promise<boolean> {
  const urgent = and(eq(listings.kind, 'request'), eq(listings.urgent, true), eq(listings.status, 'held'));
  const [listing] = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.authorId, id), urgent))
    .limit(1);
  return listing !== undefined;
}
