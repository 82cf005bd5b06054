import { randomInt } from 'node:crypto';
import { and, desc, eq, gt, inviteLinks, lt, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';

const DAYS = 90;
const MOST_USES = 200;
/** Without those that are taken for each other: 0 and o, 1, i and l. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 12;

export interface InviteLink {
  code: string;
  uses: number;
  mostUses: number;
  endsAt: Date;
}

export const InviteCode = z.string().regex(/^[0-9a-z]{8,32}$/);

/** The link that an admin shows now; null when there is none that lets anybody in. @throws SignInNeeded, NotAllowed for all but admins */
export async function inviteLink(ctx: Ctx): Promise<InviteLink | null> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, (tx) => newestLive(tx, ctx.clock()));
}

/** Another link; those before let nobody in any more. @throws SignInNeeded, NotAllowed for all but admins */
export async function renewInviteLink(ctx: Ctx): Promise<InviteLink> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    const now = ctx.clock();
    await tx.update(inviteLinks).set({ endsAt: now }).where(gt(inviteLinks.endsAt, now));
    const link = await makeInviteLinkIn(ctx, tx);
    await recordAct(ctx, tx, { action: 'member.invite-link' });
    return link;
  });
}

/** A new link beside those that there are. */
export async function makeInviteLinkIn(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  { mostUses = MOST_USES, days = DAYS }: { mostUses?: number; days?: number } = {},
): Promise<InviteLink> {
  const now = ctx.clock();
  const link = {
    code: Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    createdAt: now,
    uses: 0,
    mostUses,
    endsAt: new Date(now.getTime() + days * 86_400_000),
  };
  await tx.insert(inviteLinks).values(link);
  await sweepTonight(ctx, tx);
  return link;
}

/** Whether a code lets its bearer join now. Any text may be asked about. */
export async function isLiveInvite(ctx: Ctx, code: string): Promise<boolean> {
  return inTenant(ctx, (tx) => isLiveIn(tx, code, ctx.clock()));
}

/** The same in the caller's transaction; null asks about no code. */
export async function isLiveIn(tx: TenantTx, code: string | null, now: Date): Promise<boolean> {
  if (code === null || !InviteCode.safeParse(code).success) return false;
  const [link] = await tx
    .select({ code: inviteLinks.code })
    .from(inviteLinks)
    .where(and(eq(inviteLinks.code, code), live(now)));
  return link !== undefined;
}

/** Counts one who joined by it; of many at once, only as many as it may let in. @throws NotAllowed when that is used up */
export async function countInviteIn(tx: TenantTx, code: string, now: Date): Promise<void> {
  const counted = await tx
    .update(inviteLinks)
    .set({ uses: sql`${inviteLinks.uses} + 1` })
    .where(and(eq(inviteLinks.code, code), live(now)))
    .returning({ code: inviteLinks.code });
  if (counted.length === 0) throw new NotAllowed('This invitation link lets nobody in any more.');
}

/** The newest that lets somebody in. */
export async function newestLive(tx: TenantTx, now: Date): Promise<InviteLink | null> {
  const [link] = await tx
    .select()
    .from(inviteLinks)
    .where(live(now))
    .orderBy(desc(inviteLinks.createdAt))
    .limit(1);
  return link ?? null;
}

export const live = (now: Date) =>
  and(gt(inviteLinks.endsAt, now), lt(inviteLinks.uses, inviteLinks.mostUses));
