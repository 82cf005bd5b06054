import { and, eq, listings, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { ListingInput } from '@entraide/model/listing';
import { z } from 'zod';
import { lockWriter, requireWriter } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { type Fault, Invalid, NotAllowed } from '../error/index.ts';
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

export interface OwnListing {
  row: typeof listings.$inferSelect;
  authorIsAccepted: boolean;
}

/**
 * The author's own listing, locked until the transaction ends, and whether its author is accepted.
 * @throws SignInNeeded, NotAllowed when it is somebody else's, NotFound when the caller cannot see it either
 */
export async function ownListing(ctx: Ctx, tx: TenantTx, id: string): Promise<OwnListing> {
  const author = requireWriter(ctx);
  const authorIsAccepted = await lockWriter(tx, author);
  const [row] = isId(id)
    ? await tx
        .select()
        .from(listings)
        .where(and(eq(listings.id, id), eq(listings.authorId, author.memberId)))
        .for('update')
    : [];
  if (row) return { row, authorIsAccepted };
  await getListingIn(ctx, tx, id);
  throw new NotAllowed('Only its author can change a listing.');
}
