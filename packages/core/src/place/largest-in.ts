import { sql } from '@entraide/db';
import type { Box } from '@entraide/model/geo';
import { countryName } from './country-name.ts';
import { placeAround } from './nearest-place.ts';
import { type PlaceRow, type PlaceTx, placeColumns, placeName } from './place.ts';

/** For each box the name of its largest town and of the country: "Lyon (France)"; where there is none, of a place beside it. */
export async function largestIn(tx: PlaceTx, boxes: readonly Box[], locale: string): Promise<string[]> {
  if (boxes.length === 0) return [];
  const edge = (name: keyof Box) => sql`${`{${boxes.map((box) => box[name]).join()}}`}::float8[]`;
  const rows = await tx.execute<PlaceRow & { at: string } & Record<string, unknown>>(sql`
    select distinct on (box.at) ${placeColumns}, box.at
    from places p
    join unnest(${edge('west')}, ${edge('south')}, ${edge('east')}, ${edge('north')})
      with ordinality as box (west, south, east, north, at)
      on p.lon >= box.west and p.lon < box.east and p.lat >= box.south and p.lat < box.north
    where p.kind <> 'district' and p.population > 0
    order by box.at, p.population desc, p.id`);
  const found = new Map(rows.map((row) => [Number(row.at) - 1, row]));
  const names: string[] = [];
  for (const [at, { west, south, east, north }] of boxes.entries()) {
    const middle = { lat: (south + north) / 2, lon: (west + east) / 2 };
    const row: PlaceRow | undefined = found.get(at) ?? (await placeAround(tx, middle));
    names.push(row ? `${placeName(row, locale)} (${countryName(row.country, locale)})` : '');
  }
  return names;
}
