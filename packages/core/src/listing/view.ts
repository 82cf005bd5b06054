import { listings, members, places, sql } from '@entraide/db';
import type { Listing, Location } from '@entraide/model/listing';
import { shownName } from '@entraide/model/member';
import { photoAddress, photoColumns, seesMember } from '../access/index.ts';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { countryName, dayAt } from '../place/index.ts';

/** What a listing's page, card or answer needs: the listing, its place's name in the reader's language, its author's name. */
export const listingColumns = (ctx: Ctx) => ({
  id: listings.id,
  authorId: listings.authorId,
  kind: listings.kind,
  category: listings.category,
  title: listings.title,
  description: listings.description,
  locale: listings.locale,
  status: listings.status,
  urgent: listings.urgent,
  onBehalf: listings.onBehalf,
  hideName: listings.hideName,
  consentAt: listings.consentAt,
  authorIsDesk: members.isDesk,
  precision: listings.precision,
  lat: listings.lat,
  lon: listings.lon,
  radiusM: listings.radiusM,
  country: listings.country,
  createdAt: listings.createdAt,
  updatedAt: listings.updatedAt,
  expiresAt: listings.expiresAt,
  sample: listings.sample,
  decisionId: listings.decisionId,
  placeName: sql<string>`coalesce(${places.labels} ->> ${ctx.locale}, ${places.name})`.as('place_name'),
  authorName: members.displayName,
  authorSeen: seesMember(ctx),
  ...photoColumns(members),
});

export interface ListingRow
  extends Pick<
    typeof listings.$inferSelect,
    | 'id'
    | 'authorId'
    | 'kind'
    | 'category'
    | 'title'
    | 'description'
    | 'locale'
    | 'status'
    | 'urgent'
    | 'onBehalf'
    | 'hideName'
    | 'consentAt'
    | 'precision'
    | 'lat'
    | 'lon'
    | 'radiusM'
    | 'country'
    | 'createdAt'
    | 'updatedAt'
    | 'expiresAt'
    | 'sample'
    | 'decisionId'
  > {
  placeName: string;
  authorName: string;
  /** The caller sees the author as a person. */
  authorSeen: boolean;
  profileId: string;
  photoId: string | null;
  aboutDecisionId: string | null;
  authorIsDesk: boolean;
  /** Metres from the point that was searched from. */
  distanceM?: number;
}

/** The one way from a row to what somebody else may see. */
export function toListing(ctx: Ctx, row: ListingRow): Listing {
  const mine = memberOf(ctx)?.memberId === row.authorId;
  return {
    id: row.id,
    kind: row.kind,
    category: row.category,
    title: row.title,
    description: row.description,
    locale: row.locale,
    status: row.status === 'expired' ? 'published' : row.status,
    urgent: row.urgent,
    onBehalf: row.onBehalf,
    location: locationOf(ctx, row),
    author:
      row.hideName && !mine
        ? null
        : {
            name: shownName({ displayName: row.authorName, isDesk: row.authorIsDesk }),
            ...photoOf(row, mine),
          },
    ...(row.authorIsDesk ? { byDesk: true as const } : {}),
    // A country is not some kilometres away: its point is only where the map shows it.
    ...(row.distanceM === undefined || row.precision === 'country'
      ? {}
      : { distanceKm: Math.max(1, Math.round(row.distanceM / 1000)) }),
    mine,
    ...(mine ? { hideName: row.hideName } : {}),
    ...(mine && row.onBehalf ? { consentAt: row.consentAt?.toISOString() ?? null } : {}),
    ...(mine && row.decisionId ? { decisionId: row.decisionId } : {}),
    ...(row.sample ? { sample: true as const } : {}),
    expired: row.expiresAt <= ctx.clock(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    until: dayAt(row, row.expiresAt),
  };
}

/** A name that is kept back leads nowhere, to its author, too; nor does an example. */
function photoOf(row: ListingRow, mine: boolean): { photo?: string } {
  const photo = (row.authorSeen || mine) && !row.hideName && !row.sample ? photoAddress(row) : null;
  return photo ? { photo } : {};
}

/** Where others see it, with words for it in the reader's language. */
export function locationOf(
  ctx: Ctx,
  shown: Pick<ListingRow, 'lat' | 'lon' | 'radiusM' | 'precision' | 'country' | 'placeName'>,
): Location {
  const { lat, lon, radiusM, precision, placeName } = shown;
  const country = countryName(shown.country, ctx.locale);
  return { lat, lon, precision, label: precision === 'country' ? country : placeName, country, radiusM };
}
