import type { TenantTx } from '@entraide/db';
import type { Listing } from '@entraide/model/listing';
import { z } from 'zod';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { changeStatusIn } from './change-status.ts';
import { getListingIn } from './get-listing.ts';
import { updateListingIn } from './update-listing.ts';
import { ListingChange } from './write.ts';

const changeTo = { solved: 'solve', paused: 'pause', published: 'reopen' } as const;

/** Fields, and the status the listing shall have: `solved` (help was found), `paused` (off the board for a while) or `published` (put it back). */
export const ListingPatch = ListingChange.extend({
  status: z.enum(['solved', 'paused', 'published']).optional(),
});

/**
 * Changes fields and status together, or nothing at all.
 * @throws SignInNeeded, NotFound, NotAllowed, Invalid, Conflict
 */
export async function changeListing(ctx: Ctx, id: string, given: unknown): Promise<Listing> {
  requireWriter(ctx, 'listings:write');
  const change = parse(ListingPatch, given);
  return inTenant(ctx, (tx) => changeListingIn(ctx, tx, id, change));
}

export async function changeListingIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  { status, ...fields }: z.output<typeof ListingPatch>,
): Promise<Listing> {
  const { held } = await updateListingIn(ctx, tx, id, fields);
  // It is off the board for now: what it shall be there waits, too.
  if (status && !held) await changeStatusIn(ctx, tx, id, changeTo[status]);
  return getListingIn(ctx, tx, id);
}
