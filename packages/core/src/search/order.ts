import { type SQL, sql } from '@entraide/db';
import { EARTH_RADIUS_M } from '@entraide/model/geo';
import { EQUALLY_NEAR_KM, type SearchParams } from '@entraide/model/listing';

export type Sort = NonNullable<SearchParams['sort']>;

/** Words ask for relevance, a point for nearness; else the newest come first. */
export const sortOf = ({ sort, q, near }: SearchParams): Sort =>
  sort ?? (q ? 'relevance' : near ? 'distance' : 'newest');

/**
 * The measure of the order `local`: whole kilometres, as a card says them, of a chord through the unit sphere. What is shown of a
 * home is a cell, so within {@link EQUALLY_NEAR_KM} all is equally near; of equally near ones the newest comes first.
 */
export const kmOf = (chord: SQL): SQL =>
  sql`greatest(${EQUALLY_NEAR_KM}::float8, round(${(2 * EARTH_RADIUS_M) / 1000}::float8 * asin(least(1, ${chord} / 2))))`;
