import { eq, threads } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { ownThread } from './own-thread.ts';

/** No mail about this conversation any more, or again; it stays where it is and can be read. @throws SignInNeeded, NotFound */
export async function muteThread(ctx: Ctx, id: string, muted: boolean): Promise<void> {
  const actor = requireMember(ctx);
  await inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, actor, id);
    const mine = thread.authorId === actor.memberId;
    await tx
      .update(threads)
      .set(mine ? { authorMuted: muted } : { starterMuted: muted })
      .where(eq(threads.id, thread.id));
  });
}

type Muting = Pick<typeof threads.$inferSelect, 'authorId' | 'authorMuted' | 'starterMuted'>;

/** Whether somebody wants no mail about it. */
export const isMutedBy = (thread: Muting, memberId: string): boolean =>
  thread.authorId === memberId ? thread.authorMuted : thread.starterMuted;
