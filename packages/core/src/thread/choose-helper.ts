import { and, eq, isNull, listings, ne, type TenantTx, threads } from '@entraide/db';
import { z } from 'zod';
import { isClosedBetween, lockWriter, requireWriter } from '../access/index.ts';
import { recordForDesk } from '../act/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { emitEach } from '../event/index.ts';
import { ownThread } from './own-thread.ts';

const Choice = z.strictObject({
  /** The others who wrote are told, by a mail, once. */
  tellOthers: z.boolean().default(false),
});

/**
 * The author of a request chooses whoever wrote to them as a helper; with it they show their name to them. There may be several.
 * @throws SignInNeeded, NotAllowed, Invalid; NotFound, also for what is no request of the caller's; Conflict where nothing can be written
 */
export async function chooseHelper(ctx: Ctx, id: string, given: unknown = {}): Promise<void> {
  const author = requireWriter(ctx, 'messages:write');
  const { tellOthers } = parse(Choice, given);
  await inTenant(ctx, async (tx) => {
    await lockWriter(tx, author, ctx.clock());
    const thread = await threadOfRequest(tx, author, id);
    if (!thread.starterId || (await isClosedBetween(tx, author.memberId, thread.starterId)))
      throw new Conflict('This conversation is closed.');
    const now = ctx.clock();
    await recordForDesk(ctx, tx, 'ask.message');
    await tx
      .update(threads)
      .set({ chosenAt: now, authorNamed: true })
      .where(and(eq(threads.id, thread.id), isNull(threads.chosenAt)));
    if (!tellOthers) return;
    const others = await tx
      .update(threads)
      .set({ passedOverAt: now })
      .where(
        and(
          ...[eq(threads.listingId, thread.listingId), ne(threads.id, thread.id), eq(threads.held, false)],
          ...[isNull(threads.chosenAt), isNull(threads.passedOverAt)],
        ),
      )
      .returning({ threadId: threads.id });
    await emitEach(tx, 'thread.passed-over', others);
  });
}

/** Takes the choice back; whoever was told stays told. @throws as `chooseHelper` */
export async function takeBackChoice(ctx: Ctx, id: string): Promise<void> {
  const author = requireWriter(ctx, 'messages:write');
  await inTenant(ctx, async (tx) => {
    const thread = await threadOfRequest(tx, author, id);
    await tx.update(threads).set({ chosenAt: null }).where(eq(threads.id, thread.id));
  });
}

async function threadOfRequest(tx: TenantTx, author: MemberActor, id: string) {
  const { id: threadId, authorId } = await ownThread(tx, author, id);
  const [row] = await tx
    .select({ thread: threads, listingId: listings.id })
    .from(threads)
    .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
    .where(and(eq(threads.id, threadId), eq(listings.kind, 'request'), ne(listings.status, 'deleted')))
    // Of several choices at once, one comes after the other.
    .for('update', { of: listings });
  if (!row || authorId !== author.memberId) throw new NotFound();
  return { ...row.thread, listingId: row.listingId };
}
