import { type GlobalTx, sql, type TenantTx } from '@entraide/db';
import type { Point } from '@entraide/model/geo';

/** The gazetteer is the same inside and outside of a tenant. */
export type PlaceTx = TenantTx | GlobalTx;

/** A row of the gazetteer. */
export interface PlaceRow extends Point {
  id: number;
  name: string;
  country: string;
  admin1: string | null;
  admin1Code: string | null;
  population: number;
  kind: 'capital' | 'seat' | 'town' | 'district';
  labels: Record<string, string>;
}

/** A place in its reader's words. Degrees; country is the ISO 3166 code, admin1 the region's name. */
export interface Place extends Point {
  id: number;
  name: string;
  country: string;
  admin1?: string;
  population: number;
  /** The point and the name are a street's or a quarter's, the id is that of the place around it. Only a third party knows these. */
  finer?: true;
}

export const placeColumns = sql`p.id, p.name, p.country, p.admin1, p.admin1_code as "admin1Code", p.lat, p.lon,
  p.population, p.kind, p.labels`;

/** The place's name in the reader's language where it has one of its own, else as its people write it. */
export function placeName(place: Pick<PlaceRow, 'name' | 'labels'>, locale: string): string {
  return place.labels[locale] ?? place.labels[locale.split('-')[0] ?? ''] ?? place.name;
}

export function toPlace(row: PlaceRow, name: string): Place {
  const { id, country, admin1, lat, lon, population } = row;
  return { id, name, country, ...(admin1 === null ? {} : { admin1 }), lat, lon, population };
}
