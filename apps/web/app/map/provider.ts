/**
 * Where the ground comes from: our own offline map, with the streets of a PMTiles archive at `tiles` over it where the
 * operator named one, or Mapbox when a token is set.
 */
export type MapProvider =
  | { kind: 'offline'; tiles?: string }
  | { kind: 'mapbox'; token: string; apiUrl?: string };
