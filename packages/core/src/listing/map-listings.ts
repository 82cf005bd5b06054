import type { TenantTx } from '@entraide/db';
import { widthOf } from '@entraide/model/geo';
import type { MapParams } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import { attemptsFor, type DocumentQuery, wordsQuery } from './document.ts';
import type { MapFeature, MapFeatures } from './map-feature.ts';
import { countTiles, singleListings, type Tile } from './tiles.ts';
import { readWords } from './words.ts';

/** About 64 screen pixels at the zoom asked for. */
const TILES_A_ZOOM = 2;
const GRID_BITS = 28;
/** Tiles across a box at most: whatever zoom is asked for, an answer stays below 500 features. */
const TILES_ACROSS = 20;

/** How many bits of the Z-order code, each way, make a tile that is one marker. */
export function bitsFor(params: Pick<MapParams, 'bbox' | 'zoom'>): number {
  const { north, south } = params.bbox;
  const span = Math.max(widthOf(params.bbox) / 360, (north - south) / 180);
  const finest = Math.floor(Math.log2(TILES_ACROSS / span));
  return Math.max(1, Math.min(Math.round(params.zoom) + TILES_A_ZOOM, finest, GRID_BITS));
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

async function featuresIn(ctx: Ctx, tx: TenantTx, params: MapParams): Promise<MapFeature[]> {
  const words = params.q ? await readWords(tx, ctx.tenant.config, params.q) : [];
  if (words === null) return [];
  // As the list does: when nothing holds all the words, what holds most of them.
  for (const wanted of attemptsFor(words)) {
    const features = await featuresFor(ctx, tx, params, wordsQuery(wanted));
    if (features.length > 0) return features;
  }
  return [];
}

async function featuresFor(
  ctx: Ctx,
  tx: TenantTx,
  params: MapParams,
  words: readonly DocumentQuery[],
): Promise<MapFeature[]> {
  const bits = bitsFor(params);
  const tiles = await countTiles(ctx, tx, params, words, bits);
  const alone = tiles.filter(({ count }) => count === 1);
  const singles = await singleListings(ctx, tx, params, words, alone, bits);
  return [...tiles.filter(({ count }) => count > 1).map(clusterOf), ...singles];
}

const clusterOf = ({ count, lat, lon }: Tile): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [round(lon), round(lat)] },
  properties: { cluster: true, count },
});

/** About a hundred metres: no finer than the grid that listings are shown on. */
const round = (degrees: number) => Math.round(degrees * 1000) / 1000;
