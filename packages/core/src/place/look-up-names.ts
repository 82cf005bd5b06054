import { type SQL, sql } from '@entraide/db';
import { typingSlips } from './edit-distance.ts';
import { type PlaceRow, type PlaceTx, placeColumns } from './place.ts';
import type { Hit } from './rank-places.ts';
import type { Reading } from './read-query.ts';

type Row = PlaceRow & { key: string; matched: string } & Record<string, unknown>;

// From a list of (key, place_id), read off the index alone, to places with the name that the key stands for.
const withPlaces = (hits: SQL): SQL => sql`
  with hit as (${hits})
  select n.key, n.name as matched, ${placeColumns}
  from hit join place_names n using (key, place_id) join places p on p.id = hit.place_id`;

/** Names typed out, the guesses' too, and names that begin like the plain reading: the most populous of each. */
export async function called(tx: PlaceTx, [plain, ...guesses]: Reading[]): Promise<Hit[]> {
  const name = plain?.name ?? '';
  const [first = '', second = '', third = ''] = guesses.map((guess) => guess.name);
  // One letter or two begin too many names to be sorted: those of large places have an index of their own.
  const known = new TextEncoder().encode(name).length <= 2 ? sql`and population >= 100000` : sql``;
  const rows = await tx.execute<Row>(
    withPlaces(sql`
      (select key, place_id from place_names where key = ${name} order by population desc, place_id limit 60)
      union
      (select key, place_id from place_names where key in (${first}, ${second}, ${third})
       order by population desc, place_id limit 120)
      union
      (select key, place_id from place_names where key >= ${name} and key < ${`${name}\u{10ffff}`} ${known}
       order by population desc, place_id limit 120)`),
  );
  return rows.map((row) => {
    const begins = row.key !== name && row.key.startsWith(name);
    return { place: row, key: row.key, name: row.matched, how: begins ? 'prefix' : 'exact', slips: 0 };
  });
}

// The longest names that anybody has typed, and all of them have fewer; a page of text would only keep the index busy.
const LONGEST_TYPO = 40;

/** Names of towns that are a typing slip away, of longer ones two; the first letter is taken to be right. */
export async function almostCalled(tx: PlaceTx, name: string): Promise<Hit[]> {
  if (name.length < 4 || name.length > LONGEST_TYPO) return [];
  const allowed = name.length < 9 ? 1 : 2;
  const rows = await tx.execute<Row>(
    withPlaces(/^[ -~]+$/.test(name) ? alike(name) : sameLetter(name, allowed)),
  );
  return rows
    .filter((row) => row.key[0] === name[0])
    .map(
      (row): Hit => ({
        place: row,
        key: row.key,
        name: row.matched,
        how: 'typo',
        slips: typingSlips(name, row.key),
      }),
    )
    .filter((hit) => hit.slips <= allowed);
}

const alike = (name: string): SQL => sql`
  select key, place_id from place_names where key % ${name} and population >= 5000
  order by similarity(key, ${name}) desc, population desc limit 150`;

/**
 * Where the collation is "C", pg_trgm sees no letters but ASCII, and would read the whole table for "القاهرة": so the known
 * names with the same first letter, a few hundred, which is what other scripts have.
 */
const sameLetter = (name: string, allowed: number): SQL => {
  const [first = ''] = name;
  return sql`
    select key, place_id from place_names
    where key >= ${first} and key < ${`${first}\u{10ffff}`} and population >= 100000
      and length(key) >= ${name.length - allowed}
    order by population desc limit 1000`;
};

export async function largestOf(tx: PlaceTx, country: string, count: number): Promise<Hit[]> {
  const rows = await tx.execute<PlaceRow & Record<string, unknown>>(
    sql`select ${placeColumns} from places p where p.country = ${country} order by p.population desc limit ${count}`,
  );
  return rows.map((place) => ({ place, key: '', name: place.name, how: 'country', slips: 0 }));
}
