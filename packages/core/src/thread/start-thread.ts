import { and, eq, listings, members, type TenantTx, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { assertTrusted, requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Gone, NotFound, parse } from '../error/index.ts';
import { authorOfListing, visibleTo } from '../listing/index.ts';
import { loosePhotos, saidWith } from '../photo/index.ts';
import { judgeText, noteFlags } from '../rule/index.ts';
import { assertMayRead } from '../space/index.ts';
import { addMessage, MessageBody, saysSomething, written } from './write.ts';

/** As it is kept of somebody who has not signed in yet: without photos. */
export const FirstMessage = z.strictObject({ listingId: z.uuid(), body: MessageBody });
const Opening = z.strictObject({ listingId: z.uuid(), ...written }).check(saysSomething);

/**
 * "I can help": a first message to a listing's author. Somebody who wrote before about this listing goes on in the same thread.
 * @throws SignInNeeded, NotAllowed, NotTrustedYet, Invalid, NotFound, Gone, Conflict (one's own listing), TooMany
 */
export async function startThread(ctx: Ctx, given: unknown): Promise<{ id: string }> {
  requireWriter(ctx, 'messages:write');
  assertMayRead(ctx);
  const message = parse(Opening, given);
  return inTenant(ctx, (tx) => startThreadIn(ctx, tx, message));
}

export async function startThreadIn(
  ctx: Ctx,
  tx: TenantTx,
  { listingId, body, photos = [] }: z.output<typeof FirstMessage> & { photos?: string[] },
): Promise<{ id: string }> {
  const writer = requireWriter(ctx, 'messages:write');
  assertMayRead(ctx);
  const [seen] = await tx
    .select({ listing: listings })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(and(eq(listings.id, listingId), visibleTo(ctx)));
  if (!seen) throw new NotFound();
  const { listing } = seen;
  if (listing.sample) throw new Conflict('This is an example: nobody reads an answer to it.');
  if (listing.authorId === writer.memberId) throw new Conflict('This is your own listing.');
  if (listing.status !== 'published' || listing.expiresAt <= ctx.clock()) throw new Gone();
  const [known] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.listingId, listingId), eq(threads.starterId, writer.memberId)));
  // Who wrote before goes on: the rule is about meeting somebody.
  if (!known) await assertTrusted(ctx, tx, writer, listing.category);
  const { memberId } = writer;
  await spend(ctx, tx, { messages: memberId, ...(!known && { threads: memberId }) });
  const thread = known ?? { id: newId(), authorId: listing.authorId, starterId: writer.memberId };
  const now = ctx.clock();
  if (!known) await tx.insert(threads).values({ ...thread, listingId, createdAt: now, lastMessageAt: now });
  const look = async (id: string) => {
    const { locale } = ctx;
    const said = saidWith(body, await loosePhotos(tx, memberId, photos));
    const flags = await judgeText(ctx, tx, writer, 'first-message', { body: said.text, locale });
    const evidence = { name: writer.displayName, title: listing.title, ...said, locale };
    return noteFlags(ctx, tx, { kind: 'message', id, authorId: memberId, evidence }, { flags });
  };
  await addMessage(ctx, tx, writer, thread, body, { photos, ...(!known && { opensThread: true, look }) });
  return { id: thread.id };
}
