import { eq, members, messages, type TenantTx, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { Text } from '@entraide/model/text';
import { lockWriter } from '../access/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';

/** Plain text; what looks empty says nothing. */
export const MessageBody = Text.min(1).max(4000);

export interface Conversation {
  id: string;
  authorId: string;
  starterId: string;
}

/**
 * Writes a message and the mail that tells the other person, who sees neither while the writer waits to be accepted: then the
 * acceptance mails it.
 * @throws NotAllowed when the writer was suspended meanwhile
 */
export async function addMessage(
  ctx: Ctx,
  tx: TenantTx,
  writer: MemberActor,
  thread: Conversation,
  body: string,
): Promise<string> {
  const id = newId();
  const now = ctx.clock();
  const mine = thread.authorId === writer.memberId;
  // An acceptance waits until this transaction ends and then mails its message, or it came before and the message is mailed at once.
  const accepted = await lockWriter(tx, writer);
  await tx
    .insert(messages)
    .values({ id, threadId: thread.id, senderId: writer.memberId, body, createdAt: now });
  await tx
    .update(threads)
    .set({ lastMessageAt: now, ...(mine ? { authorReadAt: now } : { starterReadAt: now }) })
    .where(eq(threads.id, thread.id));
  if (accepted) await mailMessage(ctx, tx, id, mine ? thread.starterId : thread.authorId);
  return id;
}

export async function mailMessage(
  ctx: Pick<Ctx, 'tenant'>,
  tx: TenantTx,
  messageId: string,
  readerId: string,
): Promise<void> {
  const [reader] = await tx
    .select({ to: members.email, locale: members.locale })
    .from(members)
    .where(eq(members.id, readerId));
  if (reader) await enqueueMail(ctx, tx, { ...reader, mail: { kind: 'message', messageId } });
}
