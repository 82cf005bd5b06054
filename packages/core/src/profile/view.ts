import { inArray, type members, places, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { countryName, placeName } from '../place/index.ts';

/** A city or a whole country, in its reader's words. */
export interface ProfilePlace {
  /** Of the gazetteer; a whole country has none. */
  id?: number;
  name: string;
  /** ISO 3166. */
  country: string;
}

/** What members tell of themselves, in their reader's words. */
export interface Said {
  about: string;
  /** ISO 639, in the order of their choice. */
  languages: string[];
  /** Categories that the space has. */
  helps: string[];
  place: ProfilePlace | null;
  ties: ProfilePlace[];
}

export type MemberRow = typeof members.$inferSelect;

/** Categories that the space has given up, and places that the gazetteer no longer knows, are passed over. */
export async function saidBy(ctx: Ctx, tx: TenantTx, row: MemberRow): Promise<Said> {
  const ids = [...row.tiePlaceIds, ...(row.placeId === null ? [] : [row.placeId])];
  const found = ids.length === 0 ? [] : await tx.select().from(places).where(inArray(places.id, ids));
  const cities = new Map(
    found.map((place): [number, ProfilePlace] => [
      place.id,
      { id: place.id, name: placeName(place, ctx.locale), country: place.country },
    ]),
  );
  const { categories } = ctx.tenant.config;
  return {
    about: row.about,
    languages: row.languages,
    helps: categories.map(({ slug }) => slug).filter((slug) => row.helps.includes(slug)),
    place: cities.get(row.placeId ?? 0) ?? null,
    ties: [
      ...row.tiePlaceIds.flatMap((id) => cities.get(id) ?? []),
      ...row.tieCountries.map((country) => ({ name: countryName(country, ctx.locale), country })),
    ],
  };
}
