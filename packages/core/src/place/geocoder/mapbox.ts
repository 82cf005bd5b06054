import { z } from 'zod';
import { countryOf, Lat, Lon, Name } from './answer.ts';
import { type GeocoderDialect, hintOf } from './geocoder.ts';

/** https://docs.mapbox.com/api/search/geocoding/, version 6, forward. */
const Answer = z.object({
  features: z
    .array(
      z.object({
        properties: z.object({
          feature_type: z.string(),
          name: Name,
          coordinates: z.object({ latitude: Lat, longitude: Lon }),
          context: z
            .object({ country: z.object({ country_code: z.string().optional() }).optional() })
            .optional(),
        }),
      }),
    )
    .max(20),
});

const TYPES = 'place,locality,neighborhood,district,postcode,street,address';
// What the service itself refuses beyond.
const MOST_WORDS = 20;
const MOST_FOUND = 10;

export function mapbox({ token, apiUrl }: { token: string; apiUrl: string }): GeocoderDialect {
  return {
    name: 'mapbox',
    url({ q, locale, near, limit }) {
      const url = new URL(`${apiUrl.replace(/\/$/, '')}/search/geocode/v6/forward`);
      const hint = near && hintOf(near);
      url.search = new URLSearchParams({
        q: q.replaceAll(';', ' ').split(/\s+/).slice(0, MOST_WORDS).join(' '),
        language: locale,
        limit: String(Math.min(limit, MOST_FOUND)),
        types: TYPES,
        // Left out, it would look round our own server.
        proximity: hint ? `${hint.lon},${hint.lat}` : '0,0',
        access_token: token,
      }).toString();
      return url;
    },
    read: (answer) =>
      Answer.parse(answer).features.map(({ properties: { feature_type, name, coordinates, context } }) => ({
        name,
        lat: coordinates.latitude,
        lon: coordinates.longitude,
        isTown: feature_type === 'place' || feature_type === 'locality',
        country: countryOf(context?.country?.country_code),
      })),
  };
}
