export { cellFinder, cellOf, readCell } from './cell-of.ts';
export { countryName } from './country-name.ts';
export { typingSlips } from './edit-distance.ts';
export { findPlaces } from './find-places.ts';
export { type Geocoder, openGeocoder } from './geocoder/index.ts';
export { getPlace } from './get-place.ts';
export { largestIn } from './largest-in.ts';
export {
  aheadOfUtcMs,
  type DatedPlace,
  dayAt,
  endOfDayAt,
  sinceMidnightMs,
  timeZoneOf,
} from './local-day.ts';
export { type Located, locate } from './locate.ts';
export { nearestPlace } from './nearest-place.ts';
export {
  type FoundPlace,
  isArea,
  type Place,
  type PlaceTx,
  placeName,
} from './place.ts';
export type { PlaceQuery } from './place-query.ts';
export { isPostcode } from './postcodes.ts';
export { readPlace } from './read-place.ts';
