import { type Ctx, visitor } from '@entraide/core/ctx';
import { getListing, searchListings } from '@entraide/core/listing';
import { mayRead } from '@entraide/core/space';
import {
  type AuthorChange,
  autolink,
  changesOffered,
  type Listing,
  saysTownOnly,
  type TextPart,
} from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { cardOf, categoryOf, placeOf } from '../../components/card.server.ts';
import type { CardData } from '../../components/ListingCard.tsx';
import { listingPictureUrl } from '../../framework/index.ts';
import { formatsFor } from '../../i18n/format.ts';
import { getT } from '../../i18n/server.ts';
import { galleryOf } from './gallery.server.tsx';
import { paperOf } from './paper.server.tsx';
import { paperToolsOf } from './paper-tools.server.tsx';
import { personOf } from './person.server.tsx';
import { reachOf } from './reach.server.tsx';
import { type ListingPageStatus, type StatusSaid, statusSaid } from './status-said.server.ts';
import { timeThere } from './time-there.server.ts';

/** A listing's page in words and parts; links in its text are found here, so that their finder stays on the server. */
export interface ListingPage {
  card: CardData;
  category: string;
  urgent: boolean;
  status: ListingPageStatus;
  mine: boolean;
  /** How it stands, where it is not on the board or was just published. */
  said: StatusSaid | null;
  /** For its author, as HTML: whom it reaches once it is published, and what answers it; the sheet to print. */
  reach: string;
  /** Address of the decision that hides it; for its author. */
  decision: string | null;
  /** What its author can do. */
  changes: AuthorChange[];
  onBehalf: boolean;
  /** Its author, as HTML; leads members to their profile. */
  person: string;
  /** Address of the reader's own conversation about it. */
  conversation: string | null;
  /** Solved, and the reader had no part in it: its text and name are not told. */
  untold: boolean;
  text: TextPart[];
  /** Its photos, as HTML; empty when there are none. */
  gallery: string;
  /** Its circle; null when a whole country is meant. Degrees and metres. */
  circle: { center: { lat: number; lon: number }; radiusM: number } | null;
  /** How exact the place is, and what time it is there where that is far away. */
  precision: string;
  until: { iso: string; said: string; exact: string };
  url: string;
  path: string;
  /** What stands below it on paper, as HTML. */
  paper: string;
  shareText: string;
  description: string;
  /** Path of the picture that its link is shown with; null: the space's, because strangers do not see this. */
  picture: string | null;
  similar: CardData[];
}

/** @throws NotFound, SignInNeeded */
export async function readListingPage(ctx: Ctx, id: string, justPublished = false): Promise<ListingPage> {
  const listing = await getListing(ctx, id);
  const t = getT({ ctx, locale: ctx.locale }, 'listing');
  const formats = formatsFor(ctx.locale);
  const { location, kind, title } = listing;
  const expires = new Date(listing.expiresAt);
  const place = placeOf(listing, ctx.locale);
  const status = statusOf(listing);
  const until = formats.day(new Date(listing.until), ctx.clock());
  const ended = status === 'solved' || status === 'expired' || status === 'paused';
  const path = paths.listing(listing.id);
  const metres = location.radiusM > 0 ? Math.max(1, Math.ceil(location.radiusM / 1000)) : 0;
  return {
    card: cardOf(ctx, listing),
    category: listing.category,
    urgent: listing.urgent,
    status,
    mine: listing.mine,
    said: await statusSaid(ctx, { status, listing, justPublished, until, place }),
    reach:
      (justPublished && listing.mine && status === 'live' ? await reachOf(ctx, listing) : '') +
      (listing.mine ? await paperToolsOf(ctx, listing) : ''),
    decision: listing.decisionId ? paths.decision(listing.decisionId) : null,
    changes: listing.mine ? changesOffered(listing) : [],
    onBehalf: listing.onBehalf,
    person: personOf(ctx, listing),
    conversation: listing.threadId ? paths.latestIn(listing.threadId) : null,
    untold: listing.description === '',
    text: autolink(listing.description),
    gallery: await galleryOf(ctx, listing),
    circle:
      location.precision === 'country'
        ? null
        : { center: { lat: location.lat, lon: location.lon }, radiusM: location.radiusM },
    precision: [
      t(`precision.${saysTownOnly(location) ? 'city' : location.precision}`, {
        distance: formats.distance(metres),
      }),
      status === 'live' ? timeThere(ctx, listing) : null,
    ]
      .filter(Boolean)
      .join(' '),
    until: {
      iso: listing.expiresAt,
      said: until,
      exact: formats.exact(expires),
    },
    url: ctx.tenant.origin + path,
    path,
    paper: paperOf(ctx, listing.id),
    shareText: t(`shareText.${kind}`, { place, title }),
    description: `${t(`about.${kind}`, { place })}. ${firstWords(listing.description)}`.trim(),
    picture:
      status === 'live' && mayRead({ tenant: ctx.tenant, actor: visitor })
        ? listingPictureUrl(listing.id, listing.updatedAt, ctx.locale)
        : null,
    similar: ended && !listing.mine ? await similarTo(ctx, listing) : [],
  };
}

function statusOf({ status, expired }: Listing): ListingPageStatus {
  if (status !== 'published') return status;
  return expired ? 'expired' : 'live';
}

/** Farther away, or over a border, is no help to whoever came for this one. */
const SIMILAR_KM = 250;

async function similarTo(
  ctx: Ctx,
  { id, kind, category, location: { lat, lon, country } }: Listing,
): Promise<CardData[]> {
  const known = categoryOf(ctx, category) ? { category } : {};
  const { items } = await searchListings(ctx, {
    near: { lat, lon },
    radiusKm: SIMILAR_KM,
    kind,
    ...known,
    sort: 'distance',
    limit: 20,
  });
  return items
    .filter((listing) => listing.id !== id && listing.location.country === country)
    .slice(0, 3)
    .map((listing) => cardOf(ctx, listing));
}

/** For previews: whole words, 140 characters at most. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 140 ? line : `${line.slice(0, 140).replace(/\s\S*$/, '')}…`;
}
