import { sql, type TenantTx } from '@entraide/db';
import {
  type Cell,
  cellAt,
  PEOPLE_A_CELL,
  type Point,
  type Precision,
  townRadiusM,
} from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import { Invalid } from '../error/index.ts';
import { cellOf } from './cell-of.ts';
import { getPlaceRow } from './get-place.ts';
import { cityAround, placeAround } from './nearest-place.ts';
import { isArea, type PlaceRow, placeColumns } from './place.ts';

/** All that is kept of where a listing is. */
export interface Located {
  lat: number;
  lon: number;
  radiusM: number;
  placeId: number;
  country: string;
  /** As asked for, but of a country or region only its country. */
  precision: Precision;
}

/**
 * Snaps a place to what others may see of it. Nothing finer than the cell leaves this function, and every word for it (place,
 * country) is looked up from the cell's centre, so that two points of one cell cannot be told apart afterwards.
 * @throws Invalid when the place is not in the gazetteer
 */
export async function locate(tx: TenantTx, input: PlaceInput, asked: Precision): Promise<Located> {
  const chosen = 'id' in input ? await placeById(tx, input.id) : null;
  // Nobody is at a point of a whole country or region: whatever was asked for, only the country is said.
  const precision = chosen && isArea(chosen) ? 'country' : asked;
  return { ...(await locateAs(tx, { chosen, point: chosen ?? (input as Point), precision })), precision };
}

interface Given {
  chosen: PlaceRow | null;
  point: Point;
  precision: Precision;
}

type Where = Omit<Located, 'precision'>;

async function locateAs(tx: TenantTx, { chosen, point, precision }: Given): Promise<Where> {
  if (precision === 'public-place') {
    const [lat, lon] = [roundTo5(point.lat), roundTo5(point.lon)];
    const place = isTown(chosen) ? chosen : found(await placeAround(tx, point));
    return { lat, lon: lon === 180 ? -180 : lon, radiusM: 0, placeId: place.id, country: place.country };
  }
  if (precision === 'neighbourhood') {
    const cell = await cellOf(tx, point);
    // The name of a hamlet would tell more than its cell does.
    const town = isTown(chosen) ? chosen : null;
    const named = town && town.population >= FEWEST_NAMED ? town : null;
    return inCell(town ? asWideAsTown(cell, town) : cell, named ?? found(await placeAround(tx, cell)));
  }
  // Every smaller cell lies within one square: shown both ways, a home is no better known than by the smaller.
  if (chosen && isArea(chosen)) return wholeCountry(tx, chosen.country);
  const square = cellAt(point, 0);
  const city = found(await cityAround(tx, square));
  return precision === 'city' ? inCell(square, city) : wholeCountry(tx, chosen?.country ?? city.country);
}

/** People of a place whose name may stand for a neighbourhood. */
const FEWEST_NAMED = PEOPLE_A_CELL / 2;

/**
 * Who gives a town's name says that they live somewhere in it, not in its middle. A quarter is as small as its cell; so is a seat whose
 * people are counted elsewhere, as those of London are.
 */
const asWideAsTown = (cell: Cell, { kind, population }: PlaceRow): Cell =>
  kind === 'district' || population === 0
    ? cell
    : { ...cell, radiusM: Math.max(cell.radiusM, townRadiusM(population)) };

const inCell = ({ lat, lon, radiusM }: Cell, { id, country }: PlaceRow): Where => ({
  ...{ lat, lon, radiusM, country },
  placeId: id,
});

/** About a metre. */
const roundTo5 = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** A listing is labelled with a town, never with an airport. */
const isTown = (place: PlaceRow | null): place is PlaceRow => place !== null && place.kind !== 'airport';

type KnownPlace = PlaceRow & Record<string, unknown>;

async function placeById(tx: TenantTx, id: number): Promise<PlaceRow> {
  const place = await getPlaceRow(tx, id);
  if (!place) throw new Invalid([{ path: ['place', 'id'], code: 'unknown-place', message: 'no such place' }]);
  return place;
}

function found(place: PlaceRow | undefined): PlaceRow {
  if (!place) throw new Error('the gazetteer is empty: run `platform db migrate` and start again');
  return place;
}

/** A country is shown at its most populous place's square, whoever asks from wherever in it. */
async function wholeCountry(tx: TenantTx, country: string): Promise<Where> {
  const [largest] = await tx.execute<KnownPlace>(
    sql`select ${placeColumns} from places p where p.country = ${country} order by p.population desc, p.id limit 1`,
  );
  const { id, lat, lon } = found(largest);
  const square = cellAt({ lat, lon }, 0);
  return { lat: square.lat, lon: square.lon, radiusM: 0, placeId: id, country };
}
