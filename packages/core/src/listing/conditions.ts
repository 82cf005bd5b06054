import { type SQL, sql } from '@entraide/db';
import { type Box, rangesOf, splitAtAntimeridian } from '@entraide/model/geo';
import type { MapParams, SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { tsqueryOf } from './words.ts';

export const earthPoint = ({ lat, lon }: { lat: number; lon: number }) =>
  sql`earth_point(${lat}::float8, ${lon}::float8)`;

/** The filters that the list, its count and the map share. They name the table in full, so they fit any query over it. */
export function conditions(ctx: Ctx, params: SearchParams | MapParams): SQL {
  const all = [
    sql`listings.status = 'published'`,
    sql`listings.expires_at > ${ctx.clock().toISOString()}::timestamptz`,
  ];
  if (params.kind) all.push(sql`listings.kind = ${params.kind}`);
  if (params.category) all.push(sql`listings.category = ${params.category}`);
  if (params.urgent) all.push(sql`listings.urgent`);
  if (params.bbox) all.push(inBox(params.bbox));
  if (params.q) {
    const words = tsqueryOf(params.q);
    all.push(words ? sql`listings.id in (select listing_ids_matching(${words}))` : sql`false`);
  }
  return sql.join(all, sql` and `);
}

/** Ranges of the Z-order code find the rows by index, also behind the policy; the exact comparison trims their edges. */
function inBox(box: Box): SQL {
  const ranges = rangesOf(box).map(
    ({ from, to }) => sql`listings.cell between ${String(from)}::bigint and ${String(to)}::bigint`,
  );
  const halves = splitAtAntimeridian(box).map(
    ({ west, south, east, north }) =>
      sql`(listings.lat between ${south}::float8 and ${north}::float8 and listings.lon between ${west}::float8 and ${east}::float8)`,
  );
  return sql`(${sql.join(ranges, sql` or `)}) and (${sql.join(halves, sql` or `)})`;
}
