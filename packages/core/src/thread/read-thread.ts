import {
  aliasedTable,
  and,
  desc,
  eq,
  listings,
  lt,
  members,
  messages,
  places,
  sql,
  threads,
} from '@entraide/db';
import { type ListingStatus, statusNow } from '@entraide/model/listing';
import { z } from 'zod';
import {
  isClosedBetween,
  photoAddress,
  requireMember,
  seesMember,
  starterOfThread,
} from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { locationOf, visibleTo } from '../listing/index.ts';
import { type Photo, photosOfMessages, waitingIn } from '../photo/index.ts';
import { otherName } from './other-name.ts';
import { otherIn, ownThread } from './own-thread.ts';
import { readShares, type Shares } from './shares.ts';

export interface Thread {
  id: string;
  /** Counts what has changed: whoever has this one has nothing to look for. */
  edition: number;
  /** null when the caller can no longer see it: the conversation goes on all the same. */
  listing: {
    id: string;
    kind: 'offer' | 'request';
    title: string;
    /** Of the title. */
    locale: string;
    category: string;
    /** Where others see it. */
    place: string;
    status: ListingStatus;
    /** False once it is solved or expired. */
    open: boolean;
  } | null;
  /** The other person's name; null while they keep it hidden, and when they left. */
  with: string | null;
  /** The other person left the space: nothing can be written to them any more. */
  left: boolean;
  /** Of the other person's profile; null where the caller does not see it, or while they keep their name hidden. */
  withId: string | null;
  /** Address of the other person's photo, small; null as `withId`, and where they have none. */
  photo: string | null;
  /** The association has checked the other person; null as well while they keep their name hidden. */
  vouched: { sinceYear: number | null } | null;
  /** The caller wrote the listing. */
  mine: boolean;
  /** The association asked for somebody: its team reads along, and tells them. */
  byDesk: boolean;
  /** Its first message, which the caller wrote, waits to be read by the team, or was removed: the decision says why. */
  held: { decisionId: string } | null;
  /** The caller's own name is hidden until they tell it or choose the other person. */
  hidden: boolean;
  /** The author of the request chose the other person as their helper. */
  chosen: boolean;
  /** The caller may choose, or take it back. */
  mayChoose: boolean;
  /** The caller gets no mail about it. */
  muted: boolean;
  shares: Shares;
  /** One page, oldest first. */
  messages: {
    id: string;
    mine: boolean;
    /** One that moderators removed has no text; its writer still reads it. */
    body: string;
    createdAt: string;
    removed: boolean;
    /** The caller wrote it, and the other person has opened the conversation since. */
    read: boolean;
    /** In which its writer reads the space; null: nobody knows. */
    locale: string | null;
    /** In their order. One that moderators removed is not among the other person's. */
    photos: Photo[];
    /** So many of the other person's were removed by moderators. */
    photosRemoved: number;
  }[];
  /** Photos of the caller's that wait for the next message. */
  waiting: Photo[];
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
        place: sql<string | null>`coalesce(${places.labels} ->> ${ctx.locale}, ${places.name})`,
        visible: sql<boolean>`${visibleTo(ctx, author)}`,
        starter: members,
        starterSeen: seesMember(ctx),
        author,
        authorSeen: seesMember(ctx, author),
      })
      .from(threads)
      .leftJoin(members, starterOfThread)
      .leftJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
      .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
      .leftJoin(places, eq(places.id, listings.placeId))
      .where(eq(threads.id, thread.id));
    if (!about) throw new NotFound();
    const found = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.threadId, thread.id), before ? lt(messages.id, before) : undefined))
      .orderBy(desc(messages.id))
      .limit(MESSAGES_A_PAGE + 1);
    const shown = found.slice(0, MESSAGES_A_PAGE).reverse();
    const sent = await photosOfMessages(
      tx,
      shown.map(({ id }) => id),
    );
    const mine = thread.authorId === actor.memberId;
    const [readAt, theyReadAt] = mine
      ? [thread.authorReadAt, thread.starterReadAt]
      : [thread.starterReadAt, thread.authorReadAt];
    let { edition } = thread;
    if (!before && (readAt === null || readAt < thread.lastMessageAt)) {
      const now = ctx.clock();
      const [read] = await tx
        .update(threads)
        .set(mine ? { authorReadAt: now } : { starterReadAt: now })
        .where(eq(threads.id, thread.id))
        .returning({ edition: threads.edition });
      edition = read?.edition ?? edition;
    }
    const otherId = otherIn(thread, actor.memberId);
    const closed = otherId === null || (await isClosedBetween(tx, actor.memberId, otherId));
    const { listing, visible, starter, author: authorRow } = about;
    const { authorNamed } = thread;
    const other = mine ? starter : authorRow;
    const name = otherName({
      ...{ mine, authorNamed, hideName: listing?.hideName ?? null, byDesk: authorRow?.isDesk ?? false },
      ...{ starter: starter?.displayName ?? null, author: authorRow?.displayName ?? null },
    });
    // A name that is kept back leads nowhere.
    const seen = (mine ? about.starterSeen : about.authorSeen) && name !== null ? other : null;
    const status = listing && statusNow({ ...listing, expired: listing.expiresAt <= ctx.clock() });
    const holds = thread.held ? found.at(-1)?.decisionId : null;
    return {
      id: thread.id,
      edition,
      held: holds ? { decisionId: holds } : null,
      listing:
        listing && status && visible
          ? {
              ...{ id: listing.id, kind: listing.kind, title: listing.title, locale: listing.locale },
              ...{ category: listing.category, status, open: status === 'published' },
              place: locationOf(ctx, { ...listing, placeName: about.place ?? '' }).label,
            }
          : null,
      with: name,
      left: otherId === null,
      withId: seen?.profileId ?? null,
      photo: seen && photoAddress(seen),
      vouched:
        other && !other.isDesk && other.vouched && name !== null ? { sinceYear: other.sinceYear } : null,
      byDesk: authorRow?.isDesk ?? false,
      mine,
      hidden: mine && listing?.hideName === true && !authorNamed,
      chosen: thread.chosenAt !== null,
      mayChoose: mine && !closed && listing?.kind === 'request' && listing.status !== 'deleted',
      muted: mine ? thread.authorMuted : thread.starterMuted,
      shares: await readShares(ctx, tx, thread.id, { me: actor.memberId, theirs: !closed }),
      messages: shown.map(({ id, senderId, body, createdAt, decisionId, locale }) => {
        const own = senderId === actor.memberId;
        const hidden = decisionId !== null && !own;
        const its = hidden ? [] : sent.filter(({ messageId }) => messageId === id);
        const seen = its.filter((photo) => own || !photo.decisionId);
        return {
          ...{ id, mine: own, body: hidden ? '' : body, removed: decisionId !== null, locale },
          createdAt: createdAt.toISOString(),
          read: own && theyReadAt !== null && theyReadAt >= createdAt,
          photos: seen.map(({ messageId: _, ...photo }) => photo),
          photosRemoved: its.length - seen.length,
        };
      }),
      waiting: await waitingIn(ctx, tx, { threadId: thread.id, memberId: actor.memberId }),
      older: found.length > MESSAGES_A_PAGE ? (shown[0]?.id ?? null) : null,
    };
  });
}
