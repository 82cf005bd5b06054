import { fetchJson } from './fetch-json.ts';
import type { Geocoder, GeocoderDialect } from './geocoder.ts';
import { mapbox } from './mapbox.ts';
import { photon } from './photon.ts';

export interface GeocoderSettings {
  /** Left out: the third party whose address or token is set; Photon's first, because it has no other use. */
  PLACES_PROVIDER?: 'gazetteer' | 'mapbox' | 'photon' | undefined;
  MAPBOX_TOKEN?: string | undefined;
  MAPBOX_API_URL: string;
  PHOTON_URL?: string | undefined;
}

const DEADLINE_MS = 1_500;

/** The third party that the settings ask for; null when they ask for none, which is the default. Sends nothing yet. */
export function openGeocoder(
  settings: GeocoderSettings,
  log: { warn(fields: Record<string, unknown>, message: string): void },
  deadlineMs = DEADLINE_MS,
): Geocoder | null {
  const dialect = dialectOf(settings);
  if (!dialect) return null;
  let isDown = false;
  return {
    async ask(query) {
      try {
        const answer = dialect.read(await fetchJson(dialect.url(query), deadlineMs));
        isDown = false;
        return answer;
      } catch (error) {
        // Once, until it answers again. Neither its message nor its cause: they may hold what was typed, and the token.
        if (!isDown)
          log.warn(
            { provider: dialect.name, fault: error instanceof Error ? error.name : 'unknown' },
            'the place provider does not answer as it should: our own gazetteer does until it comes back',
          );
        isDown = true;
        return [];
      }
    },
  };
}

function dialectOf(settings: GeocoderSettings): GeocoderDialect | null {
  const { PLACES_PROVIDER: chosen, MAPBOX_TOKEN: token, MAPBOX_API_URL: apiUrl, PHOTON_URL: url } = settings;
  if (url && (chosen ?? 'photon') === 'photon') return photon({ url });
  if (token && (chosen ?? 'mapbox') === 'mapbox') return mapbox({ token, apiUrl });
  return null;
}
