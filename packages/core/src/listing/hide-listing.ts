import { and, eq, listings, members, type TenantTx } from '@entraide/db';
import { mayLeaveFrom, statusNow, statusOnBoard } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { tellListing } from './tell.ts';
import { authorOfListing } from './visible.ts';

type Row = typeof listings.$inferSelect;

/** What a listing is again that was deleted or hidden: as its author's acceptance and its end have it. */
export function statusAgain(
  { clock }: Pick<Ctx, 'clock'>,
  { solvedAt, pausedAt, expiresAt }: Pick<Row, 'solvedAt' | 'pausedAt' | 'expiresAt'>,
  authorIsAccepted: boolean,
): Row['status'] {
  if (solvedAt && authorIsAccepted) return 'solved';
  if (pausedAt && authorIsAccepted) return 'paused';
  const status = statusOnBoard(authorIsAccepted);
  return statusNow({ status, expired: expiresAt <= clock() });
}

/** Which decision hides it; null: none does. The listing is locked. Undefined when it is gone. */
export async function hiddenBy(tx: TenantTx, id: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ decisionId: listings.decisionId })
    .from(listings)
    .where(eq(listings.id, id))
    .for('update');
  return row?.decisionId;
}

/** Takes a listing off the board for that decision. One that its author has deleted stays deleted, and comes back hidden. */
export async function hideListingIn(ctx: Ctx, tx: TenantTx, id: string, decisionId: string): Promise<void> {
  const [row] = await tx.select().from(listings).where(eq(listings.id, id)).for('update');
  if (!row) return;
  const before = statusNow({ status: row.status, expired: row.expiresAt <= ctx.clock() });
  const hides = mayLeaveFrom('hide', before);
  await tx
    .update(listings)
    .set({ decisionId, ...(hides && { status: 'hidden' as const }) })
    .where(eq(listings.id, id));
  if (hides) await tellListing(tx, id, before, 'hidden');
}

/** Puts back what that decision hid; `previous`: the decision that hid it before, and does again. */
export async function showListingAgainIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  { decisionId, previous = null }: { decisionId: string; previous?: string | null },
): Promise<void> {
  const [found] = await tx
    .select({ listing: listings, author: members.status })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(and(eq(listings.id, id), eq(listings.decisionId, decisionId)));
  if (!found) return;
  const { listing, author } = found;
  const shown = listing.status === 'hidden' && previous === null;
  const status = shown ? statusAgain(ctx, listing, author === 'active') : listing.status;
  const rests = shown && status === 'held' ? { solvedAt: null, pausedAt: null } : {};
  await tx
    .update(listings)
    .set({ decisionId: previous, status, ...rests })
    .where(eq(listings.id, id));
  if (shown) await tellListing(tx, id, 'hidden', status);
}
