import { aliasedTable, and, eq, isNotNull, listings, members, threads } from '@entraide/db';
import { isSilenced } from '../access/index.ts';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { visibleTo } from '../listing/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { isMutedBy } from './mute-thread.ts';

/** Tells whoever wrote about a request that somebody else was chosen, and thanks them. */
export const mailPassedOver = onEvent('thread.passed-over', {
  name: 'mail_passed_over',
  run: (ctx, { payload: { threadId }, key }) =>
    inTenant(ctx, async (tx) => {
      // Chosen as well since then: they are told nothing now, and may be told another time.
      const chosen = await tx
        .update(threads)
        .set({ passedOverAt: null })
        .where(and(eq(threads.id, threadId), isNotNull(threads.chosenAt)))
        .returning({ id: threads.id });
      if (chosen.length > 0) return;
      const author = aliasedTable(members, 'author');
      const [found] = await tx
        .select({ thread: threads, reader: members, title: listings.title, authorId: author.id })
        .from(threads)
        .innerJoin(members, and(eq(members.tenantId, threads.tenantId), eq(members.id, threads.starterId)))
        .innerJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
        .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
        // As strangers see it: who reads a mail is not signed in.
        .where(and(eq(threads.id, threadId), visibleTo(ctx, author)));
      if (!found) return;
      const { thread, reader, title, authorId } = found;
      if (isMutedBy(thread, reader.id)) return;
      if (await isSilenced(tx, { reader: reader.id, writer: authorId })) return;
      const { email: to, locale } = reader;
      await enqueueMail(ctx, tx, { to, locale, mail: { kind: 'passed-over', title } }, { once: key });
    }),
});
