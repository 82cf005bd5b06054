import {
  aliasedTable,
  and,
  eq,
  listings,
  members,
  messages,
  photos,
  sql,
  type TenantTx,
  threads,
} from '@entraide/db';
import { isId } from '@entraide/model';
import { starterOfThread } from '../access/index.ts';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { authorOfListing } from '../listing/index.ts';
import { isLoose } from './loose.ts';
import { listingOfPhoto, messagePhotoVisibleTo, photoVisibleTo } from './visible.ts';

export interface FoundPhoto {
  photo: typeof photos.$inferSelect;
  /** Where it is seen; null: it waits to be put somewhere. */
  on: { listing: string } | { thread: string } | null;
  /** What that is about. */
  title: string | null;
  locale: string;
  /** Of its author. */
  name: string;
}

/** A photo of a listing or of a message, or one's own that waits; null where the caller does not see it. */
export async function findPhoto(ctx: Ctx, tx: TenantTx, id: string): Promise<FoundPhoto | null> {
  if (!isId(id)) return null;
  return (await onListing(ctx, tx, id)) ?? (await inMessage(ctx, tx, id)) ?? (await loose(ctx, tx, id));
}

async function onListing(ctx: Ctx, tx: TenantTx, id: string): Promise<FoundPhoto | null> {
  const [row] = await tx
    .select({ photo: photos, listing: listings, name: members.displayName })
    .from(photos)
    .innerJoin(listings, listingOfPhoto)
    .innerJoin(members, authorOfListing)
    .where(and(eq(photos.id, id), photoVisibleTo(ctx)));
  if (!row) return null;
  const { photo, name, listing } = row;
  return { photo, name, on: { listing: listing.id }, title: listing.title, locale: listing.locale };
}

async function inMessage(ctx: Ctx, tx: TenantTx, id: string): Promise<FoundPhoto | null> {
  const visible = messagePhotoVisibleTo(ctx);
  if (!visible) return null;
  const author = aliasedTable(members, 'author');
  const [row] = await tx
    .select({
      ...{ photo: photos, thread: threads.id, title: listings.title },
      // There always: a photo goes with its author.
      ...{ name: sql<string>`${author.displayName}`, locale: sql<string>`${author.locale}` },
    })
    .from(photos)
    .innerJoin(messages, and(eq(messages.tenantId, photos.tenantId), eq(messages.id, photos.messageId)))
    .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
    .leftJoin(author, and(eq(author.tenantId, photos.tenantId), eq(author.id, photos.authorId)))
    .leftJoin(members, starterOfThread)
    .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
    .where(and(eq(photos.id, id), visible));
  if (!row) return null;
  const { thread, ...found } = row;
  return { ...found, on: { thread } };
}

async function loose(ctx: Ctx, tx: TenantTx, id: string): Promise<FoundPhoto | null> {
  const member = memberOf(ctx);
  if (!member) return null;
  const [photo] = await tx
    .select()
    .from(photos)
    .where(and(eq(photos.id, id), isLoose, eq(photos.authorId, member.memberId)));
  return photo ? { photo, on: null, title: null, locale: ctx.locale, name: member.displayName } : null;
}
