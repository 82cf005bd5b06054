import { and, asc, eq, members, ne, thanks, threads } from '@entraide/db';
import { firstNameOf } from '@entraide/model/member';
import { requireMember, starterOfThread } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { getListingIn } from '../listing/get-listing.ts';

export interface WhoWrote {
  listing: { id: string; kind: 'offer' | 'request'; title: string; status: string };
  /** Those who wrote to its author, the first first; at most 200. */
  writers: { threadId: string; name: string; chosen: boolean; thanked: boolean }[];
  /** What was said where no member helped. */
  said: 'other' | 'nobody' | null;
}

/**
 * Who may have helped with a listing, for its author.
 * @throws SignInNeeded, NotFound, NotAllowed when it is somebody else's
 */
export async function readWhoWrote(ctx: Ctx, listingId: string): Promise<WhoWrote> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const { id, kind, title, status, mine } = await getListingIn(ctx, tx, listingId);
    if (!mine) throw new NotAllowed('Only its author says who helped.');
    const wrote = await tx
      .select({
        threadId: threads.id,
        helperId: threads.starterId,
        name: members.displayName,
        chosenAt: threads.chosenAt,
      })
      .from(threads)
      .innerJoin(members, starterOfThread)
      .where(
        and(
          ...[eq(threads.listingId, id), eq(threads.authorId, memberId)],
          ...[eq(threads.held, false), ne(members.status, 'pending')],
        ),
      )
      .orderBy(asc(threads.id))
      .limit(200);
    const rows = await tx.select().from(thanks).where(eq(thanks.listingId, id));
    const thanked = new Set(rows.map(({ helperId }) => helperId));
    const other = rows.find(({ helperId }) => helperId === null)?.helped;
    return {
      listing: { id, kind, title, status },
      writers: wrote.map(({ threadId, helperId, name, chosenAt }) => ({
        ...{ threadId, name: firstNameOf(name) },
        ...{ chosen: chosenAt !== null, thanked: thanked.has(helperId) },
      })),
      said: other === 'other' || other === 'nobody' ? other : null,
    };
  });
}
