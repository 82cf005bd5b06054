import { sql, type TenantTx } from '@entraide/db';
import type { SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { areaOf, boxOf, found, within } from './conditions.ts';
import { type DocumentQuery, facetsQuery, tilesQuery } from './document.ts';
import { byCell, byDocument } from './sources.ts';

/** Listings are counted up to here; more are "more". */
export const COUNTED_AT_MOST = 1000;

/** How many listings a search finds: exact up to {@link COUNTED_AT_MOST}, one more beyond. */
export async function countListings(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  words: readonly DocumentQuery[],
): Promise<number> {
  const most = COUNTED_AT_MOST + 1;
  const area = areaOf(params);
  const queries = [...facetsQuery(ctx, params), ...words];
  const [row] = await tx.execute<{ n: number }>(
    queries.length > 0
      ? sql`select count(*)::int as n
          from ${byDocument(ctx, [...queries, ...tilesQuery(boxOf(area))], params, area, most)} hits
          join listings using (id)`
      : sql`select count(*)::int as n from (
          select 1 from ${byCell(boxOf(area), [...found(ctx), ...within(area)])} limit ${most}::integer
        ) counted`,
  );
  return row?.n ?? 0;
}
