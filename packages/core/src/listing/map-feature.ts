export type MapProperties =
  | { cluster: true; count: number }
  | { cluster: false; id: string; kind: 'offer' | 'request'; category: string; urgent: boolean };

export interface MapFeature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] };
  properties: MapProperties;
}

export interface MapFeatures {
  type: 'FeatureCollection';
  features: MapFeature[];
}
