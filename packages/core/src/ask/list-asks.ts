import { and, asc, asks, desc, eq, listings, members, sql, type TenantTx, threads } from '@entraide/db';
import { isId } from '@entraide/model';
import { type ListingStatus, statusNow } from '@entraide/model/listing';
import { hasRole, isMine, requireRole } from '../access/index.ts';
import { namesOf } from '../act/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { type AskAnswer, answersTo } from './answers.ts';

type Row = typeof asks.$inferSelect;

export interface AskLine extends Pick<Row, 'id' | 'name' | 'reach' | 'words' | 'state' | 'createdAt'> {
  /** They have an account. */
  member: boolean;
  listing: { id: string; title: string; locale: string; status: ListingStatus } | null;
  answers: number;
  unread: number;
}

const MOST = 200;
const unreadOf = sql<number>`(select count(*)::int from ${threads} where ${threads.listingId} = ${listings.id} and not ${threads.held}
  and (${threads.authorReadAt} is null or ${threads.authorReadAt} < ${threads.lastMessageAt})
  and not exists (select from ${members} where ${members.id} = ${threads.starterId} and ${members.status} = 'pending'))`;
const answersOf = sql<number>`(select count(*)::int from ${threads} where ${threads.listingId} = ${listings.id} and not ${threads.held}
  and not exists (select from ${members} where ${members.id} = ${threads.starterId} and ${members.status} = 'pending'))`;

/** Whom the desk asks for: those who wait first, the longest waiting before the others; at most 200. @throws SignInNeeded, NotAllowed */
export async function listAsks(ctx: Ctx): Promise<AskLine[]> {
  requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({ ask: asks, listing: listings, answers: answersOf, unread: unreadOf })
      .from(asks)
      .leftJoin(listings, and(eq(listings.tenantId, asks.tenantId), eq(listings.id, asks.listingId)))
      .orderBy(
        sql`${asks.state} <> 'waiting'`,
        sql`case when ${asks.state} = 'waiting' then ${asks.id} end`,
        desc(asks.id),
      )
      .limit(MOST);
    return rows.map(({ ask, listing, answers, unread }) => {
      const { id, name, reach, words, state, createdAt } = ask;
      return {
        ...{ id, name, reach, words, state, createdAt, member: ask.memberId !== null },
        ...{ listing: shortOf(ctx, listing), answers: listing ? answers : 0, unread: listing ? unread : 0 },
      };
    });
  });
}

function shortOf({ clock }: Ctx, listing: typeof listings.$inferSelect | null) {
  if (!listing) return null;
  const { id, title, locale, expiresAt } = listing;
  return { id, title, locale, status: statusNow({ ...listing, expired: expiresAt <= clock() }) };
}

/** What waits at the desk: people who left something, and conversations with something new; null for who is not of the team. */
export async function countAsks(ctx: Ctx): Promise<number | null> {
  if (!hasRole(ctx, 'moderator')) return null;
  return inTenant(ctx, async (tx) => {
    const [waiting] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(asks)
      .where(eq(asks.state, 'waiting'));
    return (waiting?.count ?? 0) + (await unreadAtDesk(tx));
  });
}

async function unreadAtDesk(tx: TenantTx): Promise<number> {
  const [desk] = await tx.select({ id: members.id }).from(members).where(eq(members.isDesk, true));
  if (!desk) return 0;
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(threads)
    .leftJoin(members, and(eq(members.tenantId, threads.tenantId), eq(members.id, threads.starterId)))
    .where(
      and(
        ...[eq(threads.authorId, desk.id), isMine(desk.id)],
        sql`(${threads.authorReadAt} is null or ${threads.authorReadAt} < ${threads.lastMessageAt})`,
      ),
    );
  return row?.count ?? 0;
}

export interface AskPage
  extends Omit<AskLine, 'answers' | 'unread'>,
    Pick<Row, 'contact' | 'locale' | 'answer'> {
  /** When somebody of the team took it, and who: by word of mouth, the person agreed then. */
  taken: { at: Date; by: string | null } | null;
  answers: AskAnswer[];
}

/** One of them with how to reach them, for the team. @throws SignInNeeded, NotAllowed, NotFound */
export async function readAsk(ctx: Ctx, id: string): Promise<AskPage> {
  requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const [row] = isId(id)
      ? await tx
          .select({ ask: asks, listing: listings })
          .from(asks)
          .leftJoin(listings, and(eq(listings.tenantId, asks.tenantId), eq(listings.id, asks.listingId)))
          .where(eq(asks.id, id))
      : [];
    if (!row) throw new NotFound();
    return pageOf(ctx, tx, row);
  });
}

/** The same by its listing; null: nothing is known of who it is for (any more). @throws SignInNeeded, NotAllowed */
export async function askOfListing(ctx: Ctx, listingId: string): Promise<AskPage | null> {
  // Who acts as the desk has been asked for their role.
  if (memberOf(ctx)?.behind === undefined) requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const [row] = await tx
      .select({ ask: asks, listing: listings })
      .from(asks)
      .innerJoin(listings, and(eq(listings.tenantId, asks.tenantId), eq(listings.id, asks.listingId)))
      .where(eq(asks.listingId, listingId))
      .orderBy(asc(asks.id))
      .limit(1);
    return row ? pageOf(ctx, tx, row) : null;
  });
}

async function pageOf(
  ctx: Ctx,
  tx: TenantTx,
  { ask, listing }: { ask: Row; listing: typeof listings.$inferSelect | null },
): Promise<AskPage> {
  const { id, name, reach, contact, words, state, locale, answer, createdAt, closedAt, takenBy } = ask;
  const by = takenBy && ((await namesOf(tx, [takenBy])).get(takenBy) ?? null);
  return {
    ...{ id, name, reach, contact, words, state, locale, answer, createdAt, member: ask.memberId !== null },
    listing: shortOf(ctx, listing),
    taken: closedAt && { at: closedAt, by },
    answers: listing ? await answersTo(tx, listing.id) : [],
  };
}
