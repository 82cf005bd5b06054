import { type Box, tilesOver } from '@entraide/model/geo';
import type { SearchPlan } from './plan.ts';
import { tellingOf, type Wanted, type Word } from './wanted.ts';

/** A tsquery over listing_document() (migration 0010), as text. `@` is the tenant's code, which the database puts in. */
export type DocumentQuery = string;

const quoted = (term: string) => `'@${term.replace(/['\\]/g, '$&$&')}'`;
const anyOf = (terms: readonly string[]): DocumentQuery => `(${terms.join(' | ')})`;
export const allOf = (queries: readonly DocumentQuery[]): DocumentQuery => queries.join(' & ');

const said =
  (field: 't' | 'w') =>
  ({ stems, beginnings }: Word): DocumentQuery[] => [
    ...stems.map((stem) => quoted(field + stem)),
    ...beginnings.map((begins) => `${quoted(field + begins)}:*`),
  ];

/** Said, or meant: the listing is in a category that the word means, whatever language its text is in. */
const meant = (word: Word): DocumentQuery[] => [
  ...said('w')(word),
  ...word.means.map((slug) => quoted(`fcategory=${slug}`)),
];

/** Any `least` of what each word may be found by. */
function atLeast(each: readonly DocumentQuery[][], least: number): DocumentQuery {
  const queries = each.map((choices) => (choices.length > 0 ? anyOf(choices) : NOTHING));
  return anyOf(choose(queries, Math.min(least, queries.length)).map((some) => `(${allOf(some)})`));
}

/** No document holds it. */
const NOTHING = quoted('nothing');

function choose<T>(from: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return from.flatMap((one, n) => choose(from.slice(n + 1), count - 1).map((rest) => [one, ...rest]));
}

/** Where the words are: in the title; in the text; or, 2, only the category means them. Each holds the ones before it. */
export type Tier = 0 | 1 | 2;

/** A query a tier. The last is left out when no word means a category and none may be missing. */
export function tiersOf({ words, least }: Wanted): DocumentQuery[] {
  if (words.length === 0) return [];
  const telling = tellingOf(words);
  const bridged = telling.length < words.length || telling.some(({ means }) => means.length > 0);
  return [
    atLeast(words.map(said('t')), least),
    atLeast(words.map(said('w')), least),
    ...(bridged ? [atLeast(telling.map(meant), least)] : []),
  ];
}

/** All that the words find. */
export const wordsQuery = (wanted: Wanted): DocumentQuery[] => tiersOf(wanted).slice(-1);

/** One query a filter. All are exact but `since`, which the candidates look at again. */
export function facetsQuery({ filters, now }: SearchPlan): DocumentQuery[] {
  const { kind, category, urgent, language, since } = filters;
  return [
    ...(kind ? [quoted(`fkind=${kind}`)] : []),
    ...(category ? [quoted(`fcategory=${category}`)] : []),
    ...(language ? [quoted(`flocale=${language}`)] : []),
    ...(urgent ? [quoted('furgent')] : []),
    ...(since ? [sinceQuery(since, now)] : []),
  ];
}

/** Levels of the tiles in a document, the finest first. */
const DOCUMENT_LEVELS = [13, 10, 7, 4];
const MOST_TILES = 96;

/** Tiles that hold the box and a little more; nothing when it is too large for that to help. */
export function tilesQuery(box: Box | undefined): DocumentQuery[] {
  if (!box) return [];
  for (const level of DOCUMENT_LEVELS) {
    const tiles = tilesOver(box, level, MOST_TILES);
    if (tiles) return [anyOf(tiles.map((tile) => quoted(`z${level}/${tile}`)))];
  }
  return [];
}

const DAY_MS = 86_400_000;
/** Farther back, most listings are newer: then the look at each must do. */
const MOST_DAYS = 60;

function sinceQuery(since: Date, now: Date): DocumentQuery {
  const days = Math.ceil((now.getTime() - since.getTime()) / DAY_MS) + 1;
  if (days > MOST_DAYS) return anyOf([quoted('furgent'), quoted('fcalm')]);
  return timeQuery(now.getTime() + DAY_MS, Math.max(1, days + 1));
}

/** Made in the last `days` days before a moment (ms since 1970): to the quarter of a day for one, to the day for more. */
export function timeQuery(beforeMs: number, days: number): DocumentQuery {
  const [letter, lengthMs] = days > 1 ? ['e', DAY_MS] : ['d', DAY_MS / 4];
  const last = Math.floor(beforeMs / lengthMs);
  const count = (days * DAY_MS) / lengthMs + 1;
  return anyOf(Array.from({ length: count }, (_, i) => quoted(`${letter}${last - i}`)));
}
