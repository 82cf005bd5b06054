import { type GlobalTx, sql, type TenantTx } from '@entraide/db';
import type { Box, Point } from '@entraide/model/geo';
import { countryName } from './country-name.ts';

/** The gazetteer is the same inside and outside of a tenant. */
export type PlaceTx = TenantTx | GlobalTx;

/** A row of the gazetteer: a town or a part of one, or of the table of areas. */
export interface PlaceRow extends Point {
  id: number;
  name: string;
  country: string;
  admin1: string | null;
  admin1Code: string | null;
  population: number;
  kind: 'capital' | 'seat' | 'town' | 'district' | 'country' | 'region' | 'airport';
  labels: Record<string, string>;
  /** South, west, north, east of a country or region. */
  box: number[] | null;
  /** Ids of its largest towns. */
  largest: number[];
}

/** What a place is to people. `point`: coordinates that somebody gave. */
export type PlaceKind = 'town' | 'village' | 'quarter' | 'country' | 'region' | 'airport' | 'point';

/** A place in its reader's words. Degrees; country is the ISO 3166 code, admin1 the region's name. */
export interface Place extends Point {
  id: number;
  name: string;
  country: string;
  admin1?: string;
  population: number;
  kind: PlaceKind;
  /** Of a country or region. */
  box?: Box;
  /** The point and the name are a street's or a quarter's, the id is that of the place around it. Only a third party knows these. */
  finer?: true;
}

/** A place that answers a text. */
export interface FoundPlace extends Place {
  /** strong: the text means this place and no other. weak: it may; somebody has to choose. */
  strength: 'strong' | 'weak';
  /** The text names something else, for which this place stands: a quarter of it, a village close by, a postcode in it. */
  standsFor?: { kind: 'quarter' | 'village' | 'postcode'; name: string };
}

export const placeColumns = sql`p.id, p.name, p.country, p.admin1, p.admin1_code as "admin1Code", p.lat, p.lon,
  p.population, p.kind, p.labels, null::float8[] as box, '{}'::integer[] as largest`;

/** The same columns of the table of areas. */
export const areaColumns = sql`a.id, a.name, a.country, a.region as admin1, null::text as "admin1Code", a.lat, a.lon,
  a.population, a.kind, a.labels, a.box, a.largest`;

/** The place's name in the reader's language where it has one of its own, else as its people write it. */
export function placeName(
  place: Pick<PlaceRow, 'name' | 'labels'> & Partial<Pick<PlaceRow, 'kind' | 'country'>>,
  locale: string,
): string {
  if (place.kind === 'country' && place.country) return countryName(place.country, locale);
  return place.labels[locale] ?? place.labels[locale.split('-')[0] ?? ''] ?? place.name;
}

export function toPlace(row: PlaceRow, name: string): Place {
  const { id, country, admin1, lat, lon, population, box } = row;
  const [south, west, north, east] = box ?? [];
  return {
    ...{ id, name, country },
    ...(admin1 === null ? {} : { admin1 }),
    ...{ lat, lon, population, kind: kindOf(row) },
    ...(box ? { box: { south, west, north, east } as Box } : {}),
  };
}

/** Fewer people than this are a village. */
const TOWN = 1_000;

function kindOf({ kind, population }: PlaceRow): PlaceKind {
  if (kind === 'country' || kind === 'region' || kind === 'airport') return kind;
  if (kind === 'district') return 'quarter';
  return population > 0 && population < TOWN ? 'village' : 'town';
}

/** Whether it is an area rather than somewhere to be. */
export const isArea = ({ kind }: { kind: string }): boolean => kind === 'country' || kind === 'region';
