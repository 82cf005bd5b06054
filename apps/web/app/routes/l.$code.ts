import { listingOfCode } from '@entraide/core/listing';
import { safeRedirect, spaceLoader } from '../framework/index.ts';

/** The short address of a listing, as it is printed. */
export const loader = spaceLoader(async ({ ctx, params }) => {
  throw safeRedirect(`/listings/${await listingOfCode(ctx, params.code ?? '')}`);
});
