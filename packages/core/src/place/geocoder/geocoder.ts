import type { Point } from '@entraide/model/geo';

export interface GeocoderQuery {
  q: string;
  locale: string;
  /** Degrees; only a hint, and told to a third party no finer than a tenth of a degree. */
  near: Point | undefined;
  limit: number;
}

/** What a third party says a text means. */
export interface Geocoded extends Point {
  name: string;
  /** A town may be one of ours; anything finer is a point near one of ours. */
  isTown: boolean;
  /** ISO 3166. */
  country: string | undefined;
}

/** A third party that knows streets too. It never throws: no answer is an empty one, and our gazetteer answers then. */
export interface Geocoder {
  ask(query: GeocoderQuery): Promise<Geocoded[]>;
}

/** One provider's way of asking and answering. May throw whatever it likes. */
export interface GeocoderDialect {
  name: 'mapbox' | 'photon';
  url(query: GeocoderQuery): URL;
  /** @throws ZodError for an answer of another shape */
  read(answer: unknown): Geocoded[];
}

/** About 10 km: enough to tell two Springfields apart, too little to know who asks from where. */
export const hintOf = ({ lat, lon }: Point) => ({ lat: lat.toFixed(1), lon: lon.toFixed(1) });
