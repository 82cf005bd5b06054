import { and, desc, eq, isNull, listings, members, messages, notInArray, thanks } from '@entraide/db';
import { shownName } from '@entraide/model/member';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

export interface Thanks {
  id: string;
  /** First name of who was helped. */
  name: string;
  listing: { id: string; title: string; locale: string };
  /** Their words; empty when there are none. */
  words: string;
  threadId: string | null;
  at: string;
}

/** What others say the caller helped with, the latest first; at most 100. @throws SignInNeeded */
export async function listThanks(ctx: Ctx): Promise<Thanks[]> {
  const { memberId, unseen } = requireMember(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({
        id: thanks.id,
        name: members.displayName,
        isDesk: members.isDesk,
        listingId: listings.id,
        title: listings.title,
        locale: listings.locale,
        words: messages.body,
        threadId: messages.threadId,
        at: thanks.createdAt,
      })
      .from(thanks)
      .innerJoin(members, and(eq(members.tenantId, thanks.tenantId), eq(members.id, thanks.authorId)))
      .innerJoin(listings, and(eq(listings.tenantId, thanks.tenantId), eq(listings.id, thanks.listingId)))
      // Words that moderators removed are not shown here either.
      .leftJoin(
        messages,
        and(
          ...[eq(messages.tenantId, thanks.tenantId), eq(messages.id, thanks.messageId)],
          isNull(messages.decisionId),
        ),
      )
      .where(
        and(
          ...[eq(thanks.helperId, memberId), eq(members.status, 'active')],
          unseen?.length ? notInArray(thanks.authorId, [...unseen]) : undefined,
        ),
      )
      .orderBy(desc(thanks.createdAt))
      .limit(100),
  );
  return rows.map(({ id, name, isDesk, listingId, title, locale, words, threadId, at }) => ({
    ...{ id, name: shownName({ displayName: name, isDesk }), listing: { id: listingId, title, locale } },
    ...{ words: words ?? '', threadId },
    at: at.toISOString(),
  }));
}
