import { and, desc, eq, gt, inviteLinks } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { InviteCode, type InviteLink, live, makeInviteLinkIn } from './invite-link.ts';

export const MOST_INVITE_LINKS = 50;

const NewLink = z.strictObject({ mostUses: z.int().min(1).max(500), days: z.int().min(1).max(365) });

/** Every link that lets somebody in, newest first. @throws SignInNeeded, NotAllowed for all but admins */
export async function liveInviteLinks(ctx: Ctx): Promise<InviteLink[]> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) =>
    tx.select().from(inviteLinks).where(live(ctx.clock())).orderBy(desc(inviteLinks.createdAt)),
  );
}

/**
 * One more link, for one person or for many, until a day.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid; Conflict when there are fifty
 */
export async function makeInviteLink(ctx: Ctx, given: unknown): Promise<InviteLink> {
  requireRole(ctx, 'admin');
  const input = parse(NewLink, given);
  return inTenant(ctx, async (tx) => {
    const there = await tx.select({ code: inviteLinks.code }).from(inviteLinks).where(live(ctx.clock()));
    if (there.length >= MOST_INVITE_LINKS) throw new Conflict('There are many links: end some first.');
    const link = await makeInviteLinkIn(ctx, tx, input);
    await recordAct(ctx, tx, { action: 'member.invite-link', details: input });
    return link;
  });
}

/** It lets nobody in any more. @throws SignInNeeded; NotAllowed for all but admins; NotFound */
export async function endInviteLink(ctx: Ctx, code: string): Promise<void> {
  requireRole(ctx, 'admin');
  if (!InviteCode.safeParse(code).success) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    const now = ctx.clock();
    const ended = await tx
      .update(inviteLinks)
      .set({ endsAt: now })
      .where(and(eq(inviteLinks.code, code), gt(inviteLinks.endsAt, now)))
      .returning({ code: inviteLinks.code });
    if (ended.length === 0) throw new NotFound();
    await recordAct(ctx, tx, { action: 'member.invite-link', details: { ended: true } });
  });
}
