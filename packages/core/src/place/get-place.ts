import { sql } from '@entraide/db';
import { type Place, type PlaceRow, type PlaceTx, placeColumns, placeName, toPlace } from './place.ts';

/** The place of this GeoNames id in the reader's language, or undefined. */
export async function getPlace(tx: PlaceTx, id: number, locale: string): Promise<Place | undefined> {
  const [row] = await tx.execute<PlaceRow & Record<string, unknown>>(
    sql`select ${placeColumns} from places p where p.id = ${id}`,
  );
  return row && toPlace(row, placeName(row, locale));
}
