import { shortCode } from '@entraide/model';
import { cellAt, MOST_CUTS } from '@entraide/model/geo';
import { saysTownOnly } from '@entraide/model/listing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { acceptMember } from '../member/index.ts';
import { findPlaces } from '../place/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import {
  createListing,
  deleteListing,
  getListing,
  listingOfCode,
  listMyListings,
  pauseListing,
  previewListing,
  reopenListing,
  restoreListing,
  searchListings,
  solveListing,
  updateListing,
  widenSearch,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let here: TestSpace;
let elsewhere: TestSpace;
let ana: MemberActor;
let ben: MemberActor;
const as = (actor: MemberActor | null, more: Partial<Ctx> = {}) => here.ctx({ actor, ...more });

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  [here, elsewhere] = [await platform.openSpace(), await platform.openSpace()];
  [ana, ben] = [
    await here.member({ displayName: 'Ana Maria Durand' }),
    await here.member({ displayName: 'Ben' }),
  ];
});
afterAll(() => platform.close());

const home = { lat: 48.8606, lon: 2.3376 };
const draft = (more: Record<string, unknown> = {}) => ({
  kind: 'request',
  category: 'shopping',
  title: 'Courses pour ma grand-mère',
  description: 'Samedi matin, deux sacs. Merci !',
  place: home,
  ...more,
});
const problem = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.code ?? error.message,
  );
const faultPaths = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error) => error.faults?.map((fault: { path: string[] }) => fault.path.join('.')),
  );

test('a neighbour sees the cell and its words, never the point', async () => {
  const { id } = await createListing(as(ana), draft());
  const seen = await getListing(as(ben), id);
  const cell = cellAt(home, MOST_CUTS);
  expect(seen.location).toEqual({
    lat: cell.lat,
    lon: cell.lon,
    precision: 'neighbourhood',
    label: 'Paris',
    country: 'France',
    radiusM: cell.radiusM,
  });
  expect(JSON.stringify(seen)).not.toMatch(/48\.8606|2\.3376/);
  expect(seen).toMatchObject({ author: { name: 'Ana' }, mine: false, status: 'published' });
  expect((await getListing(as(ana), id)).mine).toBe(true);
  expect(await listingOfCode(as(ben), shortCode(id).toUpperCase()), 'as it is typed from paper').toBe(id);
});

test('moving inside the cell changes nothing that anybody can see', async () => {
  const cell = cellAt(home, MOST_CUTS);
  const seen = new Set<string>();
  for (const [dLat, dLon] of [
    [0, 0],
    [0.005, 0.008],
    [-0.005, -0.008],
    [0.004, -0.008],
  ] as const) {
    const place = { lat: cell.lat + dLat, lon: cell.lon + dLon };
    for (const precision of ['neighbourhood', 'city', 'country'])
      seen.add(
        JSON.stringify([precision, (await previewListing(as(ben), draft({ place, precision }))).location]),
      );
  }
  expect(seen.size).toBe(3);
});

test('a public place keeps its point, a city and a country only themselves', async () => {
  const shown = async (precision: string) => (await previewListing(as(ana), draft({ precision }))).location;
  expect(await shown('public-place')).toMatchObject({ lat: 48.8606, lon: 2.3376, radiusM: 0 });
  expect(await shown('city')).toMatchObject({ label: 'Paris', radiusM: 7500 });
  expect(await shown('country')).toMatchObject({ label: 'France', radiusM: 0 });
});

test('a country by its id is shown as a country, however exactly it was asked to be', async () => {
  const [lebanon] = await findPlaces(as(ana), { q: 'Liban', locale: 'fr' });
  expect(lebanon).toMatchObject({ kind: 'country', country: 'LB' });
  for (const precision of ['neighbourhood', 'city', 'public-place', 'country'] as const) {
    const { location } = await previewListing(as(ana), draft({ place: { id: lebanon?.id }, precision }));
    expect(location).toMatchObject({ precision: 'country', label: 'Liban' });
  }
});

test('another space has no such listing, word for word like one that does not exist', async () => {
  const { id } = await createListing(as(ana), draft());
  const stranger = elsewhere.ctx({ actor: await elsewhere.member() });
  const missing = await getListing(stranger, '0190aaaa-0000-7000-8000-000000000000').catch((error) => error);
  for (const attempt of [
    () => getListing(stranger, id),
    () => listingOfCode(stranger, shortCode(id)),
    () => updateListing(stranger, id, { title: 'Volé' }),
    () => deleteListing(stranger, id),
    () => solveListing(stranger, id),
  ]) {
    const error = await attempt().catch((refusal) => refusal);
    expect([error.code, error.message]).toEqual([missing.code, missing.message]);
  }
  expect((await searchListings(stranger, { limit: 20 })).items).toEqual([]);
});

test('only its author changes a listing', async () => {
  const { id } = await createListing(as(ana), draft());
  expect(await problem(updateListing(as(ben), id, { title: 'Autre titre' }))).toBe('not-allowed');
  expect(await problem(solveListing(as(ben), id))).toBe('not-allowed');
  expect(await problem(updateListing(as(null), id, { title: 'Autre titre' }))).toBe('sign-in-needed');
  expect((await updateListing(as(ana), id, { urgent: true })).urgent).toBe(true);
  expect(await problem(updateListing(as(ana), id, { precision: 'city' }))).toBe('conflict');
  expect((await updateListing(as(ana), id, { precision: 'city', place: home })).location.precision).toBe(
    'city',
  );
});

test('solved leaves the search and keeps its link; deleted is gone for others and can be brought back', async () => {
  const { id } = await createListing(as(ana), draft({ title: 'Un trajet introuvable' }));
  const finds = async () =>
    (await searchListings(as(ben), { q: 'introuvable', limit: 20 })).items
      .map((item) => item.id)
      .includes(id);
  expect(await finds()).toBe(true);
  await solveListing(as(ana), id);
  expect(await finds()).toBe(false);
  expect((await getListing(as(ben), id)).status).toBe('solved');
  await reopenListing(as(ana), id);
  expect(await finds()).toBe(true);
  await deleteListing(as(ana), id);
  expect(await problem(getListing(as(ben), id))).toBe('not-found');
  expect((await getListing(as(ana), id)).status).toBe('deleted');
  await restoreListing(as(ana), id);
  expect(await finds()).toBe(true);
});

test('paused leaves the search and keeps its link; strangers read its title alone, and its author takes it up again', async () => {
  const { id, expiresAt } = await createListing(
    as(ana),
    draft({ title: 'Un répit introuvable', hideName: false }),
  );
  await pauseListing(as(ana), id);
  await pauseListing(as(ana), id);
  const { items } = await searchListings(as(ben), { q: 'répit', limit: 20 });
  expect(items.map((item) => item.id)).not.toContain(id);
  for (const reader of [ben, null])
    expect(await getListing(as(reader), id)).toMatchObject({
      status: 'paused',
      description: '',
      author: null,
    });
  expect(await getListing(as(ana), id)).toMatchObject({ status: 'paused', description: draft().description });
  expect(await problem(pauseListing(as(ben), id))).toBe('not-allowed');
  expect(await reopenListing(as(ana), id)).toMatchObject({ status: 'published', expiresAt });
});

test('what a pending member writes is held for them alone until they are accepted', async () => {
  const space = await platform.openSpace({ entry: { rule: 'approval' } });
  const [newcomer, neighbour, admin] = [
    await space.member({ status: 'pending' }),
    await space.member(),
    await space.member({ role: 'admin' }),
  ];
  const { id, status } = await createListing(space.ctx({ actor: newcomer }), draft());
  expect(status).toBe('held');
  expect(await problem(getListing(space.ctx({ actor: neighbour }), id))).toBe('not-found');
  expect((await searchListings(space.ctx({ actor: neighbour }), { limit: 20 })).items).toEqual([]);
  expect(await listMyListings(space.ctx({ actor: newcomer }))).toHaveLength(1);
  await acceptMember(space.ctx({ actor: admin }), newcomer.memberId);
  expect((await getListing(space.ctx({ actor: neighbour }), id)).status).toBe('published');
});

test('a hidden name is shown to its owner alone', async () => {
  const { id } = await createListing(as(ana), draft({ hideName: true }));
  expect((await getListing(as(ben), id)).author).toBeNull();
  expect((await getListing(as(ana), id)).author).toEqual({ name: 'Ana' });
});

test('a space that is read by its members alone tells nobody else', async () => {
  const space = await platform.openSpace({ reading: 'members' });
  const author = await space.member();
  const { id } = await createListing(space.ctx({ actor: author }), draft());
  expect(await problem(searchListings(space.ctx(), { limit: 20 }))).toBe('sign-in-needed');
  expect(await problem(getListing(space.ctx(), id))).toBe('sign-in-needed');
  const pending = await space.member({ status: 'pending' });
  expect(await problem(searchListings(space.ctx({ actor: pending }), { limit: 20 }))).toBe('not-allowed');
});

test('a listing lives until the end of its day, at its place', async () => {
  // In Montréal it is still the day before.
  // Somebody of its own: what others wrote today, by the real clock, counts against nobody here.
  const now = { ...as(await here.member()), clock: () => new Date('2026-11-26T03:00:00Z') };
  const at = (lat: number, lon: number) => ({ place: { lat, lon }, precision: 'city' });
  const [paris, montreal] = [at(48.86, 2.35), at(45.5, -73.57)];
  const made = (more: Record<string, unknown>) => createListing(now, draft(more));
  const ends = (until: string, expiresAt: string) => ({ until, expiresAt });
  expect(await made({ ...paris, until: '2026-11-26' })).toMatchObject(
    ends('2026-11-26', '2026-11-26T22:59:59.000Z'),
  );
  expect(await made({ ...montreal, until: '2026-11-25' })).toMatchObject(
    ends('2026-11-25', '2026-11-26T04:59:59.000Z'),
  );
  expect((await made(montreal)).expiresAt).toMatch(/T04:59:59/);
  const refused = (more: Record<string, unknown>) => faultPaths(made(more));
  for (const until of ['2026-11-25', '2027-11-27', '2026-11-31'])
    expect(await refused({ ...paris, until }), until).toEqual(['until']);
  expect(await refused({ until: '2026-12-01', expiresAt: '2026-12-01T00:00:00Z' })).toEqual(['until']);
  // A day moves with its place; a moment that was given stays.
  const { id } = await made({ ...paris, until: '2026-12-01' });
  expect(await updateListing(now, id, montreal)).toMatchObject(
    ends('2026-12-01', '2026-12-02T04:59:59.000Z'),
  );
  await updateListing(now, id, { expiresAt: '2026-12-05T12:00:00Z' });
  expect((await updateListing(now, id, paris)).expiresAt).toBe('2026-12-05T12:00:00.000Z');
  expect((await updateListing(now, id, { until: '2026-11-26' })).until).toBe('2026-11-26');
});

test('faults name their field', async () => {
  const faults = (more: Record<string, unknown>) => faultPaths(createListing(as(ana), draft(more)));
  expect(await faults({ category: 'yachts' })).toEqual(['category']);
  expect(await faults({ place: { id: 999_999_999 } })).toEqual(['place.id']);
  expect(await faults({ place: { lat: 91, lon: 0 } })).toEqual(['place.lat']);
  expect(await faults({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['expiresAt']);
  expect(await faults({ title: ' a ' })).toEqual(['title']);
  expect(await faults({ tenantId: elsewhere.tenant.id })).toEqual(['tenantId']);
  expect(await faults({ locale: 'xx' })).toEqual(['locale']);
});

test('twenty listings a day are enough for one person', async () => {
  const busy = await here.member();
  for (let n = 0; n < 20; n++) await createListing(as(busy), draft({ kind: 'offer' }));
  expect(await problem(createListing(as(busy), draft()))).toBe('too-many');
});

test('who gives a town’s name is somewhere in that town, who gives a quarter’s or a point near it', async () => {
  const radiusOf = async (q: string, precision = 'neighbourhood') => {
    const [place] = await findPlaces(as(null), { q, locale: 'fr', near: { lat: 51.5, lon: -0.12 } });
    const { location } = await previewListing(as(ana), draft({ place: { id: place?.id }, precision }));
    return { town: saysTownOnly(location), radiusM: location.radiusM, label: location.label };
  };
  expect(await radiusOf('Londres')).toEqual({ town: true, radiusM: 27_000, label: 'Londres' });
  expect(await radiusOf('Valence')).toMatchObject({ town: true, label: 'Valence' });
  expect(await radiusOf('Kensington')).toMatchObject({ town: false });
  expect(await radiusOf('Kensington', 'city')).toMatchObject({ town: true });
  expect(await radiusOf('Londres', 'country')).toMatchObject({ town: false, radiusM: 0 });
  const { location } = await previewListing(as(ana), draft());
  expect([saysTownOnly(location), location.radiusM]).toEqual([false, 1000]);
});

test('a listing for a whole country has no distance, and is found all the same', async () => {
  const space = await platform.openSpace();
  const author = space.ctx({ actor: await space.member() });
  const { id } = await createListing(author, draft({ precision: 'country' }));
  await createListing(author, draft({ place: { lat: 45.76, lon: 4.84 } }));
  const { items } = await searchListings(space.ctx(), { near: home, limit: 20 });
  expect(items.map((item) => [item.id === id, item.distanceKm])).toEqual([
    [true, undefined],
    [false, expect.any(Number)],
  ]);
  const widened = await widenSearch(space.ctx(), { near: { lat: 47, lon: 2.4 }, radiusKm: 10, limit: 20 });
  expect(widened).toMatchObject({
    widened: true,
    items: expect.arrayContaining([expect.objectContaining({ id })]),
  });
});

test('a place of the gazetteer is named in its reader’s language', async () => {
  const [london] = await findPlaces(as(null), { q: 'Londres', locale: 'fr' });
  const { id } = await createListing(as(ana), draft({ place: { id: london?.id } }));
  expect((await getListing(as(ben), id)).location.label).toBe('Londres');
  expect((await getListing(as(ben, { locale: 'en' }), id)).location.label).toBe('London');
  expect((await getListing(as(ben, { locale: 'ar' }), id)).location.label).toBe('لندن');
});
