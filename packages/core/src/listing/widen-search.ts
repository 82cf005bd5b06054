import { type Box, type Point, widthOf, wrapLon } from '@entraide/model/geo';
import type { SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { type SearchResult, searchListings } from './search-listings.ts';

/** Looked in one after the other; null: the whole world. */
const STAGES_KM = [100, 1000, null];
const WIDENED_KM = [25, 50, 100, 250, 500, 1000, 2500] as const;

export interface WidenedSearch extends SearchResult {
  /** True when nothing was found where it was asked for, and the nearest is shown instead. */
  widened: boolean;
  /** The ring that holds what is shown, in kilometres; null: the whole world. */
  radiusKm: number | null;
}

const centreOf = (box: Box): Point => ({
  lat: (box.south + box.north) / 2,
  lon: wrapLon(box.west + widthOf(box) / 2),
});

/** Never an empty map: when a search finds nothing, it looks in wider rings and says which one it took. */
export async function widenSearch(ctx: Ctx, params: SearchParams): Promise<WidenedSearch> {
  const found = await searchListings(ctx, params);
  const asked = { ...found, widened: false, radiusKm: params.radiusKm ?? null };
  if (found.items.length > 0 || params.cursor || !(params.radiusKm || params.bbox)) return asked;
  const { radiusKm: _, bbox, sort: __, ...rest } = params;
  const near = params.near ?? (bbox && centreOf(bbox));
  if (!near) return asked;
  // Near by, a listing that holds most of the words comes before one far away that holds them all.
  for (const withinKm of STAGES_KM) {
    const within = { ...rest, near, ...(withinKm && { radiusKm: withinKm }) };
    const nearest = await searchListings(ctx, { ...within, limit: 1 });
    const [first] = nearest.items;
    if (!first) continue;
    // Of a listing for a whole country, only the ring that holds its point is known.
    const atKm = first.distanceKm ?? withinKm;
    const ring = WIDENED_KM.find((km) => atKm !== null && km >= atKm) ?? null;
    const result = await searchListings(ctx, { ...rest, near, ...(ring && { radiusKm: ring }) });
    return { ...result, widened: true, radiusKm: ring };
  }
  return asked;
}
