import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { smallSource } from '../../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../../gazetteer/index.ts';
import { findPlaces, type PlaceQuery } from '../index.ts';
import { openGeocoder } from './index.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let asked: URL[] = [];
let answer: Answer = () => {};
let origin = '';
const fake = createServer((request, response) => {
  asked.push(new URL(request.url ?? '/', 'http://fake'));
  answer(request, response);
});

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
  await loadGazetteer({ db, ownerUrl: server.urls.owner, source: smallSource });
  await new Promise<void>((done) => fake.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
});
afterAll(async () => {
  fake.closeAllConnections();
  fake.close();
  await server.close();
});
beforeEach(() => {
  asked = [];
});

const TOKEN = 'pk.secret';
const DEADLINE_MS = 300;
const home = { lat: 48.8566, lon: 2.3522 };

function open(settings: Partial<Parameters<typeof openGeocoder>[0]>) {
  const warnings: string[] = [];
  const warn = (fields: Record<string, unknown>, message: string) =>
    void warnings.push(JSON.stringify({ fields, message }));
  const geocoder = openGeocoder({ MAPBOX_API_URL: origin, ...settings }, { warn }, DEADLINE_MS);
  const find = (q: string, more: Partial<PlaceQuery> = {}) =>
    findPlaces({ db, geocoder }, { q, locale: 'fr', near: home, ...more });
  return { geocoder, find, warnings };
}

const json =
  (body: unknown): Answer =>
  (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const mapboxFeature = (name: string, type: string, latitude: unknown, longitude: unknown) => ({
  type: 'Feature',
  properties: {
    feature_type: type,
    name,
    coordinates: { latitude, longitude },
    context: { country: { country_code: 'FR', name: 'France' } },
  },
});
const mapboxAnswer = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const ours = { id: 2988507, name: 'Paris', country: 'FR', admin1: 'Île-de-France', population: 2138551 };

describe('Mapbox', () => {
  test('a street is a point under the id of the place around it; a town is ours', async () => {
    answer = json(
      mapboxAnswer(
        mapboxFeature('Rue de Rivoli', 'street', 48.8606, 2.3376),
        mapboxFeature('Paris', 'place', 48.8566, 2.3515),
        mapboxFeature('Paris', 'locality', 48.86, 2.35),
      ),
    );
    expect(await open({ MAPBOX_TOKEN: TOKEN }).find('rue de rivoli')).toEqual([
      {
        ...{ ...ours, name: 'Rue de Rivoli', lat: 48.8606, lon: 2.3376, population: 0, finer: true },
        ...{ kind: 'point', strength: 'strong' },
      },
      { ...ours, lat: 48.85341, lon: 2.3488, kind: 'town', strength: 'weak' },
    ]);
  });

  test('is told the words, the language and a coarse hint', async () => {
    answer = json(mapboxAnswer());
    await open({ MAPBOX_TOKEN: TOKEN }).find(`12; rue ${'mot '.repeat(40)}`);
    expect(asked[0]?.pathname).toBe('/search/geocode/v6/forward');
    const { q, ...said } = Object.fromEntries(asked[0]?.searchParams ?? []);
    expect(q?.split(' ').length).toBeLessThanOrEqual(20);
    expect(q).not.toContain(';');
    expect(said).toMatchObject({ language: 'fr', proximity: '2.4,48.9', access_token: TOKEN, limit: '8' });
  });
});

describe('Photon', () => {
  const feature = (properties: object, coordinates: unknown = [2.3376, 48.8606]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties,
  });

  test('a house is shown by its street', async () => {
    answer = json(
      mapboxAnswer(
        feature({ type: 'house', housenumber: '12', street: 'Rue de Rivoli', countrycode: 'FR' }),
        feature({ type: 'house', housenumber: '13' }),
        feature({ type: 'city', name: 'Paris', countrycode: 'FR' }),
      ),
    );
    const found = await open({ PHOTON_URL: `${origin}/photon/` }).find('12 rue de rivoli', { locale: 'ar' });
    expect(found.map(({ name, country }) => `${name} ${country}`)).toEqual(['Rue de Rivoli FR', 'باريس FR']);
    expect(asked[0]?.pathname).toBe('/photon/api');
    expect(asked[0]?.searchParams.get('lang')).toBe('default');
    expect(asked[0]?.searchParams.get('lat')).toBe('48.9');
  });
});

describe('our gazetteer answers, and one line is logged that tells nobody’s words, when', () => {
  const nonsense: Record<string, Answer> = {
    'it is slow': () => {},
    'it stops in the middle': (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"features":[');
    },
    'it hangs up': (request) => request.socket.destroy(),
    'it has a bad day': (_, response) => response.writeHead(500).end('{"features":[]}'),
    'it counts our requests': (_, response) => response.writeHead(429).end('{}'),
    'it points elsewhere': (_, response) =>
      response.writeHead(302, { location: `${origin}/elsewhere` }).end(),
    'it writes no JSON': json('<html>'),
    'it writes something else': json({ features: 'none' }),
    'it writes null': json('null'),
    'a latitude is text': json(mapboxAnswer(mapboxFeature('Lyon', 'place', '45.7', 4.8))),
    'a latitude is 91': json(mapboxAnswer(mapboxFeature('Lyon', 'place', 91, 4.8))),
    'a name is empty': json(mapboxAnswer(mapboxFeature(' ', 'place', 45.7, 4.8))),
    'it never ends': (_, response) => {
      response.on('error', () => {});
      for (let n = 0; n < 20; n++) response.write(' '.repeat(65_536));
    },
  };
  test.each(Object.entries(nonsense))('%s', async (_, how) => {
    answer = how;
    const { find, warnings } = open({ MAPBOX_TOKEN: TOKEN });
    for (const q of ['Londres', 'londres']) expect((await find(q))[0]).toMatchObject({ id: 2643743 });
    expect(asked.map(({ pathname }) => pathname)).not.toContain('/elsewhere');
    expect(warnings).toHaveLength(1);
    expect(warnings.join()).not.toMatch(new RegExp(`londres|${TOKEN}|127\\.0\\.0\\.1`, 'i'));
  });

  test('nobody is there; and it is logged anew after a recovery', async () => {
    const { find, warnings } = open({ MAPBOX_TOKEN: TOKEN });
    for (const how of [json('x'), json(mapboxAnswer()), json('x')]) {
      answer = how;
      expect((await find('Londres'))[0]?.name).toBe('Londres');
    }
    expect(warnings).toHaveLength(2);
    const gone = open({ MAPBOX_TOKEN: TOKEN, MAPBOX_API_URL: 'http://127.0.0.1:1' });
    expect((await gone.find('Londres'))[0]?.name).toBe('Londres');
  });
});

describe('nobody is asked', () => {
  test('when nothing is set, when the gazetteer was chosen, or when the other one was', async () => {
    expect(open({}).geocoder).toBeNull();
    expect(
      open({ MAPBOX_TOKEN: TOKEN, PHOTON_URL: origin, PLACES_PROVIDER: 'gazetteer' }).geocoder,
    ).toBeNull();
    expect(open({ MAPBOX_TOKEN: TOKEN, PLACES_PROVIDER: 'photon' }).geocoder).toBeNull();
  });

  test('for nothing', async () => {
    expect(await open({ MAPBOX_TOKEN: TOKEN }).find(' \u0000 %')).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('of two that are set, Photon', async () => {
    answer = json({ features: [] });
    await open({ MAPBOX_TOKEN: TOKEN, PHOTON_URL: origin }).find('Londres');
    await open({ MAPBOX_TOKEN: TOKEN, PHOTON_URL: origin, PLACES_PROVIDER: 'mapbox' }).find('Londres');
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/api', '/search/geocode/v6/forward']);
  });
});
