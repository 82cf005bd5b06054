export { cellFinder, cellOf, readCell } from './cell-of.ts';
export { countryName } from './country-name.ts';
export { findPlaces } from './find-places.ts';
export { type Geocoder, openGeocoder } from './geocoder/index.ts';
export { getPlace, getPlaceRow } from './get-place.ts';
export { type DatedPlace, dayAt, endOfDayAt } from './local-day.ts';
export { cityAround, nearestPlace, placeAround } from './nearest-place.ts';
export {
  type FoundPlace,
  isArea,
  type Place,
  type PlaceRow,
  type PlaceTx,
  placeColumns,
  placeName,
} from './place.ts';
export type { PlaceQuery } from './place-query.ts';
export { isPostcode } from './postcodes.ts';
export { readPlace } from './read-place.ts';
