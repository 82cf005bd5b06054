import { sql, type TenantTx } from '@entraide/db';
import { chordOf, widthOf } from '@entraide/model/geo';
import type { MapParams } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import { conditions, earthPoint } from './conditions.ts';

export type MapProperties =
  | { cluster: true; count: number }
  | { cluster: false; id: string; kind: 'offer' | 'request'; category: string; urgent: boolean };

export interface MapFeature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] };
  properties: MapProperties;
}

export interface MapFeatures {
  type: 'FeatureCollection';
  features: MapFeature[];
}

/** About 64 screen pixels at the zoom asked for. */
const TILES_A_ZOOM = 2;
const GRID_BITS = 28;
/** Tiles across a box at most: whatever zoom is asked for, an answer stays below 500 features. */
const TILES_ACROSS = 20;

/** How many bits of the Z-order code to drop, so that one tile is one marker. */
export function shiftFor(params: Pick<MapParams, 'bbox' | 'zoom'>): number {
  const { north, south } = params.bbox;
  const span = Math.max(widthOf(params.bbox) / 360, (north - south) / 180);
  const finest = Math.floor(Math.log2(TILES_ACROSS / span));
  const bits = Math.max(1, Math.min(Math.round(params.zoom) + TILES_A_ZOOM, finest, GRID_BITS));
  return 2 * (GRID_BITS - bits);
}

/**
 * What the map draws: single listings where they stand alone in their tile, else a cluster with their number.
 * Counts add up to the list's total for the same filters.
 * @throws Invalid, SignInNeeded, NotAllowed
 */
export async function mapListings(ctx: Ctx, params: MapParams): Promise<MapFeatures> {
  assertMayRead(ctx);
  if (params.radiusKm && !params.near)
    throw new Invalid([{ path: ['near'], code: 'required', message: 'a radius needs near=lat,lon' }]);
  const features = await inTenant(ctx, (tx) => featuresIn(ctx, tx, params));
  return { type: 'FeatureCollection', features };
}

interface Tile {
  count: number;
  lat: number;
  lon: number;
  first: string;
  kind: 'offer' | 'request';
  category: string;
  urgent: boolean;
}

async function featuresIn(ctx: Ctx, tx: TenantTx, params: MapParams): Promise<MapFeature[]> {
  const wanted = [conditions(ctx, params)];
  if (params.near && params.radiusKm)
    wanted.push(
      sql`(listings.position <-> ${earthPoint(params.near)}) <= ${chordOf(params.radiusKm * 1000)}::float8`,
    );
  const tiles = await tx.execute<Tile & Record<string, unknown>>(sql`
    select count(*)::int as count, avg(listings.lat) as lat, avg(listings.lon) as lon,
      case when count(*) = 1 then (array_agg(listings.id))[1] end as first,
      min(listings.kind) as kind, min(listings.category) as category, bool_or(listings.urgent) as urgent
    from listings where ${sql.join(wanted, sql` and `)}
    group by listings.cell >> ${shiftFor(params)}::int`);
  return [...tiles].map(({ count, lat, lon, first, kind, category, urgent }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [round(lon), round(lat)] as [number, number] },
    properties: count > 1 ? { cluster: true, count } : { cluster: false, id: first, kind, category, urgent },
  }));
}

/** About a metre: a public place keeps its point, everything else is coarser already. */
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
