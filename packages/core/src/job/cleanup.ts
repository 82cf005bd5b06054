import { drafts, eq, listings, loginCodes, lt, sessions, sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { sweepTonight } from './sweep.ts';

const DAY_MS = 86_400_000;

/** Listings at a time: the rest comes the next night. */
const MOST_LISTINGS = 20_000;

/**
 * Removes what has run out: codes (they count for the limits of an hour, so a day is plenty), drafts, sessions. Listings that have run
 * out leave the indexes of the search, which has not shown them since.
 */
export async function cleanup(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  const now = ctx.clock();
  await tx.delete(loginCodes).where(lt(loginCodes.createdAt, new Date(now.getTime() - DAY_MS)));
  await tx.delete(drafts).where(lt(drafts.expiresAt, now));
  await tx.delete(sessions).where(lt(sessions.expiresAt, now));
  await tx.execute(sql`
    update listings set status = 'expired' where id in (
      select id from listings
      where status = 'published' and expires_at <= ${now.toISOString()}::timestamptz
      limit ${MOST_LISTINGS}::integer
    )`);
  const left = await Promise.all([
    tx.select({ id: loginCodes.id }).from(loginCodes).limit(1),
    tx.select({ id: drafts.id }).from(drafts).limit(1),
    tx.select({ id: sessions.id }).from(sessions).limit(1),
    tx.select({ id: listings.id }).from(listings).where(eq(listings.status, 'published')).limit(1),
  ]);
  if (left.some((rows) => rows.length > 0)) await sweepTonight(ctx, tx);
}
