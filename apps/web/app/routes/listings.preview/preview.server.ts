import { DuesUnpaid, NotTrustedYet } from '@entraide/core/access';
import { requestCode } from '@entraide/core/account';
import { memberOf } from '@entraide/core/ctx';
import { publishDraft } from '@entraide/core/draft';
import { Invalid, TooMany } from '@entraide/core/error';
import { previewListing } from '@entraide/core/listing';
import { countryName } from '@entraide/core/place';
import { changeProfile } from '@entraide/core/profile';
import { writingOf } from '@entraide/core/space';
import { autolink, type Listing, ListingInput, seemsToNameChild } from '@entraide/model/listing';
import { duesPaths, paths } from '@entraide/model/path';
import { crowdedParam } from '../../account/crowded.ts';
import { returnQuery } from '../../account/return-to.ts';
import { cardOf, categoryOf } from '../../components/card.server.ts';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';
import { keepListing, keptListing, listingDraft } from '../../post/draft.server.ts';
import { countryAbroad, countryOf, lookingFrom } from '../../post/looked-at.server.ts';
import { placeOptions } from '../../post/place.server.ts';
import { sayCard } from '../../safety/card.server.ts';
import { sayNote } from '../../safety/note.server.ts';
import { sayTrust } from '../../safety/trust.server.ts';

/** The kept draft as others will see it; null when there is none (any more). */
export async function showPreview(args: RouteArgs) {
  const { ctx, context, url } = args;
  const draft = await keptListing(args);
  if (!draft) return null;
  const listing = await previewed(args, draft);
  const expires = new Date(listing.expiresAt);
  const category = categoryOf(ctx, listing.category);
  const formats = formatsFor(ctx.locale);
  return {
    kind: listing.kind,
    card: {
      ...cardOf(ctx, listing),
      // A newcomer's name comes last; until then the card has a word in its place.
      ...(!memberOf(ctx) && !draft.hideName && { authorLabel: getT(context, 'post')('preview.you') }),
    },
    text: { parts: autolink(listing.description), lang: listing.locale },
    location: listing.location,
    onBehalf: listing.onBehalf,
    nameHidden: draft.hideName === true,
    // What is shown of it the page works out, as it does while a newcomer types theirs.
    name: (!draft.hideName && memberOf(ctx)?.displayName) || null,
    until: {
      iso: listing.expiresAt,
      said: formats.day(new Date(listing.until), ctx.clock()),
      exact: formats.exact(expires),
    },
    places: await otherPlaces(args, draft, url.searchParams.get('place')),
    abroad: await abroad(args, draft),
    emergency: listing.urgent && listing.kind === 'request' ? await emergencyOf(args, draft) : null,
    safety: sayNote(ctx, category),
    namesChild:
      category?.safetyKind === 'childcare' && seemsToNameChild(`${listing.title}\n${listing.description}`),
    trust: await sayTrust(ctx, listing.category),
    signedIn: memberOf(ctx) !== null,
    writing: writingOf(ctx),
  };
}

async function previewed({ ctx }: RouteArgs, draft: unknown): Promise<Listing> {
  try {
    return await previewListing(ctx, draft);
  } catch (error) {
    // Its day has passed, or the space changed its categories: the form says what.
    if (error instanceof Invalid) throw safeRedirect(paths.newListing({ draft: 1 }));
    throw error;
  }
}

async function abroad({ ctx, cookies }: RouteArgs, draft: Record<string, unknown>): Promise<string | null> {
  const place = ListingInput.shape.place.safeParse(draft.place);
  const country = place.success ? await countryAbroad(ctx, place.data, cookies.get('place')) : null;
  return country && countryName(country, ctx.locale);
}

/** Whom to call where help is needed. */
async function emergencyOf({ ctx }: RouteArgs, draft: Record<string, unknown>) {
  const place = ListingInput.shape.place.safeParse(draft.place);
  const country = place.success ? await countryOf(ctx, place.data) : null;
  return country && sayCard(ctx, country);
}

async function otherPlaces(
  { ctx, cookies }: RouteArgs,
  draft: Record<string, unknown>,
  words: string | null,
) {
  const place = ListingInput.shape.place.safeParse(draft.place);
  if (!words || !place.success || !('id' in place.data)) return null;
  const { id } = place.data;
  const near = await lookingFrom(ctx, cookies.get('place'));
  const options = await placeOptions(ctx, { words, takenId: id, near });
  return options.length > 0 ? { words, taken: id, options } : null;
}

/** Publishes, asks for a code to publish with, or takes another place or name. */
export async function answerPreview(args: RouteArgs) {
  const form = await readForm(args.request);
  const intent = form.get('intent');
  if (intent === 'place') return takePlace(args, form);
  if (intent === 'name') return takeName(args, form);
  return intent === 'publish' ? publish(args) : askForCode(args, form);
}

async function publish({ ctx, session }: RouteArgs) {
  if (!memberOf(ctx)) throw safeRedirect(paths.previewListing());
  try {
    // Pressed twice: the other request has published it.
    throw safeRedirect((await publishDraft(ctx, listingDraft(session))) ?? paths.myListings());
  } catch (error) {
    if (error instanceof Invalid) throw safeRedirect(paths.newListing({ draft: 1 }));
    // The draft is kept: it is published once they have paid.
    if (error instanceof DuesUnpaid) throw safeRedirect(duesPaths.dues({ needed: '1' }));
    // The page says why.
    if (error instanceof NotTrustedYet) throw safeRedirect(paths.previewListing());
    if (!(error instanceof TooMany)) throw error;
    const { retryAfterSeconds } = error;
    const fault: FormFault = { field: null, code: 'tooMany', retryAfterSeconds };
    return data({ fault, account: null }, 429);
  }
}

async function askForCode(args: RouteArgs, form: FormData) {
  const { ctx, session } = args;
  // Run out meanwhile: the page says so, before somebody signs in for nothing.
  if (!(await keptListing(args))) throw safeRedirect(paths.previewListing());
  const email = String(form.get('email') ?? '');
  const displayName = String(form.get('displayName') ?? '').trim();
  let crowded = {};
  try {
    const name = displayName === '' ? {} : { displayName };
    const asked = await requestCode(ctx, { email, ...name, browserToken: session.browserToken() });
    crowded = crowdedParam(asked, ctx.clock());
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data(
      { fault: null, account: { typed: { email, displayName }, faults: refused.faults } },
      refused.status,
    );
  }
  throw safeRedirect(`/login/code${returnQuery({ next: '', purpose: 'listing' }, crowded)}`);
}

async function takeName({ ctx }: RouteArgs, form: FormData) {
  try {
    await changeProfile(ctx, { displayName: String(form.get('displayName') ?? '') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const fault: FormFault = { field: 'displayName', code: 'displayName' };
    return data({ fault, account: null }, 422);
  }
  throw safeRedirect(paths.previewListing());
}

async function takePlace(args: RouteArgs, form: FormData) {
  const { url } = args;
  const draft = await keptListing(args);
  const id = Number(form.get('placeId'));
  if (draft && Number.isSafeInteger(id)) {
    const payload = { ...draft, place: { id } };
    // An id that no place has is answered as it would be in the form.
    await previewed(args, payload);
    await keepListing(args, payload);
  }
  throw safeRedirect(`${paths.previewListing()}${url.search}`);
}
