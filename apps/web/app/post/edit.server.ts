import { Conflict, Invalid, NotAllowed } from '@entraide/core/error';
import { getListing, updateListing } from '@entraide/core/listing';
import type { Listing } from '@entraide/model/listing';
import type { FormFault } from '../account/faults.ts';
import { placeOf } from '../components/card.server.ts';
import { data, type RouteArgs, safeRedirect } from '../framework/index.ts';
import { readPlaceSaid } from './place.server.ts';
import { endOfDay, postFaults } from './read-post.server.ts';
import { emptyValues, type PostValues, readValues } from './values.ts';

/** Somebody's own listing as the form holds it. @throws NotFound, NotAllowed, SignInNeeded */
export async function readOwn({ ctx, params }: RouteArgs) {
  const listing = await getListing(ctx, params.id ?? '');
  if (!listing.mine) throw new NotAllowed('Only its author can change a listing.');
  return { listing, values: valuesOfOwn(listing), shownAt: placeOf(listing, ctx.locale) };
}

/** Without the place: where it really is was never kept, so the field asks for another one. */
function valuesOfOwn(listing: Listing): PostValues {
  const { kind, category, title, description, urgent, onBehalf, hideName = false } = listing;
  const { precision } = listing.location;
  const until = listing.expiresAt.slice(0, 10);
  return {
    ...emptyValues,
    ...{ kind, category, title, description, urgent, onBehalf, hideName, precision, until },
  };
}

/** Saves what the form says; the place and the end only when they are given anew. */
export async function saveOwn(args: RouteArgs) {
  const { ctx, request } = args;
  const { listing, values: before } = await readOwn(args);
  const values = readValues(await request.formData());
  const { kind, category, title, description, urgent, onBehalf, hideName, precision, until } = values;
  const given = values.place !== '' || values.lat !== '';
  const said = given ? await readPlaceSaid(ctx, values) : null;
  if (said && 'fault' in said) return refuse(values, [said.fault]);
  const change = {
    ...{ kind, category, title, description, urgent, onBehalf, hideName, precision },
    ...(said && { place: said.place }),
    ...(until !== '' && until !== before.until && { expiresAt: endOfDay(until) }),
  };
  try {
    await updateListing(ctx, listing.id, change);
  } catch (error) {
    if (error instanceof Invalid) return refuse(values, postFaults(error));
    if (error instanceof Conflict) return refuse(values, [{ field: 'place', code: 'precisionNeedsPlace' }]);
    throw error;
  }
  throw safeRedirect(`/listings/${listing.id}?saved=1`);
}

const refuse = (values: PostValues, faults: FormFault[]) => data({ values, faults }, 422);
