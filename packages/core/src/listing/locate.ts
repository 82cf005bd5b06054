import { places, sql, type TenantTx } from '@entraide/db';
import { CELL_SIDE_M, cellAt, distanceM, type Point, type Precision } from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import { Invalid } from '../error/index.ts';

/** All that is kept of where a listing is. */
export interface Located {
  lat: number;
  lon: number;
  radiusM: number;
  placeId: number;
  country: string;
}

interface KnownPlace extends Point {
  id: number;
  country: string;
  population: number;
  kind: string;
}

/**
 * Snaps a place to what others may see of it. Nothing finer than the cell leaves this function, and every word for it (place,
 * country) is looked up from the cell's centre, so that two points of one cell cannot be told apart afterwards.
 * @throws Invalid when the place is not in the gazetteer
 */
export async function locate(tx: TenantTx, input: PlaceInput, precision: Precision): Promise<Located> {
  const chosen = 'id' in input ? await placeById(tx, input.id) : null;
  const point: Point = chosen ?? (input as Point);
  if (precision === 'public-place') {
    const [lat, lon] = [roundTo5(point.lat), roundTo5(point.lon)];
    const place = chosen ?? (await closest(tx, point, 1));
    return { lat, lon: lon === 180 ? -180 : lon, radiusM: 0, placeId: place.id, country: place.country };
  }
  const cell = cellAt(point, precision === 'neighbourhood' ? CELL_SIDE_M.neighbourhood : CELL_SIDE_M.city);
  if (precision === 'neighbourhood') {
    const place = chosen ?? (await closest(tx, cell, 1));
    return { lat: cell.lat, lon: cell.lon, radiusM: cell.radiusM, placeId: place.id, country: place.country };
  }
  const city = await closest(tx, cell, 40);
  if (precision === 'city')
    return { lat: cell.lat, lon: cell.lon, radiusM: cell.radiusM, placeId: city.id, country: city.country };
  return wholeCountry(tx, chosen?.country ?? city.country);
}

/** About a metre. */
const roundTo5 = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

async function placeById(tx: TenantTx, id: number): Promise<KnownPlace> {
  const [place] = await tx.execute<KnownPlace>(
    sql`select id, lat, lon, country, population, kind from ${places} where id = ${id}`,
  );
  if (!place) throw new Invalid([{ path: ['place', 'id'], code: 'unknown-place', message: 'no such place' }]);
  return place;
}

/** How far, in metres, a town's name reaches: its population weighs against its distance. */
const REACH_M = 8_000;

/** The place people would name for a point: among the nearest `candidates`, the most populous for how near it is. */
async function closest(tx: TenantTx, point: Point, candidates: number): Promise<KnownPlace> {
  const rows = await tx.execute<KnownPlace>(sql`
    select id, lat, lon, country, population, kind from ${places}
    order by point <-> cube(array[
      6371.0088 * cosd(${point.lat}::float8) * cosd(${point.lon}::float8),
      6371.0088 * cosd(${point.lat}::float8) * sind(${point.lon}::float8),
      6371.0088 * sind(${point.lat}::float8)])
    limit ${candidates}`);
  const weight = (place: KnownPlace) =>
    (place.population + 500) / (1 + (distanceM(point, place) / REACH_M) ** 2) ** 2;
  const best = [...rows].sort((a, b) => weight(b) - weight(a) || a.id - b.id)[0];
  if (!best) throw new Error('the gazetteer is empty: run `platform db migrate` and start again');
  return best;
}

/** A country is shown at its most populous place's cell, whoever asks from wherever in it. */
async function wholeCountry(tx: TenantTx, country: string): Promise<Located> {
  const [capital] = await tx.execute<KnownPlace>(sql`
    select id, lat, lon, country, population, kind from ${places}
    where country = ${country} order by population desc, id limit 1`);
  if (!capital) throw new Invalid([{ path: ['place'], code: 'unknown-country', message: 'no such country' }]);
  const cell = cellAt(capital, CELL_SIDE_M.city);
  return { lat: cell.lat, lon: cell.lon, radiusM: 0, placeId: capital.id, country };
}
