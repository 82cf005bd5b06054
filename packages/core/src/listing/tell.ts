import type { TenantTx } from '@entraide/db';
import { type ListingStatus, SEEN_BY_OTHERS } from '@entraide/model/listing';
import { emit } from '../event/index.ts';

type ListingEvent = 'listing.published' | 'listing.changed' | 'listing.ended' | 'listing.removed';

/** What a listing's change is to others; null when they see nothing of it. Both statuses as of now (`statusNow`). */
export function listingEvent(before: ListingStatus | null, after: ListingStatus): ListingEvent | null {
  if (after === 'published') return before === 'published' ? 'listing.changed' : 'listing.published';
  if (before === null || !SEEN_BY_OTHERS.includes(before)) return null;
  if (!SEEN_BY_OTHERS.includes(after)) return 'listing.removed';
  return before === 'published' ? 'listing.ended' : null;
}

export async function tellListing(
  tx: TenantTx,
  listingId: string,
  before: ListingStatus | null,
  after: ListingStatus,
): Promise<void> {
  const event = listingEvent(before, after);
  if (event) await emit(tx, event, { listingId });
}
