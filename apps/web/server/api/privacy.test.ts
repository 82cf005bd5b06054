import type { TestSpace } from '@entraide/core/testing';
import { cellBox, MOST_CUTS } from '@entraide/model/geo';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ana: Visitor;
let ben: Visitor;
/** Time stands still while answers are compared: an edit's own moment is the one thing that others are told of it. */
let standing: Date | null = null;

beforeAll(async () => {
  server = await testServer({ clock: () => standing ?? new Date() });
  space = await server.openSpace();
  [ana, ben] = [server.visitor(space.tenant.host), server.visitor(space.tenant.host, '203.0.113.2')];
  await ana.signIn(space, 'ana@example.org');
  await ben.signIn(space, 'ben@example.org', 'Ben');
});
afterEach(() => {
  standing = null;
});
afterAll(() => server.close());

const home = { lat: 48.8606, lon: 2.3376 };
const publish = async (who: Visitor, place: object, more: object = {}) => {
  const words = { category: 'shopping', title: 'Courses du samedi', description: 'Deux sacs.' };
  const response = await who.post('/api/v1/listings', { kind: 'request', ...words, place, ...more });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; location: { lat: number; lon: number } };
};

/** Another address each time, as the limits for one are not what is tried here. */
const visits = (number: number, cookies: Visitor['cookies']) => {
  const visitor = server.visitor(space.tenant.host, `198.51.100.${number}`);
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  return visitor;
};

test('forty moves within a cell change no byte of any answer and no header, the tag that caches ask with included', async () => {
  const box = cellBox(home, MOST_CUTS);
  standing = new Date();
  const { id } = await publish(ana, home);
  for (const lon of [2.33, 2.34, 2.36])
    await publish(ben, { lat: 48.861, lon }, { precision: 'public-place' });
  const edge = [box.west - 0.1, box.south - 0.1, home.lon, home.lat].join();
  const around = [box.west - 0.1, box.south - 0.1, box.east + 0.1, box.north + 0.1].join();
  const paths = [
    `/api/v1/listings/${id}`,
    '/api/v1/listings',
    `/api/v1/listings?near=${home.lat},${home.lon}&limit=2`,
    `/api/v1/listings?near=${home.lat},${home.lon}&radiusKm=0.5`,
    `/api/v1/listings?bbox=${edge}`,
    `/api/v1/listings?q=courses&near=48.87,2.3&locale=en`,
    `/api/v1/map?bbox=${edge}&zoom=16`,
    `/api/v1/map?bbox=${around}&zoom=9`,
    `/api/v1/map?bbox=${around}&zoom=18`,
  ];
  const told = async (number: number) => {
    const readers = [visits(number, ben.cookies), visits(number, new Map())];
    const answers: unknown[] = [];
    const tags: string[] = [];
    for (const reader of readers)
      for (const path of paths) {
        const response = await reader(path);
        expect(response.status).toBe(200);
        const headers = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date');
        tags.push(response.headers.get('etag') ?? '');
        answers.push([path, headers, await response.text()]);
      }
    // Anew for every answer, whatever it says.
    return { text: JSON.stringify(answers).replace(/'nonce-[^']+'/g, ''), tags };
  };
  const before = await told(1);
  for (let move = 0; move < 40; move++) {
    const [up, along] = [(move * 0.7549 + 0.001) % 1, (move * 0.5698 + 0.001) % 1];
    const place = {
      lat: box.south + up * (box.north - box.south),
      lon: box.west + along * (box.east - box.west),
    };
    const moved = await ana.post(`/api/v1/listings/${id}`, { place }, 'PATCH');
    expect(moved.status).toBe(200);
    const after = await told(2 + move);
    expect(after.tags).toEqual(before.tags);
    expect(after.text).toBe(before.text);
  }
  await ana.post(`/api/v1/listings/${id}`, { place: { lat: box.north + 0.005, lon: home.lon } }, 'PATCH');
  expect((await told(60)).text).not.toBe(before.text);
  const log = JSON.stringify(server.lines);
  expect(log).not.toMatch(/48\.8606|2\.3376/);
});

const decimals = (number: number) => (String(number).split('.')[1] ?? '').length;

test('no number in an answer is finer than the grid', async () => {
  const elsewhere = await server.openSpace();
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let member = 0; member < 4; member++) {
    const author = server.visitor(elsewhere.tenant.host, `192.0.2.${member}`);
    await author.signIn(elsewhere, `m${member}@example.org`);
    for (let n = 0; n < 18; n++) {
      const place =
        n % 2
          ? { lat: 48.86 + random() * 0.3, lon: 2.33 + random() * 0.3 }
          : { lat: random() * 178 - 89, lon: random() * 360 - 180 };
      const precision = ['neighbourhood', 'city', 'country', 'neighbourhood', 'public-place'][n % 5];
      await publish(author, place, { precision });
    }
  }
  const reader = server.visitor(elsewhere.tenant.host, '192.0.2.200');
  const page = (await (await reader(`/api/v1/listings?near=${home.lat},${home.lon}&limit=100`)).json()) as {
    items: {
      distanceKm?: number;
      location: { lat: number; lon: number; precision: string; radiusM: number };
    }[];
  };
  expect(page.items).toHaveLength(72);
  for (const { distanceKm, location } of page.items) {
    const finest = location.precision === 'public-place' ? 5 : 3;
    expect(Math.max(decimals(location.lat), decimals(location.lon))).toBeLessThanOrEqual(finest);
    if (location.precision === 'country') expect(distanceKm).toBeUndefined();
    else expect(Number.isInteger(distanceKm) && Number(distanceKm) >= 1).toBe(true);
    expect(location.radiusM % 500).toBe(0);
  }
  const shown = page.items.map(({ location: { lat, lon } }) => `${lat},${lon}`);
  for (const zoom of [0, 3, 7, 11, 15, 19, 24])
    for (const bbox of ['-180,-90,180,90', '2,48.5,3,49.5', '2.3,48.85,2.4,48.9']) {
      const map = (await (await reader(`/api/v1/map?bbox=${bbox}&zoom=${zoom}`)).json()) as {
        features: { geometry: { coordinates: [number, number] }; properties: { cluster: boolean } }[];
      };
      for (const { geometry, properties } of map.features) {
        const [lon, lat] = geometry.coordinates;
        expect(Math.max(decimals(lat), decimals(lon))).toBeLessThanOrEqual(5);
        // A single one stands where its listing says; a cluster is made of such points, so that it holds no more than they do.
        if (!properties.cluster) expect(shown).toContain(`${lat},${lon}`);
      }
    }
});
