/** Where the ground comes from: our own offline map, or Mapbox when the operator set a token. */
export type MapProvider = { kind: 'offline' } | { kind: 'mapbox'; token: string; apiUrl?: string };
