import type { TenantTx } from '@entraide/db';
import { ListingInput } from '@entraide/model/listing';
import { cellOf } from '../place/index.ts';

/** A listing's draft with its cell in place of where somebody stood: only a public place is kept as it was given. */
export async function withoutThePoint(tx: TenantTx, payload: Record<string, unknown>) {
  const place = ListingInput.shape.place.safeParse(payload.place);
  if (payload.precision === 'public-place' || !place.success || 'id' in place.data) return payload;
  const { lat, lon } = await cellOf(tx, place.data);
  return { ...payload, place: { lat, lon } };
}
