import { NotTrustedYet } from '@entraide/core/access';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import { Conflict, Invalid, NotAllowed, SignInNeeded } from '@entraide/core/error';
import { getListing, updateListing } from '@entraide/core/listing';
import { dayAt } from '@entraide/core/place';
import type { Listing } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { placeOf } from '../../components/card.server.ts';
import type { FormFault } from '../../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { lookingFrom } from '../../post/looked-at.server.ts';
import { type PlaceOption, readPlaceSaid } from '../../post/place.server.ts';
import { postFaults } from '../../post/read-post.server.ts';
import { emptyValues, type PostValues, readValues } from '../../post/values.ts';
import { sayTrust, type TrustSaid } from '../../safety/trust.server.ts';

const DAY_MS = 86_400_000;

/** Somebody's own listing as the form holds it. @throws NotFound, NotAllowed, SignInNeeded */
export async function readOwn({ ctx, params }: RouteArgs) {
  if (!memberOf(ctx)) throw new SignInNeeded();
  const listing = await getListing(ctx, params.id ?? '');
  if (!listing.mine) throw new NotAllowed('Only its author can change a listing.');
  return { listing, values: valuesOfOwn(listing), shownAt: placeOf(listing, ctx.locale) };
}

/** Without the place: where it really is was never kept, so the field asks for another one. */
function valuesOfOwn(listing: Listing): PostValues {
  const { kind, category, title, description, urgent, onBehalf, hideName = false } = listing;
  const consent = typeof listing.consentAt === 'string';
  const { precision } = listing.location;
  const until = listing.until;
  return {
    ...emptyValues,
    ...{ kind, category, title, description, urgent, onBehalf, consent, hideName, precision, until },
  };
}

/** Saves what the form says; the place and the end only when they are given anew. */
export async function saveOwn(args: RouteArgs) {
  const { ctx, request, cookies } = args;
  const { listing, values: before } = await readOwn(args);
  const values = readValues(await readForm(request));
  const { kind, category, title, description, urgent, onBehalf, consent, hideName, precision, until } =
    values;
  const given = values.place !== '' || values.lat !== '';
  const near = await lookingFrom(ctx, cookies.get('place'));
  const said = given ? await readPlaceSaid(ctx, values, near) : null;
  if (said && 'fault' in said) return refuse(values, [said.fault], { places: said.options });
  const change = {
    ...{ kind, category, title, description, urgent, onBehalf, consent, hideName, precision },
    ...(said && { place: said.place }),
    ...(until !== before.until && { until: until === '' ? usualEnd(ctx, listing, category) : until }),
  };
  try {
    await updateListing(ctx, listing.id, change);
  } catch (error) {
    if (error instanceof Invalid) return refuse(values, postFaults(error));
    if (error instanceof NotTrustedYet) {
      const trust = await sayTrust(ctx, category);
      return refuse(values, [{ field: 'category', code: 'notYet' }], { trust });
    }
    if (error instanceof Conflict) return refuse(values, [{ field: 'place', code: 'precisionNeedsPlace' }]);
    throw error;
  }
  throw safeRedirect(paths.listing(listing.id, { saved: 1 }));
}

interface Refused {
  places?: PlaceOption[] | undefined;
  trust?: TrustSaid | null;
}

const refuse = (values: PostValues, faults: FormFault[], { places, trust = null }: Refused = {}) =>
  data({ values, faults, places, trust }, 422);

/** What an emptied field means: the category's own lifetime, from now. */
function usualEnd(ctx: Ctx, { location: { lat, lon } }: Listing, slug: string): string {
  const days = ctx.tenant.config.categories.find((category) => category.slug === slug)?.lifetimeDays ?? 30;
  return dayAt({ lat, lon }, new Date(ctx.clock().getTime() + days * DAY_MS));
}
