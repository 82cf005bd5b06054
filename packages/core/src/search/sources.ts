import { type SQL, sql } from '@entraide/db';
import { type Box, chordOf, type MortonRange, rangesOf, WORLD } from '@entraide/model/geo';
import { and } from './conditions.ts';
import { allOf, type DocumentQuery } from './document.ts';
import type { Area, SearchPlan } from './plan.ts';

export const codes = (ranges: readonly MortonRange[], end: 'from' | 'to') =>
  `{${ranges.map((range) => range[end]).join(',')}}`;

/**
 * The table itself, narrowed to ranges of the Z-order cell: int8 comparison is leakproof, so the policy lets it be an index condition.
 * Everything a walk looks at is in that index (listings__in_cell). Ranges may hold more than the box: `conditions` are exact.
 * `offset 0` keeps the planner from turning it round and reading the tenant's whole board once instead of a few ranges of it.
 */
export const byRanges = (ranges: readonly MortonRange[], conditions: readonly SQL[]): SQL => sql`
  unnest(${codes(ranges, 'from')}::bigint[], ${codes(ranges, 'to')}::bigint[]) as range (low, high)
  cross join lateral (
    select id, cell, kind, category, urgent, lat, lon from listings
    where listings.cell between range.low and range.high and ${and(conditions)} offset 0
  ) listings`;

export const byCell = (box: Box | undefined, conditions: readonly SQL[]): SQL =>
  byRanges(rangesOf(box ?? WORLD), conditions);

/** No list of candidates is ever cut off, unless the caller asks. */
const ALL = 2_147_483_647;

/** Ids and chords from the inverted index: everything that fits, exactly. Join the ids under the policy. */
export function byDocument(
  { now, filters, area }: SearchPlan,
  queries: readonly DocumentQuery[],
  { box, circle }: Area = area,
  most = ALL,
): SQL {
  const boxed = box ? `{${[box.west, box.south, box.east, box.north].join(',')}}` : null;
  const round = circle && `{${circle.centre.lat},${circle.centre.lon},${chordOf(circle.radiusM)}}`;
  return sql`listing_candidates(${allOf(queries)}, ${now.toISOString()}::timestamptz,
    ${filters.since?.toISOString() ?? null}::timestamptz, ${boxed}::float8[], ${round ?? null}::float8[], ${most}::integer)`;
}
