import { sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { typingSlips } from './edit-distance.ts';
import type { PlaceTx } from './place.ts';

/** Names that begin with one letter, the best known first. */
export interface Names {
  keys: readonly string[];
  ids: Int32Array;
  /** Which letters a name has, a bit each (see `lettersOf`): the whole of it, its first three and its first six. */
  letters: Int32Array;
  firstThree: Int32Array;
  firstSix: Int32Array;
}

export interface Alike {
  key: string;
  place_id: number;
  slips: number;
}

/** How well known a name has to be, in people, to be what somebody meant. */
const KNOWN = 5_000;
/** Few names are longer; a page of text would only keep the process busy. */
const LONGEST = 40;
const SHORTEST = 4;

const known = new WeakMap<PlatformCtx['db'], Map<string, Promise<Names>>>();

/**
 * Some 345,000 names in all, 30 MB when every letter has been asked for: kept in memory, because to compare them here takes half the
 * time of a trigram index, none of it the database's, and works in every script. They change only with the gazetteer, which is loaded before the first request.
 */
export async function namesWithLetter(
  db: PlatformCtx['db'],
  { tx, letter }: { tx: PlaceTx; letter: string },
): Promise<Names> {
  const own = known.get(db) ?? new Map<string, Promise<Names>>();
  known.set(db, own);
  const ready = own.get(letter);
  if (ready) return ready;
  const reading = readNames(tx, letter);
  own.set(letter, reading);
  const forget = () => own.delete(letter);
  // A letter that no name begins with is for nobody to keep, and an empty gazetteer may be filled yet.
  reading.then(({ keys }) => keys.length === 0 && forget(), forget);
  return reading;
}

async function readNames(tx: PlaceTx, letter: string): Promise<Names> {
  const rows = await tx.execute<{ keys: string | null; ids: string | null }>(sql`
    select string_agg(key, E'\n') as keys, string_agg(place_id::text, ' ') as ids from (
      select key, place_id from place_names
      where key >= ${letter} and key < ${`${letter}\u{10ffff}`} and population >= ${KNOWN}
      order by population desc, place_id, key
    ) named`);
  const ids = rows[0]?.ids?.split(' ') ?? [];
  return namesOf(rows[0]?.keys?.split('\n') ?? [], ids.map(Number));
}

export function namesOf(keys: readonly string[], ids: readonly number[]): Names {
  const lettersOfFirst = (length: number) => Int32Array.from(keys, (key) => lettersOf(key.slice(0, length)));
  return {
    ...{ keys, ids: Int32Array.from(ids), letters: Int32Array.from(keys, lettersOf) },
    ...{ firstThree: lettersOfFirst(3), firstSix: lettersOfFirst(6) },
  };
}

/** A postcode with another digit is another postcode. */
export const mayHaveSlips = (name: string): boolean =>
  name.length >= SHORTEST && name.length <= LONGEST && !/\p{Nd}/u.test(name);

/** Names at most one slip away, of nine letters and more two; the first letter is taken to be right. Fewest slips first. */
export function slipsAway(name: string, { keys, ids, letters, firstThree, firstSix }: Names): Alike[] {
  const allowed = name.length < 9 ? 1 : 2;
  const typed = lettersOf(name);
  const first = name.length - allowed < 6 ? firstThree : firstSix;
  const found: Alike[] = [];
  for (let at = 0; at < keys.length; at++) {
    // Each slip brings in one letter at most that the name does not have, and leaves out one at most of its first ones.
    if (bitCount(typed & ~(letters[at] ?? 0)) > allowed) continue;
    if (bitCount((first[at] ?? 0) & ~typed) > allowed) continue;
    const key = keys[at] ?? '';
    if (key.length < name.length - allowed) continue;
    const slips = typingSlips(name, key, allowed);
    if (slips <= allowed) found.push({ key, place_id: ids[at] ?? 0, slips });
  }
  return found.sort((a, b) => a.slips - b.slips);
}

/** A bit for each letter, of which two letters of other scripts may share one. */
function lettersOf(key: string): number {
  let bits = 0;
  for (let at = 0; at < key.length; at++) bits |= 1 << (key.charCodeAt(at) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
