import {
  and,
  eq,
  inArray,
  isNull,
  listings,
  memberBlocks,
  members,
  messages,
  or,
  photos,
  sql,
  type TenantTx,
  threads,
} from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { firstNameOf } from '@entraide/model/member';
import { z } from 'zod';
import { requireMember, spend } from '../access/index.ts';
import type { Subject } from '../case/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { findSubject, REPORTABLE, type Reportable } from '../desk/subject.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';

const Blocking = z.strictObject({
  /** Of whom: the author of a listing or a photo, the writer of a message, or the other person of a conversation. */
  what: z.enum(REPORTABLE),
  id: z.string().max(60),
  kind: z.enum(['mute', 'block']),
});

/**
 * From now on the caller sees nothing of somebody (mute), or neither sees the other's listings and neither writes to the other (block).
 * Nobody is told. Both can stand for one person; taking one back leaves the other. @throws SignInNeeded, NotFound, Conflict (oneself), TooMany, Invalid
 */
export async function blockPerson(ctx: Ctx, given: unknown): Promise<void> {
  const { memberId } = requireMember(ctx);
  const { what, id, kind } = parse(Blocking, given);
  await inTenant(ctx, async (tx) => {
    const subject = await findSubject(ctx, tx, what, id);
    const aboutId = subject.authorId;
    if (aboutId === memberId) throw new Conflict('This is you.');
    await spend(ctx, tx, { blocks: memberId });
    // Whoever writes holds their own row: a message is there before this, or is refused after it. A new conversation, which only refers
    // to both rows, is not waited for: the two could wait for each other.
    await tx
      .select({ id: members.id })
      .from(members)
      .where(inArray(members.id, [memberId, aboutId]))
      .orderBy(members.id)
      .for('no key update');
    const said = await seenAs(tx, what, id, subject);
    await tx
      .insert(memberBlocks)
      .values({ id: newId(), byId: memberId, aboutId, kind, said, createdAt: ctx.clock() })
      .onConflictDoNothing();
  });
}

/** What the caller knows them by: whoever hides their name, and has not told it to the caller, is named by what they posted. */
async function seenAs(
  tx: TenantTx,
  what: Reportable,
  id: string,
  { authorId, evidence }: Pick<Subject, 'authorId' | 'evidence'>,
): Promise<string> {
  const hidden = and(eq(listings.hideName, true), eq(listings.authorId, authorId));
  const ofListing = () =>
    tx
      .select({ title: listings.title })
      .from(listings)
      .where(and(eq(listings.id, id), hidden));
  const ofThread = () => {
    const message =
      what === 'photo' ? sql`(select ${photos.messageId} from ${photos} where ${photos.id} = ${id})` : id;
    const its =
      what === 'partner'
        ? eq(threads.id, id)
        : sql`${threads.id} = (select ${messages.threadId} from ${messages} where ${messages.id} = ${message})`;
    // Where the listing is gone, nothing is left to name them by.
    const unnamed = or(isNull(threads.listingId), eq(listings.hideName, true));
    return tx
      .select({ title: sql<string>`coalesce(${listings.title}, '…')` })
      .from(threads)
      .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
      .where(and(its, eq(threads.authorId, authorId), eq(threads.authorNamed, false), unnamed));
  };
  const ofPhoto = async () => {
    const onListing = await tx
      .select({ title: listings.title })
      .from(photos)
      .innerJoin(listings, and(eq(listings.tenantId, photos.tenantId), eq(listings.id, photos.listingId)))
      .where(and(eq(photos.id, id), hidden));
    return onListing.length > 0 ? onListing : ofThread();
  };
  const find = {
    ...{ listing: ofListing, author: ofListing, photo: ofPhoto },
    ...{ partner: ofThread, message: ofThread },
  };
  // A profile names its member.
  const [listing] = what === 'member' ? [] : await find[what]();
  return listing?.title ?? firstNameOf(evidence.name);
}

/** Takes it back. @throws SignInNeeded, NotFound, also when it is somebody else's */
export async function unblockPerson(ctx: Ctx, blockId: string): Promise<void> {
  const { memberId } = requireMember(ctx);
  if (!isId(blockId)) throw new NotFound();
  const gone = await inTenant(ctx, (tx) =>
    tx
      .delete(memberBlocks)
      .where(and(eq(memberBlocks.id, blockId), eq(memberBlocks.byId, memberId)))
      .returning({ id: memberBlocks.id }),
  );
  if (gone.length === 0) throw new NotFound();
}
