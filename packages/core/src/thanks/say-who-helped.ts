import { and, eq, isNull, members, type TenantTx, thanks } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { ownListing } from '../listing/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { ownThread } from '../thread/own-thread.ts';
import { addMessage, MessageBody } from '../thread/write.ts';

export const WhoHelped = z.discriminatedUnion('helped', [
  /** Somebody who had written: by the conversation with them. `words`: thanks that they read there. */
  z.strictObject({
    helped: z.literal('member'),
    threadId: z.uuid(),
    words: MessageBody.max(1000).optional(),
  }),
  z.strictObject({ helped: z.enum(['other', 'nobody']) }),
]);

/**
 * The author of a solved request says who helped. A helper is told by mail, once; the words are a message of their conversation, and can
 * be reported like any other. Said again, it changes nothing; another helper comes besides.
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid, TooMany; Conflict when it is not solved, or the conversation is closed
 */
export async function sayWhoHelped(ctx: Ctx, listingId: string, given: unknown): Promise<void> {
  const author = requireWriter(ctx, 'listings:write');
  const said = parse(WhoHelped, given);
  await inTenant(ctx, async (tx) => {
    const { row } = await ownListing(ctx, tx, listingId);
    if (row.kind !== 'request') throw new Conflict('Who helped is said of a request.');
    if (row.status !== 'solved') throw new Conflict('Who helped is said once it is solved.');
    if (said.helped === 'member') await thankMember(ctx, tx, author, row.id, said);
    else await noteNobody(ctx, tx, author, row.id, said.helped);
  });
}

async function noteNobody(
  ctx: Ctx,
  tx: TenantTx,
  author: MemberActor,
  listingId: string,
  helped: 'other' | 'nobody',
): Promise<void> {
  await tx
    .insert(thanks)
    .values({ id: newId(), listingId, authorId: author.memberId, helped, createdAt: ctx.clock() })
    .onConflictDoUpdate({ target: [thanks.tenantId, thanks.listingId, thanks.helperId], set: { helped } });
}

async function thankMember(
  ctx: Ctx,
  tx: TenantTx,
  author: MemberActor,
  listingId: string,
  { threadId, words }: { threadId: string; words?: string | undefined },
): Promise<void> {
  const thread = await ownThread(tx, author, threadId);
  const { starterId: helperId } = thread;
  // Who left is thanked no more.
  if (thread.listingId !== listingId || thread.authorId !== author.memberId || !helperId)
    throw new NotFound();
  const ofListing = eq(thanks.listingId, listingId);
  const [before] = await tx
    .select()
    .from(thanks)
    .where(and(ofListing, eq(thanks.helperId, helperId)));
  if (before?.messageId || (before && !words)) return;
  let messageId: string | null = null;
  if (words) {
    await spend(ctx, tx, { messages: author.memberId });
    messageId = await addMessage(ctx, tx, author, thread, words);
  }
  // Words that come later join what was said.
  if (before) {
    await tx.update(thanks).set({ messageId }).where(eq(thanks.id, before.id));
    return;
  }
  await tx.delete(thanks).where(and(ofListing, isNull(thanks.helperId)));
  const id = newId();
  const { memberId: authorId } = author;
  const row = { id, listingId, authorId, helped: 'member' as const, helperId, messageId };
  await tx.insert(thanks).values({ ...row, createdAt: ctx.clock() });
  // A message tells of itself.
  if (!messageId) await mailHelper(ctx, tx, helperId, id);
}

async function mailHelper(ctx: Ctx, tx: TenantTx, helperId: string, thanksId: string): Promise<void> {
  const [reader] = await tx
    .select({ to: members.email, locale: members.locale })
    .from(members)
    .where(eq(members.id, helperId));
  if (!reader) return;
  const once = `thanked-${thanksId}`;
  await enqueueMail(ctx, tx, { ...reader, mail: { kind: 'thanked', thanksId } }, { once });
}
