import { eq, listings, sql } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import { emitEach } from '../event/index.ts';
import type { Sweep } from '../job/sweep.ts';

// Written into the statement: as a parameter, it would not fit the partial index of published listings.
const [published] = LISTING_LIFE.expire.from.map((status) => sql.raw(`'${status}'`));
const [expired] = LISTING_LIFE.expire.to;

/** Listings at a time: the rest comes the next night. */
const MOST_LISTINGS = 20_000;

/** Listings that have run out leave the indexes of the search, which has not shown them since. */
export const sweepListings: Sweep = async (ctx, tx) => {
  const ended = await tx.execute<{ id: string }>(sql`
    update listings set status = ${expired} where id in (
      select id from listings
      where status = ${published} and expires_at <= ${ctx.clock().toISOString()}::timestamptz
      limit ${MOST_LISTINGS}::integer
    ) returning id`);
  await emitEach(
    tx,
    'listing.ended',
    Array.from(ended, ({ id }) => ({ listingId: id })),
  );
  const left = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(eq(listings.status, 'published'))
    .limit(1);
  return left.length > 0;
};
