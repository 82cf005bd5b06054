import { type SQL, sql, type TenantTx } from '@entraide/db';
import { type MortonRange, tilesWithin } from '@entraide/model/geo';
import type { MapParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { and, areaOf, boxOf, filters, found, within } from './conditions.ts';
import { type DocumentQuery, facetsQuery, tilesQuery } from './document.ts';
import { byCell, byDocument, byRanges, codes } from './sources.ts';

/** Listings in one tile of the map, and the mean of where they are shown. Degrees. */
export interface Tile {
  /** Code of the tile: the Z-order cell without its last bits. */
  tile: string;
  count: number;
  lat: number;
  lon: number;
}

type TileRow = Tile & Record<string, unknown>;

const GRID_BITS = 28;
const shiftOf = (bits: number) => 2 * (GRID_BITS - bits);

/** How many listings each tile of the map holds, `bits` bits of the Z-order each way. Empty tiles are not there. */
export async function countTiles(
  ctx: Ctx,
  tx: TenantTx,
  params: MapParams,
  words: readonly DocumentQuery[],
  bits: number,
): Promise<Tile[]> {
  const { language, since, near, radiusKm, urgent, category } = params;
  const finest = category ? LEVELS[0] : LEVELS[1];
  const rows =
    words.length > 0 || language || since
      ? rowsByDocument(ctx, params, words, bits)
      : (near && radiusKm) || urgent || bits > finest
        ? rowsByCell(byCell(boxOf(areaOf(params)), shown(ctx, params)), bits)
        : rowsRolledUp(ctx, params, bits);
  const tiles = await tx.execute<TileRow>(sql`
    select tile::text, sum(count)::int as count, sum(lat) / sum(placed) as lat, sum(lon) / sum(placed) as lon
    from (${rows}) counted group by tile having sum(count) > 0`);
  return [...tiles];
}

const rowsByDocument = (
  ctx: Ctx,
  params: MapParams,
  words: readonly DocumentQuery[],
  bits: number,
): SQL => sql`
  select listings.cell >> ${shiftOf(bits)}::int as tile, count(*) as count, count(*) as placed,
    sum(listings.lat) as lat, sum(listings.lon) as lon
  from ${candidates(ctx, params, words)} join listings using (id) group by 1`;

const candidates = (ctx: Ctx, params: MapParams, words: readonly DocumentQuery[]): SQL => {
  const area = areaOf(params);
  return sql`${byDocument(ctx, [...facetsQuery(ctx, params), ...words, ...tilesQuery(boxOf(area))], params, area)} hits`;
};

const shown = (ctx: Ctx, params: MapParams): SQL[] => [
  ...found(ctx),
  ...filters(params),
  ...within(areaOf(params)),
];

const rowsByCell = (source: SQL, bits: number): SQL => sql`
  select listings.cell >> ${shiftOf(bits)}::int as tile, count(*) as count, count(*) as placed,
    sum(listings.lat) as lat, sum(listings.lon) as lon
  from ${source} group by 1`;

/** Levels of listing_tiles that draw maps: one with categories, and a finer one without. */
const LEVELS = [4, 7] as const;

/**
 * Tiles that lie in the box whole come from the roll-up, minus what has run out and is not swept yet; only what lies across the box's
 * edge is counted one by one.
 */
function rowsRolledUp(ctx: Ctx, params: MapParams, bits: number): SQL {
  const level = bits <= LEVELS[0] || params.category ? LEVELS[0] : LEVELS[1];
  const { whole, edge } = tilesWithin(params.bbox, level);
  const parts: SQL[] = [];
  if (whole.length > 0) parts.push(wholeTiles(params, whole, level, bits), runOut(ctx, params, whole, bits));
  if (edge.length > 0) parts.push(rowsByCell(byRanges(edge, shown(ctx, params)), bits));
  return sql.join(parts, sql` union all `);
}

function wholeTiles({ kind, category }: MapParams, whole: MortonRange[], level: number, bits: number): SQL {
  const those = [
    sql`listing_tiles.level = ${level}::smallint`,
    ...(kind ? [sql`listing_tiles.kind = ${kind}`] : []),
    sql`listing_tiles.category = ${category ?? ''}`,
  ];
  return sql`
    select tiles.tile >> ${2 * (level - bits)}::int as tile, sum(tiles.count) as count, sum(tiles.count) as placed,
      sum(tiles.lat_sum) as lat, sum(tiles.lon_sum) as lon
    from unnest(${codes(whole, 'from')}::bigint[], ${codes(whole, 'to')}::bigint[]) as range (low, high)
    cross join lateral (
      select tile, count, lat_sum, lon_sum from listing_tiles
      where listing_tiles.tile between range.low >> ${shiftOf(level)}::int and range.high >> ${shiftOf(level)}::int and ${and(those)}
      offset 0
    ) tiles group by 1`;
}

/** What has run out, by the index that tells when (listings__ends); where it was may still weigh on where a cluster is drawn. */
function runOut(ctx: Ctx, params: MapParams, whole: MortonRange[], bits: number): SQL {
  const now = ctx.clock().toISOString();
  const over = [
    sql`listings.status = 'published'`,
    sql`listings.expires_at <= ${now}::timestamptz`,
    sql`exists (select from unnest(${codes(whole, 'from')}::bigint[], ${codes(whole, 'to')}::bigint[]) as range (low, high)
      where listings.cell between range.low and range.high)`,
  ];
  return sql`
    select listings.cell >> ${shiftOf(bits)}::int as tile, -count(*) as count, 0 as placed, 0 as lat, 0 as lon
    from listings where ${and([...over, ...filters(params)])} group by 1`;
}

/** A listing that stands alone in its tile, where it is shown. Degrees. */
export interface SingleListing {
  id: string;
  kind: 'offer' | 'request';
  category: string;
  urgent: boolean;
  lat: number;
  lon: number;
}

/** The listings that stand alone in their tile. */
export async function singleListings(
  ctx: Ctx,
  tx: TenantTx,
  params: MapParams,
  words: readonly DocumentQuery[],
  tiles: readonly Tile[],
  bits: number,
): Promise<SingleListing[]> {
  if (tiles.length === 0) return [];
  const ranges = tiles.map(({ tile }) => {
    const from = BigInt(tile) << BigInt(shiftOf(bits));
    return { from, to: from + (1n << BigInt(shiftOf(bits))) - 1n };
  });
  const { language, since } = params;
  const asked = shown(ctx, params);
  if (words.length > 0 || language || since)
    asked.push(sql`listings.id in (select id from ${candidates(ctx, params, words)})`);
  const rows = await tx.execute<SingleListing & Record<string, unknown>>(sql`
    select listings.id, listings.kind, listings.category, listings.urgent, listings.lat, listings.lon
    from ${byRanges(ranges, asked)}`);
  return [...rows];
}
