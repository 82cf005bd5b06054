import { eq, listings, sql } from '@entraide/db';
import { isId } from '@entraide/model';
import type { Listing } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { getListingIn } from './get-listing.ts';
import { authorOf, endOf, ownListing } from './write.ts';

type Own = Awaited<ReturnType<typeof ownListing>>;

/** How long a deleted listing can be brought back; its purge follows. */
export const UNDO_SECONDS = 120;

/** What a listing is when its author puts it on the board, or back. */
export const shownAgain = (ctx: Ctx) =>
  ctx.actor?.status === 'pending' ? ('held' as const) : ('published' as const);

async function change(ctx: Ctx, id: string, next: (row: Own) => Partial<Own> | null): Promise<Listing> {
  authorOf(ctx);
  if (!isId(id)) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const row = await ownListing(ctx, tx, id);
    const fields = next(row);
    if (fields) {
      await tx
        .update(listings)
        .set({ ...fields, updatedAt: ctx.clock() })
        .where(eq(listings.id, id));
      if (fields.status === 'deleted') {
        const purgeAt = new Date(ctx.clock().getTime() + UNDO_SECONDS * 1000).toISOString();
        await tx.execute(
          sql`select enqueue('purge_listing', jsonb_build_object('listingId', ${id}::text), ${purgeAt}::timestamptz)`,
        );
      }
    }
    return getListingIn(ctx, tx, id);
  });
}

/** Help was found: it leaves the search, and its link says thank you. */
export const solveListing = (ctx: Ctx, id: string) =>
  change(ctx, id, (row) => {
    if (row.status === 'deleted') throw new NotFound();
    return row.status === 'solved' ? null : { status: 'solved', solvedAt: ctx.clock() };
  });

/** Puts a solved or expired listing back, for its category's lifetime when its end has passed. */
export const reopenListing = (ctx: Ctx, id: string) =>
  change(ctx, id, (row) => {
    if (row.status === 'deleted') throw new NotFound();
    const expiresAt = row.expiresAt > ctx.clock() ? row.expiresAt : endOf(ctx, { category: row.category });
    return { status: shownAgain(ctx), solvedAt: null, expiresAt };
  });

/** Hidden at once, gone for good after {@link UNDO_SECONDS}. */
export const deleteListing = (ctx: Ctx, id: string) =>
  change(ctx, id, (row) => (row.status === 'deleted' ? null : { status: 'deleted', deletedAt: ctx.clock() }));

/** Undoes a deletion: the listing is again what it was. */
export const restoreListing = (ctx: Ctx, id: string) =>
  change(ctx, id, (row) =>
    row.status === 'deleted' ? { status: row.solvedAt ? 'solved' : shownAgain(ctx), deletedAt: null } : null,
  );
