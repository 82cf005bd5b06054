import { type SQL, sql, type TenantTx } from '@entraide/db';
import { type MortonRange, tilesWithin } from '@entraide/model/geo';
import { and, filterConditions, onBoard, within } from './conditions.ts';
import { facetsQuery, tilesQuery, wordsQuery } from './document.ts';
import type { MapPlan } from './plan.ts';
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
export async function countTiles(tx: TenantTx, plan: MapPlan): Promise<Tile[]> {
  const { area, filters, bits } = plan;
  const finest = filters.category ? ROLLED_UP_LEVELS[0] : ROLLED_UP_LEVELS[1];
  const rows = needsDocument(plan)
    ? rowsByDocument(plan)
    : area.circle || filters.urgent || bits > finest
      ? rowsByCell(byCell(area.box, shown(plan)), bits)
      : rowsRolledUp(plan);
  const tiles = await tx.execute<TileRow>(sql`
    select tile::text, sum(count)::int as count, sum(lat) / sum(placed) as lat, sum(lon) / sum(placed) as lon
    from (${rows}) counted group by tile having sum(count) > 0`);
  return [...tiles];
}

/** The index on cells knows neither words, nor languages, nor when a listing was made. */
const needsDocument = ({ wanted, filters }: MapPlan) =>
  wanted.words.length > 0 || Boolean(filters.language) || filters.since !== undefined;

const rowsByDocument = (plan: MapPlan): SQL => sql`
  select listings.cell >> ${shiftOf(plan.bits)}::int as tile, count(*) as count, count(*) as placed,
    sum(listings.lat) as lat, sum(listings.lon) as lon
  from ${candidates(plan)} join listings using (id) group by 1`;

const candidates = (plan: MapPlan): SQL =>
  sql`${byDocument(plan, [...facetsQuery(plan), ...wordsQuery(plan.wanted), ...tilesQuery(plan.area.box)])} hits`;

const shown = ({ now, filters, area }: MapPlan): SQL[] => [
  ...onBoard(now),
  ...filterConditions(filters),
  ...within(area),
];

const rowsByCell = (source: SQL, bits: number): SQL => sql`
  select listings.cell >> ${shiftOf(bits)}::int as tile, count(*) as count, count(*) as placed,
    sum(listings.lat) as lat, sum(listings.lon) as lon
  from ${source} group by 1`;

/** Levels of listing_tiles that draw maps: one with categories, and a finer one without. */
const ROLLED_UP_LEVELS = [4, 7] as const;

/**
 * Tiles that lie in the box whole come from the roll-up, minus what has run out and is not swept yet; only what lies across the box's
 * edge is counted one by one.
 */
function rowsRolledUp(plan: MapPlan): SQL {
  const { area, filters, bits } = plan;
  const [coarse, fine] = ROLLED_UP_LEVELS;
  const level = bits <= coarse || filters.category ? coarse : fine;
  const { whole, edge } = tilesWithin(area.box, level);
  const parts: SQL[] = [];
  if (whole.length > 0) parts.push(wholeTiles(plan, whole, level), runOut(plan, whole));
  if (edge.length > 0) parts.push(rowsByCell(byRanges(edge, shown(plan)), bits));
  return sql.join(parts, sql` union all `);
}

function wholeTiles({ filters, bits }: MapPlan, whole: MortonRange[], level: number): SQL {
  const { kind, category } = filters;
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
function runOut({ now, filters, bits }: MapPlan, whole: MortonRange[]): SQL {
  const over = [
    sql`listings.status = 'published'`,
    sql`listings.expires_at <= ${now.toISOString()}::timestamptz`,
    sql`exists (select from unnest(${codes(whole, 'from')}::bigint[], ${codes(whole, 'to')}::bigint[]) as range (low, high)
      where listings.cell between range.low and range.high)`,
  ];
  return sql`
    select listings.cell >> ${shiftOf(bits)}::int as tile, -count(*) as count, 0 as placed, 0 as lat, 0 as lon
    from listings where ${and([...over, ...filterConditions(filters)])} group by 1`;
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
  tx: TenantTx,
  plan: MapPlan,
  tiles: readonly Tile[],
): Promise<SingleListing[]> {
  if (tiles.length === 0) return [];
  const { bits } = plan;
  const ranges = tiles.map(({ tile }) => {
    const from = BigInt(tile) << BigInt(shiftOf(bits));
    return { from, to: from + (1n << BigInt(shiftOf(bits))) - 1n };
  });
  const asked = shown(plan);
  if (needsDocument(plan)) asked.push(sql`listings.id in (select id from ${candidates(plan)})`);
  const rows = await tx.execute<SingleListing & Record<string, unknown>>(sql`
    select listings.id, listings.kind, listings.category, listings.urgent, listings.lat, listings.lon
    from ${byRanges(ranges, asked)}`);
  return [...rows];
}
