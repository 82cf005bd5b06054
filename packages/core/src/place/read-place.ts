import type { Ctx } from '../ctx/index.ts';
import { getPlace } from './get-place.ts';
import type { Place } from './place.ts';

/** The place of this GeoNames id in the reader's language, or undefined. */
export function readPlace(ctx: Pick<Ctx, 'db' | 'locale'>, id: number): Promise<Place | undefined> {
  return ctx.db.outsideTenant((tx) => getPlace(tx, id, ctx.locale));
}
