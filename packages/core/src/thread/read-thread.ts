import { asc, eq, inArray, listings, members, messages, threads } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { otherName } from './other-name.ts';
import { ownThread } from './own-thread.ts';

export interface Thread {
  id: string;
  listing: {
    id: string;
    kind: 'offer' | 'request';
    title: string;
    /** False once it is solved, expired or taken down: the conversation goes on all the same. */
    open: boolean;
  };
  /** The other person's name; null while they keep it hidden. */
  with: string | null;
  /** The caller wrote the listing. */
  mine: boolean;
  /** The caller's own name is hidden until they answer. */
  hidden: boolean;
  messages: { id: string; mine: boolean; body: string; createdAt: string }[];
}

/** One conversation, for its two people alone; from now on read. @throws SignInNeeded, NotFound */
export async function readThread(ctx: Ctx, id: string): Promise<Thread> {
  const { actor } = ctx;
  if (!actor) throw new SignInNeeded();
  return inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, actor, id);
    const [listing] = await tx.select().from(listings).where(eq(listings.id, thread.listingId));
    if (!listing) throw new NotFound();
    const people = await tx
      .select({ id: members.id, name: members.displayName })
      .from(members)
      .where(inArray(members.id, [thread.authorId, thread.starterId]));
    const written = await tx
      .select()
      .from(messages)
      .where(eq(messages.threadId, id))
      .orderBy(asc(messages.id))
      .limit(1000);
    const mine = thread.authorId === actor.memberId;
    const readAt = mine ? thread.authorReadAt : thread.starterReadAt;
    if (readAt === null || readAt < thread.lastMessageAt) {
      const now = ctx.clock();
      await tx
        .update(threads)
        .set(mine ? { authorReadAt: now } : { starterReadAt: now })
        .where(eq(threads.id, id));
    }
    const nameOf = (memberId: string) => people.find((person) => person.id === memberId)?.name ?? '';
    const authorWrote = written.some(({ senderId }) => senderId === thread.authorId);
    return {
      id,
      listing: {
        id: listing.id,
        kind: listing.kind,
        title: listing.title,
        open: listing.status === 'published' && listing.expiresAt > ctx.clock(),
      },
      with: otherName({
        mine,
        starter: nameOf(thread.starterId),
        author: nameOf(thread.authorId),
        hideName: listing.hideName,
        authorWrote,
      }),
      mine,
      hidden: mine && listing.hideName && !authorWrote,
      messages: written.map(({ id, senderId, body, createdAt }) => ({
        id,
        mine: senderId === actor.memberId,
        body,
        createdAt: createdAt.toISOString(),
      })),
    };
  });
}
