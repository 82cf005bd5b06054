import {
  drafts,
  eq,
  knownBrowsers,
  limitUses,
  listings,
  loginCodes,
  lt,
  lte,
  sessions,
  sql,
  type TenantTx,
} from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { sweepTonight } from './sweep.ts';

const DAY_MS = 86_400_000;

/** As long as the cookie of the browser lasts. */
const KNOWN_BROWSER_MS = 400 * DAY_MS;

// Written into the statement: as a parameter, it would not fit the partial index of published listings.
const [published] = LISTING_LIFE.expire.from.map((status) => sql.raw(`'${status}'`));
const [expired] = LISTING_LIFE.expire.to;

/** Listings at a time: the rest comes the next night. */
const MOST_LISTINGS = 20_000;

/**
 * Removes what has run out: codes (a day after they were asked for), drafts, sessions, counters that are full again, browsers nobody
 * came back with. Listings that have run out leave the indexes of the search, which has not shown them since.
 */
export async function cleanup(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  const now = ctx.clock();
  await tx.delete(loginCodes).where(lt(loginCodes.createdAt, new Date(now.getTime() - DAY_MS)));
  await tx.delete(drafts).where(lt(drafts.expiresAt, now));
  await tx.delete(sessions).where(lt(sessions.expiresAt, now));
  await tx.delete(limitUses).where(lte(limitUses.fullAgainAt, now));
  const seenBefore = new Date(now.getTime() - KNOWN_BROWSER_MS);
  await tx.delete(knownBrowsers).where(lt(knownBrowsers.lastSeenAt, seenBefore));
  await tx.execute(sql`
    update listings set status = ${expired} where id in (
      select id from listings
      where status = ${published} and expires_at <= ${now.toISOString()}::timestamptz
      limit ${MOST_LISTINGS}::integer
    )`);
  const left = await Promise.all([
    tx.select({ id: loginCodes.id }).from(loginCodes).limit(1),
    tx.select({ id: drafts.id }).from(drafts).limit(1),
    tx.select({ id: sessions.id }).from(sessions).limit(1),
    tx.select({ id: limitUses.key }).from(limitUses).limit(1),
    tx.select({ id: knownBrowsers.memberId }).from(knownBrowsers).limit(1),
    tx.select({ id: listings.id }).from(listings).where(eq(listings.status, 'published')).limit(1),
  ]);
  if (left.some((rows) => rows.length > 0)) await sweepTonight(ctx, tx);
}
