import { aliasedTable, and, desc, eq, listings, lt, members, messages, sql, threads } from '@entraide/db';
import { z } from 'zod';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { visibleTo } from '../listing/index.ts';
import { otherName } from './other-name.ts';
import { ownThread, starterOfThread } from './own-thread.ts';

export interface Thread {
  id: string;
  /** null when the caller can no longer see it: the conversation goes on all the same. */
  listing: {
    id: string;
    kind: 'offer' | 'request';
    title: string;
    category: string;
    /** False once it is solved or expired. */
    open: boolean;
  } | null;
  /** The other person's name; null while they keep it hidden. */
  with: string | null;
  /** Of the other person's profile; null where the caller does not see it, or while they keep their name hidden. */
  withId: string | null;
  /** The association has checked the other person; null as well while they keep their name hidden. */
  vouched: { sinceYear: number | null } | null;
  /** The caller wrote the listing. */
  mine: boolean;
  /** Its first message, which the caller wrote, waits to be read by the team, or was removed: the decision says why. */
  held: { decisionId: string } | null;
  /** The caller's own name is hidden until they answer. */
  hidden: boolean;
  /** One page, oldest first. */
  /** One that moderators removed has no text; its writer still reads it. */
  messages: { id: string; mine: boolean; body: string; createdAt: string; removed: boolean }[];
  /** What to ask for as `before` to get the page of older messages; null when there are none. */
  older: string | null;
}

export const MESSAGES_A_PAGE = 50;

const Page = z.strictObject({
  /** Id of a message: the page shows what was written before it. */
  before: z.uuid().optional(),
});

/**
 * One conversation, for its two people alone: its newest messages, or a page of older ones. From now on read, when the newest are
 * shown.
 * @throws SignInNeeded, NotFound, Invalid
 */
export async function readThread(ctx: Ctx, id: string, page: unknown = {}): Promise<Thread> {
  const actor = requireMember(ctx);
  const { before } = parse(Page, page);
  return inTenant(ctx, async (tx) => {
    const thread = await ownThread(tx, actor, id);
    const author = aliasedTable(members, 'author');
    const [about] = await tx
      .select({
        listing: listings,
        visible: sql<boolean>`${visibleTo(ctx, author)}`,
        starter: members.displayName,
        author: author.displayName,
        starterKnown: knownOf(members),
        authorKnown: knownOf(author),
        authorWrote: sql<boolean>`exists (
          select from messages w where w.thread_id = ${threads.id} and w.sender_id = ${threads.authorId})`,
      })
      .from(threads)
      .innerJoin(members, starterOfThread)
      .innerJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
      .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
      .where(eq(threads.id, thread.id));
    if (!about) throw new NotFound();
    const found = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.threadId, thread.id), before ? lt(messages.id, before) : undefined))
      .orderBy(desc(messages.id))
      .limit(MESSAGES_A_PAGE + 1);
    const shown = found.slice(0, MESSAGES_A_PAGE).reverse();
    const mine = thread.authorId === actor.memberId;
    const readAt = mine ? thread.authorReadAt : thread.starterReadAt;
    if (!before && (readAt === null || readAt < thread.lastMessageAt)) {
      const now = ctx.clock();
      await tx
        .update(threads)
        .set(mine ? { authorReadAt: now } : { starterReadAt: now })
        .where(eq(threads.id, thread.id));
    }
    const { listing, visible, authorWrote, starter } = about;
    const { hideName, status, expiresAt, kind, title, category } = listing;
    const other = otherName({ mine, starter, author: about.author, hideName, authorWrote });
    const known = mine ? about.starterKnown : about.authorKnown;
    const { vouched, sinceYear } = known;
    const open = status === 'published' && expiresAt > ctx.clock();
    const holds = thread.held ? found.at(-1)?.decisionId : null;
    return {
      id: thread.id,
      held: holds ? { decisionId: holds } : null,
      listing: visible ? { id: listing.id, kind, title, category, open } : null,
      with: other,
      withId: other !== null && seesProfile(ctx, known) ? known.profileId : null,
      vouched: vouched && other !== null ? { sinceYear } : null,
      mine,
      hidden: mine && hideName && !authorWrote,
      messages: shown.map(({ id, senderId, body, createdAt, decisionId }) => ({
        id,
        mine: senderId === actor.memberId,
        body: decisionId && senderId !== actor.memberId ? '' : body,
        removed: decisionId !== null,
        createdAt: createdAt.toISOString(),
      })),
      older: found.length > MESSAGES_A_PAGE ? (shown[0]?.id ?? null) : null,
    };
  });
}

const knownOf = ({ id, status, profileId, vouched, sinceYear }: typeof members) => ({
  ...{ id, status, profileId, vouched, sinceYear },
});

/** As core/profile has it, which knows conversations no more than they know it. */
const seesProfile = ({ actor }: Pick<Ctx, 'actor'>, other: { id: string; status: string }): boolean =>
  actor.kind === 'member' &&
  actor.status === 'active' &&
  other.status === 'active' &&
  actor.unseen?.includes(other.id) !== true;
