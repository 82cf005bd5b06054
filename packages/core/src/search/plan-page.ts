import { type Cursor, decodeCursor, type SearchParams } from '@entraide/model/listing';
import { Invalid } from '../error/index.ts';
import { type Sort, sortOf } from './order.ts';
import { type PagePlan, planOf } from './plan.ts';

/** @throws Invalid when a sort or a radius lacks what it needs, or the cursor is of another search */
export function planPage(params: SearchParams, now: Date): PagePlan {
  const sort = sortOf(params);
  const cursor = readCursor(params, sort);
  return { ...planOf(params, now), sort, cursor, most: params.limit + 1 };
}

function readCursor(params: SearchParams, sort: Sort): Cursor | null {
  const refuse = (path: string, code: string, message: string) => {
    throw new Invalid([{ path: [path], code, message }]);
  };
  if ((sort === 'distance' || sort === 'local') && !params.near)
    refuse('near', 'required', 'sorting by distance needs near=lat,lon');
  if (sort === 'relevance' && !params.q) refuse('q', 'required', 'sorting by relevance needs words: q=');
  if (params.radiusKm && !params.near) refuse('near', 'required', 'a radius needs near=lat,lon');
  if (params.cursor === undefined) return null;
  const cursor = decodeCursor(params.cursor);
  if (cursor?.by !== sort) refuse('cursor', 'invalid', 'this cursor does not belong to this search');
  return cursor;
}
