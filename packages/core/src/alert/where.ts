import type { alerts } from '@entraide/db';
import { type Box, chordOf } from '@entraide/model/geo';
import type { SearchParams } from '@entraide/model/listing';
import { tilesCovering } from './tiles.ts';

type Area = Pick<SearchParams, 'near' | 'radiusKm' | 'bbox'>;
type Row = typeof alerts.$inferSelect;
type AreaColumns = Pick<
  Row,
  'nearLat' | 'nearLon' | 'radiusKm' | 'reach' | 'west' | 'south' | 'east' | 'north'
>;

export const areaColumns = ({ near, radiusKm, bbox }: Area): AreaColumns => ({
  nearLat: near?.lat ?? null,
  nearLon: near?.lon ?? null,
  radiusKm: radiusKm ?? null,
  reach: radiusKm === undefined ? null : chordOf(radiusKm * 1000),
  west: bbox?.west ?? null,
  south: bbox?.south ?? null,
  east: bbox?.east ?? null,
  north: bbox?.north ?? null,
});

/** Back again, as a search asks for it. */
export function areaOf({ nearLat, nearLon, radiusKm, west, south, east, north }: AreaColumns): Area {
  const near = nearLat === null || nearLon === null ? undefined : { lat: nearLat, lon: nearLon };
  const corners = { west, south, east, north };
  // The four are there or none of them is.
  const bbox = west === null ? undefined : (corners as Box);
  return { ...(near && { near }), ...(radiusKm !== null && { radiusKm }), ...(bbox && { bbox }) };
}

export const tilesOf = ({ near, radiusKm, bbox }: Area): bigint[] =>
  tilesCovering({
    box: bbox,
    circle: near && radiusKm ? { centre: near, radiusM: radiusKm * 1000 } : undefined,
  });
