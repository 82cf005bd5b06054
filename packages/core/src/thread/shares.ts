import { and, eq, gt, type TenantTx, threadShares } from '@entraide/db';
import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { isClosedBetween, lockWriter, requireMember, requireWriter, spend } from '../access/index.ts';
import { recordForDesk } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { sweepTonight } from '../job/index.ts';
import { otherIn, ownThread } from './own-thread.ts';

export const SHARE_KINDS = ['place', 'phone'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

export interface Share {
  words: string;
  endsAt: string;
}

/** What the two told each other: where to meet, how to call. */
export interface Shares {
  mine: Partial<Record<ShareKind, Share>>;
  theirs: Partial<Record<ShareKind, Share>>;
}

/** After this it is gone, and can be told again. */
export const SHARED_DAYS = 30;
export const MOST_SHARED_WORDS = 300;

const ShareKindOf = z.enum(SHARE_KINDS);
const NewShare = z.strictObject({ kind: ShareKindOf, words: Text.min(1).max(MOST_SHARED_WORDS) });

/**
 * Tells the other person of a conversation where to meet, or a telephone number. It stands in no mail and in no message; what was told
 * before of the same kind is gone.
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid, TooMany; Conflict where nothing can be written to them, or not yet
 */
export async function share(ctx: Ctx, id: string, given: unknown): Promise<void> {
  const owner = requireWriter(ctx, 'messages:write');
  const { kind, words } = parse(NewShare, given);
  await inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, owner, id);
    const { memberId: ownerId } = owner;
    await spend(ctx, tx, { shares: ownerId });
    const createdAt = ctx.clock();
    const accepted = await lockWriter(tx, owner, createdAt);
    const other = otherIn(thread, ownerId);
    if (!accepted || thread.held || other === null || (await isClosedBetween(tx, ownerId, other)))
      throw new Conflict('This conversation is closed.');
    const endsAt = new Date(createdAt.getTime() + SHARED_DAYS * 86_400_000);
    await tx
      .insert(threadShares)
      .values({ threadId: thread.id, ownerId, kind, words, createdAt, endsAt })
      .onConflictDoUpdate({
        target: [threadShares.tenantId, threadShares.threadId, threadShares.ownerId, threadShares.kind],
        set: { words, createdAt, endsAt },
      });
    await recordForDesk(ctx, tx, 'ask.message');
    await sweepTonight(ctx, tx);
  });
}

/** Takes it back: it is gone at once. Nothing happens when it is gone already. @throws SignInNeeded, NotFound, Invalid */
export async function withdrawShare(ctx: Ctx, id: string, given: unknown): Promise<void> {
  const owner = requireMember(ctx);
  const kind = parse(ShareKindOf, given);
  await inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, owner, id);
    await tx
      .delete(threadShares)
      .where(
        and(
          eq(threadShares.threadId, thread.id),
          eq(threadShares.ownerId, owner.memberId),
          eq(threadShares.kind, kind),
        ),
      );
  });
}

/** @param theirs whether the caller may still see what the other person told */
export async function readShares(
  { clock }: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  threadId: string,
  { me, theirs }: { me: string; theirs: boolean },
): Promise<Shares> {
  const rows = await tx
    .select()
    .from(threadShares)
    .where(and(eq(threadShares.threadId, threadId), gt(threadShares.endsAt, clock())));
  const shares: Shares = { mine: {}, theirs: {} };
  for (const { ownerId, kind, words, endsAt } of rows)
    if (ownerId === me || theirs)
      shares[ownerId === me ? 'mine' : 'theirs'][kind] = { words, endsAt: endsAt.toISOString() };
  return shares;
}
