import type { TenantTx } from '@entraide/db';
import { markerBits } from '@entraide/model/geo';
import type { MapParams } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import {
  attemptsFor,
  countTiles,
  type DocumentQuery,
  readWords,
  type SingleListing,
  singleListings,
  type Tile,
  wordsQuery,
} from '../search/index.ts';
import { assertMayRead } from '../space/index.ts';
import type { MapFeature, MapFeatures } from './map-feature.ts';

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
  const bits = markerBits(params.bbox, params.zoom);
  const tiles = await countTiles(ctx, tx, params, words, bits);
  const alone = tiles.filter(({ count }) => count === 1);
  const singles = await singleListings(ctx, tx, params, words, alone, bits);
  return [...tiles.filter(({ count }) => count > 1).map(clusterOf), ...singles.map(markOf)];
}

const clusterOf = ({ count, lat, lon }: Tile): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [round(lon), round(lat)] },
  properties: { cluster: true, count },
});

const markOf = ({ id, kind, category, urgent, lat, lon }: SingleListing): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { cluster: false, id, kind, category, urgent },
});

/** About a hundred metres: no finer than the grid that listings are shown on. */
const round = (degrees: number) => Math.round(degrees * 1000) / 1000;
