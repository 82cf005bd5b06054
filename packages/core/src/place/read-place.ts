import { type Ctx, outsideTenant } from '../ctx/index.ts';
import { getPlace } from './get-place.ts';
import type { Place } from './place.ts';

/** The place of this GeoNames id in the reader's language, or undefined. */
export function readPlace(ctx: Pick<Ctx, 'db' | 'locale'>, id: number): Promise<Place | undefined> {
  return outsideTenant(ctx, (tx) => getPlace(tx, id, ctx.locale));
}
