import { eq, listings } from '@entraide/db';
import { isId } from '@entraide/model';
import type { Listing } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { shownAgain } from './change-status.ts';
import { getListingIn } from './get-listing.ts';
import { locate } from './locate.ts';
import { learnWords } from './words.ts';
import { authorOf, checkAgainstSpace, ListingChange, ownListing } from './write.ts';

/**
 * Changes the fields that are given. A new precision needs the place again, because the true point was never kept.
 * @throws SignInNeeded, NotFound, NotAllowed, Invalid, Conflict
 */
export async function updateListing(ctx: Ctx, id: string, given: unknown): Promise<Listing> {
  authorOf(ctx);
  if (!isId(id)) throw new NotFound();
  const { place, precision, expiresAt, ...change } = parse(ListingChange, given);
  checkAgainstSpace(ctx, { category: change.category, locale: change.locale, expiresAt });
  return inTenant(ctx, async (tx) => {
    const before = await ownListing(ctx, tx, id);
    if (before.status === 'deleted') throw new NotFound();
    const chosen = precision ?? before.precision;
    if (!place && chosen !== before.precision)
      throw new Conflict('To show the place differently, give the place again: we did not keep where it is.');
    const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await learnWords(tx, { ...before, ...defined });
    await tx
      .update(listings)
      .set({
        ...defined,
        ...(place ? { precision: chosen, ...(await locate(tx, place, chosen)) } : {}),
        ...(expiresAt ? { expiresAt: new Date(expiresAt) } : {}),
        ...(expiresAt && before.status === 'expired' ? { status: shownAgain(ctx) } : {}),
        updatedAt: ctx.clock(),
      })
      .where(eq(listings.id, id));
    return getListingIn(ctx, tx, id);
  });
}
