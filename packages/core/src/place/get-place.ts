import { sql } from '@entraide/db';
import {
  areaColumns,
  type Place,
  type PlaceRow,
  type PlaceTx,
  placeColumns,
  placeName,
  toPlace,
} from './place.ts';

/** The place of this id in the reader's language, or undefined. */
export async function getPlace(tx: PlaceTx, id: number, locale: string): Promise<Place | undefined> {
  const row = await getPlaceRow(tx, id);
  return row && toPlace(row, placeName(row, locale));
}

/** A town by its GeoNames id, or a country, region or airport by ours. */
export async function getPlaceRow(tx: PlaceTx, id: number): Promise<PlaceRow | undefined> {
  const [row] = await tx.execute<PlaceRow & Record<string, unknown>>(sql`
    select ${placeColumns} from places p where p.id = ${id}
    union all select ${areaColumns} from areas a where a.id = ${id}`);
  return row;
}
