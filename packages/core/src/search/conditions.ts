import { type SQL, sql } from '@entraide/db';
import { type Box, boxAround, chordOf, type Point, splitAtAntimeridian } from '@entraide/model/geo';
import type { Area, Filters } from './plan.ts';

/** A box that holds the area, for indexes to begin with. */
export const boxOf = ({ box, circle }: Area): Box | undefined =>
  box ?? (circle && boxAround(circle.centre, circle.radiusM));

/**
 * Straight line through the unit sphere to a listing (haversine formula): it grows with the great-circle distance, at the poles and
 * across the antimeridian too. Written as listing_candidates() writes it, so that both give the same number to the last bit.
 */
export const chordTo = ({ lat, lon }: Point): SQL => sql`(2 * sqrt(
  power(sind((listings.lat - ${lat}::float8) / 2), 2)
  + cosd(listings.lat) * cosd(${lat}::float8) * power(sind((listings.lon - ${lon}::float8) / 2), 2)))`;

/** What every listing that is found is: published, and not ended at this moment. */
export const onBoard = (now: Date): SQL[] => [
  sql`listings.status = 'published'`,
  sql`listings.expires_at > ${now.toISOString()}::timestamptz`,
];

/** The filters, each a condition on the row. They name the table in full, so they fit any query over it. */
export function filterConditions({ kind, category, urgent, language, since }: Filters): SQL[] {
  return [
    ...(kind ? [sql`listings.kind = ${kind}`] : []),
    ...(category ? [sql`listings.category = ${category}`] : []),
    ...(urgent ? [sql`listings.urgent`] : []),
    ...(language ? [sql`listings.locale = ${language}`] : []),
    ...(since ? [sql`listings.created_at >= ${since.toISOString()}::timestamptz`] : []),
  ];
}

export function within({ box, circle }: Area): SQL[] {
  const conditions: SQL[] = [];
  if (box) {
    const halves = splitAtAntimeridian(box).map(
      ({ west, south, east, north }) =>
        sql`(listings.lat between ${south}::float8 and ${north}::float8 and listings.lon between ${west}::float8 and ${east}::float8)`,
    );
    conditions.push(sql`(${sql.join(halves, sql` or `)})`);
  }
  if (circle) conditions.push(sql`${chordTo(circle.centre)} <= ${chordOf(circle.radiusM)}::float8`);
  return conditions;
}

export const and = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `);
