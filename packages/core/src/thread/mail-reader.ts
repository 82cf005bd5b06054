import { and, eq, members, messages, ne, or, threads } from '@entraide/db';
import { isSilenced } from '../access/index.ts';
import { inTenant } from '../ctx/index.ts';
import { emit, onEvent } from '../event/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { noteNotices, noticeReaders } from '../notice/index.ts';
import { mailTeam } from '../team/index.ts';
import { isMutedBy } from './mute-thread.ts';

/** Mails a message to the other person of its thread, or notes it for their digest. */
export const mailReader = onEvent('message.sent', {
  name: 'mail_reader',
  run: (ctx, { payload: { messageId }, key }) =>
    inTenant(ctx, async (tx) => {
      const isReader = and(
        eq(members.tenantId, threads.tenantId),
        or(eq(members.id, threads.authorId), eq(members.id, threads.starterId)),
        ne(members.id, messages.senderId),
      );
      const [reader] = await tx
        .select({
          ...{ id: members.id, writerId: messages.senderId, thread: threads },
          ...{ to: members.email, locale: members.locale, isDesk: members.isDesk },
        })
        .from(messages)
        .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
        .innerJoin(members, isReader)
        .where(eq(messages.id, messageId));
      if (!reader?.writerId) return;
      const { id, writerId, thread, isDesk, ...to } = reader;
      if (isDesk) {
        await mailTeam(ctx, tx, { role: 'moderator', kind: 'ask-answered', except: writerId });
        return emit(tx, 'ask.answered', { threadId: thread.id });
      }
      if (isMutedBy(thread, id) || (await isSilenced(tx, { reader: id, writer: writerId }))) return;
      const choice = (await noticeReaders(ctx, tx, [id])).get(id)?.settings.message;
      if (choice === 'now')
        await enqueueMail(ctx, tx, { ...to, mail: { kind: 'message', messageId } }, { once: key });
      else await noteNotices(ctx, tx, [{ memberId: id, kind: 'message', aboutId: messageId }]);
    }),
});
