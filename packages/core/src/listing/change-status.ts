import { eq, listings, type TenantTx } from '@entraide/db';
import {
  type AuthorChange,
  type Listing,
  mayLeadTo,
  mayLeaveFrom,
  statusNow,
  statusOnBoard,
} from '@entraide/model/listing';
import { assertTrusted, requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { getListingIn } from './get-listing.ts';
import { statusAgain } from './hide-listing.ts';
import { purgeListingJob } from './purge-listing.ts';
import { tellListing } from './tell.ts';
import { endOf, type OwnListing, ownListing } from './write.ts';

/** How long a deleted listing can be brought back; its purge follows. */
export const UNDO_SECONDS = 120;

type Fields = Partial<OwnListing['row']>;

const fieldsOf: Record<AuthorChange, (ctx: Ctx, own: OwnListing) => Fields> = {
  solve: (ctx) => ({ status: 'solved', solvedAt: ctx.clock(), pausedAt: null }),
  pause: (ctx) => ({ status: 'paused', pausedAt: ctx.clock() }),
  reopen: (ctx, { row, authorIsAccepted }) => ({
    status: statusOnBoard(authorIsAccepted),
    solvedAt: null,
    pausedAt: null,
    promisedAt: ctx.clock(),
    expiresAt: row.expiresAt > ctx.clock() ? row.expiresAt : endOf(ctx, row, { category: row.category }),
  }),
  delete: (ctx) => ({ status: 'deleted', deletedAt: ctx.clock() }),
  restore: (ctx, { row, authorIsAccepted }) => {
    // What a decision hides is hidden again.
    if (row.decisionId) return { status: 'hidden', deletedAt: null };
    const status = statusAgain(ctx, row, authorIsAccepted);
    return { status, deletedAt: null, ...(status === 'held' && { solvedAt: null, pausedAt: null }) };
  },
};

/**
 * One change of status, if the table of a listing's life has it; nothing when the listing is like that already.
 * @throws SignInNeeded, NotAllowed, NotFound, Conflict
 */
export async function changeStatusIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  change: AuthorChange,
): Promise<void> {
  const own = await ownListing(ctx, tx, id);
  const { row } = own;
  const status = statusNow({ status: row.status, expired: row.expiresAt <= ctx.clock() });
  if (!mayLeaveFrom(change, status)) {
    if (mayLeadTo(change, status)) return;
    if (status === 'deleted') throw new NotFound();
    throw new Conflict(refusals[status] ?? `A listing that is ${status} cannot do this.`);
  }
  if (change === 'reopen') await assertTrusted(ctx, tx, requireWriter(ctx, 'listings:write'), row.category);
  const fields = fieldsOf[change](ctx, own);
  await tx
    .update(listings)
    .set({ ...fields, updatedAt: ctx.clock() })
    .where(eq(listings.id, row.id));
  await tellListing(tx, row.id, status, fields.status ?? row.status);
  if (change === 'delete') {
    const runAt = new Date(ctx.clock().getTime() + UNDO_SECONDS * 1000);
    await enqueueJob(tx, purgeListingJob, { listingId: row.id }, { runAt });
  }
}

const refusals: Partial<Record<OwnListing['row']['status'], string>> = {
  hidden: 'The organisers took this listing off the board: their decision says why, and how to answer.',
  held: 'This listing waits for your acceptance and was never on the board. Delete it instead.',
};

const changing = (change: AuthorChange) => async (ctx: Ctx, id: string) => {
  requireWriter(ctx, 'listings:write');
  return inTenant(ctx, async (tx): Promise<Listing> => {
    await changeStatusIn(ctx, tx, id, change);
    return getListingIn(ctx, tx, id);
  });
};

/** Help was found: it leaves the search, and its link says thank you. */
export const solveListing = changing('solve');

/** Takes it off the board for a while: its author puts it back when they like. */
export const pauseListing = changing('pause');

/** Puts a paused, solved or expired listing back, for its category's lifetime when its end has passed. */
export const reopenListing = changing('reopen');

/** Hidden at once, gone for good after {@link UNDO_SECONDS}. */
export const deleteListing = changing('delete');

/** Undoes a deletion: the listing is again what it was, or held while its author is not accepted. */
export const restoreListing = changing('restore');
