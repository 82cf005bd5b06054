import { eq, members, messages, type TenantTx, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import type { Actor, Ctx } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';

/** Plain text; what is only spaces says nothing. */
export const MessageBody = z.string().trim().min(1).max(4000);

/** @throws SignInNeeded, NotAllowed */
export function writerOf(ctx: Ctx): Actor {
  if (!ctx.actor) throw new SignInNeeded();
  if (ctx.actor.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  return ctx.actor;
}

export interface Conversation {
  id: string;
  authorId: string;
  starterId: string;
}

/** Writes a message and the mail that tells the other person, who sees neither while the writer waits to be accepted. */
export async function addMessage(
  ctx: Ctx,
  tx: TenantTx,
  writer: Actor,
  thread: Conversation,
  body: string,
): Promise<string> {
  const id = newId();
  const now = ctx.clock();
  const mine = thread.authorId === writer.memberId;
  await tx
    .insert(messages)
    .values({ id, threadId: thread.id, senderId: writer.memberId, body, createdAt: now });
  await tx
    .update(threads)
    .set({ lastMessageAt: now, ...(mine ? { authorReadAt: now } : { starterReadAt: now }) })
    .where(eq(threads.id, thread.id));
  if (writer.status === 'active') await mailMessage(ctx, tx, id, mine ? thread.starterId : thread.authorId);
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
