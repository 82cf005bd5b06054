import type { PlatformCtx } from '../ctx/index.ts';

/**
 * Calls back at every commit that changes a tenant's listings, in whichever process; with '' when some may have been missed.
 * @returns how to stop
 */
export function watchListings(
  { db }: Pick<PlatformCtx, 'db'>,
  onChange: (tenantId: string) => void,
): Promise<() => Promise<void>> {
  return db.listen('listings_changed', onChange);
}
