export { cellFinder, cellOf, readCell } from './cell-of.ts';
export { countryName } from './country-name.ts';
export { findPlaces, type PlaceQuery } from './find-places.ts';
export { type Geocoder, openGeocoder } from './geocoder/index.ts';
export { getPlace } from './get-place.ts';
export { cityAround, nearestPlace, placeAround } from './nearest-place.ts';
export { type Place, type PlaceRow, type PlaceTx, placeColumns, placeName } from './place.ts';
export { readPlace } from './read-place.ts';
