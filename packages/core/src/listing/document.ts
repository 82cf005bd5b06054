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
}

/** Listings that hold every word; `inTitle`: in their title. */
export const wordsQuery = (words: readonly Word[], inTitle = false): DocumentQuery[] => {
  const field = inTitle ? 't' : 'w';
  return words.map(({ stems, beginnings }) =>
    anyOf([
      ...stems.map((stem) => quoted(field + stem)),
      ...beginnings.map((begins) => `${quoted(field + begins)}:*`),
    ]),
  );
};

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
