import { aliasedTable, and, eq, listings, members, messages, type TenantTx, threads } from '@entraide/db';
import { isId } from '@entraide/model';
import type { SubjectKind } from '@entraide/model/moderation';
import type { Subject } from '../case/index.ts';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { authorOfListing, visibleTo } from '../listing/index.ts';
import { findPhoto, photosOfMessages, saidWith } from '../photo/index.ts';
import { subjectOf, visibleProfile } from '../profile/index.ts';
import { assertMayRead } from '../space/index.ts';
import { otherIn, ownThread } from '../thread/index.ts';

/**
 * What a page names when it reports something: a listing, its author, a photo, a message, or the other person of a conversation. People
 * are named by what is theirs, or by their profile: nobody is told anybody's own id.
 */
export const REPORTABLE = ['listing', 'author', 'message', 'partner', 'photo', 'member'] as const;
export type Reportable = (typeof REPORTABLE)[number];

const kinds = {
  listing: 'listing',
  author: 'member',
  message: 'message',
  partner: 'member',
  photo: 'photo',
  member: 'member',
} as const satisfies Record<Reportable, SubjectKind>;

/** The thing as the caller sees it. @throws NotFound when they do not; SignInNeeded */
export async function findSubject(ctx: Ctx, tx: TenantTx, what: Reportable, id: string): Promise<Subject> {
  const found = await finders[what](ctx, tx, what, id);
  return { ...found, kind: kinds[what], id: kinds[what] === 'member' ? found.authorId : id };
}

type Found = Omit<Subject, 'kind' | 'id'>;

const finders = {
  listing: aboutListing,
  author: aboutListing,
  photo: aboutPhoto,
  message: aboutThread,
  partner: aboutThread,
  member: aboutMember,
};

async function aboutMember(ctx: Ctx, tx: TenantTx, _: Reportable, id: string): Promise<Found> {
  const { authorId, evidence } = subjectOf(await visibleProfile(ctx, tx, id));
  return { authorId, evidence };
}

async function aboutListing(ctx: Ctx, tx: TenantTx, what: Reportable, id: string): Promise<Found> {
  const [row] = isId(id)
    ? await tx
        .select({ listing: listings, name: members.displayName, locale: members.locale })
        .from(listings)
        .innerJoin(members, authorOfListing)
        .where(and(eq(listings.id, id), visibleTo(ctx)))
    : [];
  if (!row) {
    assertMayRead(ctx);
    throw new NotFound();
  }
  const { authorId, title, description, locale } = row.listing;
  return what === 'listing'
    ? { authorId, evidence: { name: row.name, title, text: description, locale } }
    : { authorId, evidence: { name: row.name, locale: row.locale } };
}

async function aboutPhoto(ctx: Ctx, tx: TenantTx, _: Reportable, id: string): Promise<Found> {
  const found = await findPhoto(ctx, tx, id);
  if (!found) {
    assertMayRead(ctx);
    throw new NotFound();
  }
  const { photo, name, title, locale } = found;
  const about = title === null ? {} : { title };
  return { authorId: photo.authorId, evidence: { name, ...about, text: photo.alt, locale } };
}

async function aboutThread(ctx: Ctx, tx: TenantTx, what: Reportable, id: string): Promise<Found> {
  const actor = memberOf(ctx);
  if (!actor) throw new SignInNeeded();
  const other = aliasedTable(members, 'other');
  if (what === 'partner') {
    const thread = await ownThread(tx, actor, id);
    const otherId = otherIn(thread, actor.memberId);
    if (otherId === null) throw new NotFound();
    const [person] = await tx.select().from(other).where(eq(other.id, otherId));
    if (!person) throw new NotFound();
    return { authorId: otherId, evidence: { name: person.displayName, locale: person.locale } };
  }
  const [row] = isId(id)
    ? await tx
        .select({ message: messages, name: other.displayName, locale: other.locale, title: listings.title })
        .from(messages)
        .innerJoin(other, and(eq(other.tenantId, messages.tenantId), eq(other.id, messages.senderId)))
        .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
        .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
        .where(eq(messages.id, id))
    : [];
  if (!row) throw new NotFound();
  await ownThread(tx, actor, row.message.threadId);
  const { senderId, body } = row.message;
  if (senderId === null) throw new NotFound();
  const photos = await photosOfMessages(tx, [id]);
  return {
    authorId: senderId,
    evidence: {
      name: row.name,
      ...(row.title !== null && { title: row.title }),
      ...saidWith(body, photos),
      locale: row.locale,
    },
  };
}
