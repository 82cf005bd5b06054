import { isClosedBetween, requireMember } from '../access/index.ts';
import { type Ctx, inTenant, type PlatformCtx } from '../ctx/index.ts';
import { otherIn, ownThread } from './own-thread.ts';

/**
 * For an open page of a conversation: which edition there is now. Null: nothing more can come, because one of the two blocks the other, or
 * left, or was put out; the page stays as it is.
 * @throws SignInNeeded, NotFound
 */
export async function followThread(ctx: Ctx, id: string): Promise<{ id: string; edition: number } | null> {
  const actor = requireMember(ctx);
  if (actor.status === 'suspended') return null;
  return inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, actor, id);
    const other = otherIn(thread, actor.memberId);
    if (other === null || (await isClosedBetween(tx, actor.memberId, other))) return null;
    return { id: thread.id, edition: thread.edition };
  });
}

export interface ThreadNews {
  /** A conversation has changed. */
  thread(change: { tenantId: string; threadId: string; edition: number }): void;
  /** Somebody signed out somewhere, was put out, or is on one side of a new block. */
  reader(change: { tenantId: string; memberId: string }): void;
  /** The line was cut: anything may have changed. */
  missed(): void;
}

/** Tells of each commit, in whichever process, that changes a conversation or who may follow one. @returns how to stop */
export async function watchThreads(
  { db }: Pick<PlatformCtx, 'db'>,
  news: ThreadNews,
): Promise<() => Promise<void>> {
  const stopThreads = await db.listen('thread_changed', (payload) => {
    const [tenantId = '', threadId = '', edition = ''] = payload.split(':');
    if (tenantId === '') news.missed();
    else news.thread({ tenantId, threadId, edition: Number(edition) });
  });
  const stopReaders = await db.listen('reader_changed', (payload) => {
    const [tenantId = '', memberId = ''] = payload.split(':');
    // After a cut the other channel has said so.
    if (tenantId !== '') news.reader({ tenantId, memberId });
  });
  return async () => {
    await Promise.all([stopThreads(), stopReaders()]);
  };
}
