export { countryName } from './country-name.ts';
export { findPlaces, type PlaceQuery } from './find-places.ts';
export { getPlace } from './get-place.ts';
export { nearestPlace } from './nearest-place.ts';
export { type Place, type PlaceTx, placeName } from './place.ts';
export { populationAround } from './population-around.ts';
