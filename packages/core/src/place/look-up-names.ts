import { type SQL, sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { mayHaveSlips, namesWithLetter, slipsAway } from './names-by-letter.ts';
import { areaColumns, type PlaceRow, type PlaceTx, placeColumns } from './place.ts';
import type { Hit } from './rank-places.ts';
import type { Reading } from './read-query.ts';

type Name = [key: string, name: string, fame: number, via: Hit['via'] | null];
type Row = PlaceRow & { names: Name[] } & Record<string, unknown>;

/** The smallest id of an area. */
const FIRST_AREA = 900_000_000;

// From a list of (key, place_id), read off the index alone, to places, each once with the names that the keys stand for.
const withPlaces = (hits: SQL): SQL => sql`
  with hit as (${hits}),
  named as (
    select place_id, json_agg(json_build_array(n.key, n.name, n.population, n.via)) as names
    from hit join place_names n using (key, place_id) group by place_id
  )
  select names, ${placeColumns} from named join places p on p.id = named.place_id
  union all
  select names, ${areaColumns} from named join areas a on a.id = named.place_id`;

const hitsOf = (rows: readonly Row[], howOf: (key: string) => Pick<Hit, 'how' | 'slips'>): Hit[] =>
  rows.flatMap(({ names, ...place }) =>
    names.map(([key, name, fame, via]) => ({ place, key, name, fame, ...howOf(key), ...(via && { via }) })),
  );

/** One letter or two begin too many names to be sorted. */
export const isBeginning = (name: string): boolean => new TextEncoder().encode(name).length <= 2;

/** Names typed out, the guesses' too, and names that begin like the plain reading: the most populous of each. */
export async function called(tx: PlaceTx, [plain, ...guesses]: Reading[]): Promise<Hit[]> {
  const name = plain?.name ?? '';
  const [first = '', second = '', third = ''] = guesses.map((guess) => guess.name);
  const rows = await tx.execute<Row>(
    withPlaces(sql`
      (select key, place_id from place_names where key = ${name} order by population desc, place_id limit 40)
      union
      (select key, place_id from place_names where key in (${first}, ${second}, ${third})
       order by population desc, place_id limit 60)
      union
      (${isBeginning(name) ? largest(name) : beginning(name)})`),
  );
  return hitsOf(rows, (key) => ({
    how: key !== name && key.startsWith(name) ? 'prefix' : 'exact',
    slips: 0,
  }));
}

const beginsWith = (first: string) => sql`key >= ${first} and key < ${`${first}\u{10ffff}`}`;

// A country has a name in each language: one letter would find nothing else.
const largest = (name: string): SQL => sql`
  select key, place_id from place_names
  where ${beginsWith(name)} and population >= 100000 and place_id < ${FIRST_AREA}
  order by population desc, place_id limit 150`;

// Names of large places have an index of their own, where 50 are found without sorting the thousands that begin with "san".
const beginning = (name: string): SQL => sql`
  with large as materialized (
    select key, place_id from place_names where ${beginsWith(name)} and population >= 100000
    order by population desc, place_id limit 50
  )
  select key, place_id from large where (select count(*) from large) = 50
  union all
  (select key, place_id from place_names where ${beginsWith(name)} and (select count(*) from large) < 50
   order by population desc, place_id limit 50)`;

/** Airports with all of these words in one of their names: the most used first. */
export async function airportsWith(tx: PlaceTx, words: readonly string[]): Promise<Hit[]> {
  const patterns = words.map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')} %`);
  const rows = await tx.execute<Row>(
    withPlaces(sql`
      select distinct on (place_id) key, place_id from (
        select key, place_id, population from place_names
        where key >= 'airport ' and key < 'airport!' and key || ' ' like all (string_to_array(${patterns.join('\n')}::text, E'\n'))
        order by population desc, length(key), place_id limit 40
      ) named order by place_id`),
  );
  return hitsOf(rows, () => ({ how: 'prefix', slips: 0 }));
}

const MOST_ALIKE = 40;

/** Names that are a typing slip away, of longer ones two: those with the fewest slips, then the best known. */
export async function almostCalled(tx: PlaceTx, name: string, db: PlatformCtx['db']): Promise<Hit[]> {
  if (!mayHaveSlips(name)) return [];
  const near = slipsAway(name, await namesWithLetter(db, { tx, letter: [...name][0] ?? '' })).slice(
    0,
    MOST_ALIKE,
  );
  if (near.length === 0) return [];
  const rows = await tx.execute<Row>(
    withPlaces(
      sql`select key, place_id from json_to_recordset(${JSON.stringify(near)}::json) as alike(key text collate "C", place_id integer)`,
    ),
  );
  const slips = new Map(near.map((one) => [one.key, one.slips]));
  return hitsOf(rows, (key) => ({ how: 'typo', slips: slips.get(key) ?? 0 }));
}

/** The largest towns of a country or region, in the order of its list. */
export async function largestIn({ largest, name }: PlaceRow, tx: PlaceTx): Promise<Hit[]> {
  const ids = `{${largest.join(',')}}`;
  const rows = await tx.execute<PlaceRow & Record<string, unknown>>(
    sql`select ${placeColumns} from places p where p.id = any (${ids}::integer[]) order by p.population desc, p.id`,
  );
  return rows.map((place) => ({
    ...{ place, key: '', name, fame: place.population, how: 'inside', slips: 0 },
  }));
}
