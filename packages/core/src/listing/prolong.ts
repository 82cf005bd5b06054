import { eq, listings, type TenantTx } from '@entraide/db';
import { statusNow } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { changeStatusIn } from './change-status.ts';
import { tellListing } from './tell.ts';
import { endOf, ownListing } from './write.ts';

/**
 * Still needed: it stands for its category's lifetime from now, or as long as was promised already. One that has ended comes back.
 * @throws SignInNeeded, NotAllowed, NotTrustedYet, NotFound, Conflict when it is not on the board
 */
export async function prolongListingIn(ctx: Ctx, tx: TenantTx, id: string): Promise<void> {
  const now = ctx.clock();
  const { row } = await ownListing(ctx, tx, id, now);
  const status = statusNow({ status: row.status, expired: row.expiresAt <= now });
  if (status === 'expired') return changeStatusIn(ctx, tx, id, 'reopen');
  if (status !== 'published') throw new Conflict(`A listing that is ${status} cannot be prolonged.`);
  const end = endOf(ctx, row, { category: row.category });
  const expiresAt = new Date(Math.max(end.getTime(), row.expiresAt.getTime()));
  await tx
    .update(listings)
    .set({ expiresAt, promisedAt: now, updatedAt: now })
    .where(eq(listings.id, row.id));
  await tellListing(tx, row.id, status, status);
}
