/** A place as `/api/v1/places` gives it; degrees. */
export interface PlaceChoice {
  id: number;
  name: string;
  country: string;
  admin1?: string;
  lat: number;
  lon: number;
  kind: 'town' | 'village' | 'quarter' | 'country' | 'region' | 'airport' | 'point';
  strength: 'strong' | 'weak';
  standsFor?: { kind: 'quarter' | 'village' | 'postcode'; name: string };
}
