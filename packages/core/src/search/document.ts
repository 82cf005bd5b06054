import { type Box, tilesOver } from '@entraide/model/geo';
import type { MapParams, SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';

/** A tsquery over listing_document() (migration 0010), as text. `@` is the tenant's code, which the database puts in. */
export type DocumentQuery = string;

const quoted = (term: string) => `'@${term.replace(/['\\]/g, '$&$&')}'`;
const anyOf = (terms: readonly string[]): DocumentQuery => `(${terms.join(' | ')})`;
export const allOf = (queries: readonly DocumentQuery[]): DocumentQuery => queries.join(' & ');

/** A word as the database knows it: its stems in each of the space's languages, and what it may be the beginning of. */
export interface Word {
  stems: string[];
  beginnings: string[];
  /** Categories that the word means, alone or with the others. */
  means: string[];
  /** Says only that help is wanted: "cherche", "help". */
  asking: boolean;
  /** Letters. */
  length: number;
}

/** Words to look for, and how many of them must be there. */
export interface Wanted {
  words: readonly Word[];
  least: number;
}

/** Words that a search insists on: all that say more than that help is wanted, if there are such. */
const tellingOf = (words: readonly Word[]): readonly Word[] => {
  const telling = words.filter(({ asking }) => !asking);
  return telling.length > 0 ? telling : words;
};

/** More words than this make too many choices of most of them; the longest say the most. */
const MOST_CHOSEN_FROM = 6;
const longestOf = (words: readonly Word[]) =>
  words.toSorted((a, b) => b.length - a.length).slice(0, MOST_CHOSEN_FROM);

/** How many words must be there, in turn until something is found: all of them, then fewer, down to half. */
export function attemptsFor(words: readonly Word[]): Wanted[] {
  const chosen = longestOf(tellingOf(words));
  const fewer = Array.from({ length: Math.floor(chosen.length / 2) }, (_, n) => ({
    words: chosen,
    least: chosen.length - 1 - n,
  }));
  return [{ words, least: words.length }, ...fewer.filter(({ least }) => least > 0)];
}

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

/** Categories that the words mean, of those that are searched. */
export const meantCategories = ({ words }: Wanted, category: string | undefined): string[] =>
  [...new Set(words.flatMap(({ means }) => means))].filter((slug) => !category || slug === category);

/** One query a filter. All are exact but `since`, which the candidates look at again. */
export function facetsQuery(ctx: Ctx, params: SearchParams | MapParams): DocumentQuery[] {
  const { kind, category, urgent, language, since } = params;
  return [
    ...(kind ? [quoted(`fkind=${kind}`)] : []),
    ...(category ? [quoted(`fcategory=${category}`)] : []),
    ...(language ? [quoted(`flocale=${language}`)] : []),
    ...(urgent ? [quoted('furgent')] : []),
    ...(since ? [sinceQuery(since, ctx.clock())] : []),
  ];
}

/** Levels of the tiles in a document, the finest first. */
const LEVELS = [13, 10, 7, 4];
const MOST_TILES = 96;

/** Tiles that hold the box and a little more; nothing when it is too large for that to help. */
export function tilesQuery(box: Box | undefined): DocumentQuery[] {
  if (!box) return [];
  for (const level of LEVELS) {
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
