import { and, sql } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Ctx, inTenant, visitor } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { onBoard } from '../search/index.ts';
import { mayRead } from '../space/index.ts';

export interface ListedForSearchEngines {
  id: string;
  updatedAt: Date;
}

/** A sitemap may hold 50,000 addresses; one that a machine makes at once is smaller. */
export const LISTINGS_A_SITEMAP = 5000;

/**
 * What strangers may read of the board, the newest first, a part at a time: what search engines may know.
 * @param from the listing that the part begins with; the first part when it is left out
 * @throws NotFound where strangers read nothing
 */
export async function listForSitemap(ctx: Ctx, from?: string): Promise<ListedForSearchEngines[]> {
  assertPublic(ctx);
  if (from !== undefined && !isId(from)) throw new NotFound();
  const rows = await inTenant(ctx, (tx) =>
    tx.execute<{ id: string; updatedAt: Date | string }>(sql`
      select id, updated_at as "updatedAt" from listings
      where ${and(...onBoard(ctx.clock()))} and not sample ${from ? sql`and id <= ${from}::uuid` : sql``}
      order by id desc limit ${LISTINGS_A_SITEMAP}::integer`),
  );
  return [...rows].map(({ id, updatedAt }) => ({ id, updatedAt: new Date(updatedAt) }));
}

/** The listing that each part begins with. @throws NotFound where strangers read nothing */
export async function sitemapParts(ctx: Ctx): Promise<string[]> {
  assertPublic(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`
      select id from (
        select id, row_number() over (order by id desc) as number from listings where ${and(...onBoard(ctx.clock()))} and not sample
      ) numbered where number % ${LISTINGS_A_SITEMAP}::integer = 1 order by id desc`),
  );
  return [...rows].map(({ id }) => id);
}

function assertPublic({ tenant }: Ctx): void {
  if (!mayRead({ tenant, actor: visitor })) throw new NotFound();
}
