import { and, asks, desc, eq, listings } from '@entraide/db';
import { type ListingStatus, statusNow } from '@entraide/model/listing';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { type AskAnswer, answersTo } from './answers.ts';

export interface MyAsk
  extends Pick<typeof asks.$inferSelect, 'id' | 'words' | 'state' | 'answer' | 'createdAt'> {
  listing: { id: string; title: string; status: ListingStatus } | null;
  /** Who answered, as the desk would read it out. */
  answers: Omit<AskAnswer, 'threadId' | 'unread'>[];
}

/** What the caller left with the desk and what became of it, newest first; nothing for who is not signed in. */
export async function listMyAsks(ctx: Ctx): Promise<MyAsk[]> {
  const member = memberOf(ctx);
  if (!member) return [];
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({ ask: asks, listing: listings })
      .from(asks)
      .leftJoin(listings, and(eq(listings.tenantId, asks.tenantId), eq(listings.id, asks.listingId)))
      .where(eq(asks.memberId, member.memberId))
      .orderBy(desc(asks.id))
      .limit(20);
    const mine: MyAsk[] = [];
    for (const { ask, listing } of rows) {
      const { id, words, state, answer, createdAt } = ask;
      const expired = listing !== null && listing.expiresAt <= ctx.clock();
      mine.push({
        ...{ id, words, state, answer, createdAt },
        listing: listing && {
          ...{ id: listing.id, title: listing.title },
          status: statusNow({ status: listing.status, expired }),
        },
        answers: (listing ? await answersTo(tx, listing.id) : []).map(
          ({ threadId: _, unread: __, ...answered }) => answered,
        ),
      });
    }
    return mine;
  });
}
