import { Precision } from '@entraide/model/geo';
import { type Location, PlaceInput } from '@entraide/model/listing';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { getPlace, locate } from '../place/index.ts';
import { locationOf } from './view.ts';

const Asked = z.strictObject({ place: PlaceInput, precision: Precision });

/**
 * Where others would see a listing, before there is one to preview. Anybody may ask.
 * @throws Invalid
 */
export async function previewLocation(ctx: Ctx, given: unknown): Promise<Location> {
  const { place, precision } = parse(Asked, given);
  return inTenant(ctx, async (tx) => {
    const located = await locate(tx, place, precision);
    const named = await getPlace(tx, located.placeId, ctx.locale);
    return locationOf(ctx, { ...located, placeName: named?.name ?? '' });
  });
}
