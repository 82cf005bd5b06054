import { and, eq, listings, members, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { ListingInput } from '@entraide/model/listing';
import { z } from 'zod';
import type { Actor, Ctx } from '../ctx/index.ts';
import { type Fault, Invalid, NotAllowed, SignInNeeded } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { getListingIn } from './get-listing.ts';

const DAY_MS = 86_400_000;
export const LONGEST_LIFETIME_DAYS = 365;

/** The fields of an edit: any of them, and no default slips in for one that is absent. */
export const ListingChange = z
  .strictObject({
    ...ListingInput.shape,
    precision: ListingInput.shape.precision.unwrap(),
    urgent: z.boolean(),
    onBehalf: z.boolean(),
    hideName: z.boolean(),
  })
  .partial();

/** @throws SignInNeeded, NotAllowed */
export function authorOf(ctx: Ctx): Actor {
  assertSpaceRuns(ctx);
  if (!ctx.actor) throw new SignInNeeded();
  if (ctx.actor.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  return ctx.actor;
}

/**
 * What the schema cannot know: the space's categories and languages, and the day it is.
 * @throws Invalid
 */
export function checkAgainstSpace(
  ctx: Ctx,
  input: { category?: string | undefined; locale?: string | undefined; expiresAt?: string | undefined },
): void {
  const faults: Fault[] = [];
  const { categories, locales } = ctx.tenant.config;
  if (input.category !== undefined && !categories.some(({ slug }) => slug === input.category))
    faults.push({ path: ['category'], code: 'unknown-category', message: 'this space has no such category' });
  if (input.locale !== undefined && !(locales as string[]).includes(input.locale))
    faults.push({
      path: ['locale'],
      code: 'unknown-locale',
      message: 'this space does not speak that language',
    });
  if (input.expiresAt !== undefined) {
    const days = (Date.parse(input.expiresAt) - ctx.clock().getTime()) / DAY_MS;
    if (days <= 0) faults.push({ path: ['expiresAt'], code: 'past', message: 'the end lies in the past' });
    if (days > LONGEST_LIFETIME_DAYS)
      faults.push({
        path: ['expiresAt'],
        code: 'too-far',
        message: `at most ${LONGEST_LIFETIME_DAYS} days ahead`,
      });
  }
  if (faults.length > 0) throw new Invalid(faults);
}

/** The end the author gave, else the category's own lifetime from now. */
export function endOf(ctx: Ctx, input: { category: string; expiresAt?: string | undefined }): Date {
  if (input.expiresAt) return new Date(input.expiresAt);
  const category = ctx.tenant.config.categories.find(({ slug }) => slug === input.category);
  return new Date(ctx.clock().getTime() + (category?.lifetimeDays ?? 30) * DAY_MS);
}

/**
 * Whether the author is accepted now: their session was read before, and a moderator may have decided since. Whoever decides
 * waits until this transaction ends. Comes before any lock on a listing, in the order in which an acceptance takes them.
 * @throws SignInNeeded, NotAllowed
 */
export async function lockAuthor(ctx: Ctx, tx: TenantTx): Promise<boolean> {
  const { memberId } = authorOf(ctx);
  const [author] = await tx
    .select({ status: members.status })
    .from(members)
    .where(eq(members.id, memberId))
    .for('share');
  if (!author) throw new SignInNeeded();
  if (author.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  return author.status === 'active';
}

export interface OwnListing {
  row: typeof listings.$inferSelect;
  authorIsAccepted: boolean;
}

/**
 * The author's own listing, locked until the transaction ends, and whether its author is accepted.
 * @throws SignInNeeded, NotAllowed when it is somebody else's, NotFound when the caller cannot see it either
 */
export async function ownListing(ctx: Ctx, tx: TenantTx, id: string): Promise<OwnListing> {
  const { memberId } = authorOf(ctx);
  const authorIsAccepted = await lockAuthor(ctx, tx);
  const [row] = isId(id)
    ? await tx
        .select()
        .from(listings)
        .where(and(eq(listings.id, id), eq(listings.authorId, memberId)))
        .for('update')
    : [];
  if (row) return { row, authorIsAccepted };
  await getListingIn(ctx, tx, id);
  throw new NotAllowed('Only its author can change a listing.');
}
