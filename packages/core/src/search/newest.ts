import { sql, type TenantTx } from '@entraide/db';
import { and, boxOf, filterConditions, onBoard, within } from './conditions.ts';
import { facetsQuery, tilesQuery, timeQuery } from './document.ts';
import type { Hit, HitRange } from './hit.ts';
import type { SearchPlan } from './plan.ts';
import { byCell, byDocument } from './sources.ts';

type HitRow = Hit & Record<string, unknown>;

/** Rows of the newest that are looked at before an index on the filters is better. */
const LOOKED_AT = 2000;
const HOUR_MS = 3_600_000;
/** Days back that a search for words looks first. */
const DAYS = [1, 16];

/**
 * The newest `most` listings behind `after`. What is common is found among the newest few thousand; what is not is rare enough to
 * sort it all. Words are looked for in growing spans of time.
 */
export async function newest(
  tx: TenantTx,
  plan: SearchPlan,
  { words, after, most }: HitRange,
): Promise<Hit[]> {
  const { now, area } = plan;
  const behind = after ? [sql`listings.id < ${after.id}::uuid`] : [];
  const exact = [...filterConditions(plan.filters), ...within(area)];
  if (words.length === 0) {
    const rows = await tx.execute<HitRow>(sql`
      select id, 0::float8 as chord from (
        select * from listings where ${and([...onBoard(now), ...behind])} order by id desc limit ${LOOKED_AT}::integer
      ) listings ${exact.length > 0 ? sql`where ${and(exact)}` : sql``} order by id desc limit ${most}::integer`);
    if (rows.length >= most || exact.length === 0) return [...rows];
  }
  const queries = [...facetsQuery(plan), ...words];
  const box = boxOf(area);
  if (queries.length === 0) {
    const rows = await tx.execute<HitRow>(sql`
      select listings.id, 0::float8 as chord from ${byCell(box, [...onBoard(now), ...behind, ...exact])}
      order by listings.id desc limit ${most}::integer`);
    return [...rows];
  }
  // Another process's clock may be a little ahead of ours.
  const from = after ? madeAt(after.id) : now.getTime() + HOUR_MS;
  let hits: Hit[] = [];
  for (const days of [...(words.length > 0 ? DAYS : []), null]) {
    const source = byDocument(plan, [
      ...queries,
      ...tilesQuery(box),
      ...(days ? [timeQuery(from, days)] : []),
    ]);
    const rows = await tx.execute<HitRow>(sql`
      select id, 0::float8 as chord from ${source} listings ${after ? sql`where ${and(behind)}` : sql``}
      order by id desc limit ${most}::integer`);
    hits = [...rows];
    if (hits.length >= most) return hits;
  }
  return hits;
}

/** Milliseconds since 1970 in which a UUIDv7 was made (RFC 9562, 5.7). */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
