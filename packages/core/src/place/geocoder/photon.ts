import { z } from 'zod';
import { countryOf, Lat, Lon, Name } from './answer.ts';
import { type GeocoderDialect, hintOf } from './geocoder.ts';

/** https://github.com/komoot/photon#search-api */
const Answer = z.object({
  features: z
    .array(
      z.object({
        geometry: z.object({ coordinates: z.tuple([Lon, Lat]) }),
        properties: z.object({
          type: z.string().optional(),
          name: Name.optional(),
          street: Name.optional(),
          countrycode: z.string().optional(),
        }),
      }),
    )
    .max(50),
});

// It refuses languages it was not built with; these are the ones every build has.
const languages = ['fr', 'en', 'de'];
const layers = ['city', 'locality', 'district', 'street', 'house'];

export function photon({ url: base }: { url: string }): GeocoderDialect {
  return {
    name: 'photon',
    url({ q, locale, near, limit }) {
      const url = new URL(`${base.replace(/\/$/, '')}/api`);
      const language = locale.split('-')[0] ?? '';
      const hint = near && hintOf(near);
      url.search = new URLSearchParams([
        ['q', q],
        ['limit', String(limit)],
        ['lang', languages.includes(language) ? language : 'default'],
        ...(hint ? [['lat', hint.lat] as [string, string], ['lon', hint.lon] as [string, string]] : []),
        ...layers.map((layer): [string, string] => ['layer', layer]),
      ]).toString();
      return url;
    },
    read: (answer) =>
      Answer.parse(answer).features.flatMap(
        ({ geometry, properties: { type, name, street, countrycode } }) => {
          // A house is shown by its street: nobody's door is a suggestion.
          const shown = type === 'house' ? street : (name ?? street);
          const [lon, lat] = geometry.coordinates;
          return shown === undefined
            ? []
            : [{ name: shown, lat, lon, isTown: type === 'city', country: countryOf(countrycode) }];
        },
      ),
  };
}
