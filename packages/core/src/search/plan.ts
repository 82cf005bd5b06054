import type { Box, Point } from '@entraide/model/geo';
import type { Cursor, MapParams, SearchParams } from '@entraide/model/listing';
import type { Sort } from './order.ts';
import type { Wanted } from './wanted.ts';

/** For the transaction of a search: to plan its statements anew for their values takes longer than some of them run. */
export const PLANNED_ONCE = { plannedOnce: true };

/** The points at most `radiusM` metres from the centre. */
export interface Circle {
  centre: Point;
  radiusM: number;
}

/** Where a search looks: in a box, in a circle, in both, or everywhere. */
export interface Area {
  box?: Box | undefined;
  circle?: Circle | undefined;
}

/** What a listing must be, besides where it is and which words it holds. */
export type Filters = Pick<SearchParams, 'kind' | 'category' | 'urgent' | 'language' | 'since'>;

/** What every query of one search needs to know. It is made once, when the search begins, and never changed. */
export interface SearchPlan {
  /** The moment of the search: a listing that has ended by then is not found. */
  now: Date;
  /** Where to look. */
  area: Area;
  /** The point that distances are measured from, if there is one. */
  near: Point | undefined;
  /** What a listing must be. */
  filters: Filters;
  /** The words that a listing must hold, and how many of them. */
  wanted: Wanted;
}

/** The plan of one page of a list. */
export interface PagePlan extends SearchPlan {
  /** What comes first. */
  sort: Sort;
  /** Where the page before ended; null for the first page. */
  cursor: Cursor | null;
  /** Hits to find: one more than the page shows, which tells whether there is a next page. */
  most: number;
}

/** The plan of one view of the map. */
export interface MapPlan extends SearchPlan {
  /** A map always has a box. */
  area: Area & { box: Box };
  /** Size of a tile: how many bits of the Z-order, each way, its listings have in common. */
  bits: number;
}

const NO_WORDS: Wanted = { words: [], least: 0, missing: 0 };

/** The plan of a search without its words: these are read in the database. */
export const planOf = (params: SearchParams | MapParams, now: Date): SearchPlan => {
  const { bbox, near, radiusKm, kind, category, urgent, language, since } = params;
  return {
    now,
    area: { box: bbox, circle: near && radiusKm ? { centre: near, radiusM: radiusKm * 1000 } : undefined },
    near,
    filters: { kind, category, urgent, language, since },
    wanted: NO_WORDS,
  };
};
