import { listings } from '@entraide/db';
import { newId } from '@entraide/model';
import type { SearchParams } from '@entraide/model/listing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { searchListings } from '../listing/index.ts';
import { learnWords } from '../search/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { createAlert } from './index.ts';
import { matchListing } from './match-listing.ts';

/** More runs by hand: `ALERT_SEED=5 ALERT_RUNS=3`. */
const SEED = Number(process.env.ALERT_SEED ?? 11);
const RUNS = Number(process.env.ALERT_RUNS ?? 1);

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const cities = [
  { lat: 48.857, lon: 2.352 },
  { lat: 48.857, lon: 2.352 },
  { lat: 48.9, lon: 2.5 },
  { lat: -17.75, lon: 179.95 },
  { lat: -17.75, lon: -179.95 },
  { lat: 89.9, lon: 20 },
  { lat: 0, lon: 0 },
];
const place = fc
  .tuple(fc.constantFrom(...cities), fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
  .map(([city, north, east]) => ({
    lat: Math.min(90, Math.round(city.lat * 1000 + north) / 1000),
    lon: Math.max(-180, Math.min(179.999, Math.round(city.lon * 1000 + east) / 1000)),
  }));

const titles = [
  'Prêter un vélo pliant',
  'Vélo d’enfant à donner',
  'Leçons de violoncelle',
  'Garder un chat le week-end',
  'Course en ville',
  'Remplir un dossier de préfecture',
  'Bicycle repair for neighbours',
  'Cherche baby-sitter le mercredi',
  'دراجة للإعارة',
  'مساعدة في الأوراق',
  '自転車を貸します',
  'Need help with papers',
];
/** Words as people type them: whole, begun, misspelt, in other languages, of categories, and those that say nothing. */
const texts = [
  ...[
    'vélo',
    'velo pli',
    'vel',
    'v',
    'vélso',
    'violoncelle',
    'violoncele',
    'violonselle leçon',
    'chats',
    'cat',
  ],
  ...['garde chat', 'préfecture', 'prefectur', 'papiers', 'babysitter', 'babysiter', 'baby-sitter mercredi'],
  ...['cherche vélo', 'chrche vélo', 'aide', 'aide paperasse', 'aide paprasse', 'besoin d’un vélo', 'de la'],
  ...['course', 'courses en ville', 'covoiturage', 'covoturage', 'bicycle', 'bicicle repair', 'week-end'],
  ...['weekend', 'دراجة', 'الدراجة', 'درا', 'أوراق', '自転車', '自', 'licorne', 'licorne vélo', 'repaired'],
  // Slips in the first letters, of words that listings hold and that mean a category.
  ...[
    'vléo',
    'pérfecture',
    'voiloncelle',
    'ncoureg chat',
    'bcycle repair',
    'bbaysitter',
    'cvoiturage',
    'ppaiers',
  ],
];
const listing = fc.record({
  place,
  kind: fc.constantFrom('offer' as const, 'request' as const),
  category: fc.constantFrom('lifts', 'shopping', 'administration', 'childcare'),
  urgent: fc.boolean(),
  locale: fc.constantFrom('fr', 'en', 'ar', 'ja'),
  title: fc.constantFrom(...titles),
  description: fc.constantFrom(
    'Avec plaisir.',
    'Près de la préfecture, un mercredi.',
    'Un vélo et un violon.',
  ),
});
const area = fc.oneof(
  fc.constant({}),
  fc.record({ near: place }),
  fc.record({
    near: place,
    radiusKm: fc.oneof(
      fc.constantFrom(5, 10, 25, 100, 20_040),
      fc.double({ min: 0.5, max: 60, noNaN: true }),
    ),
  }),
  fc
    .tuple(place, fc.constantFrom(0.02, 0.2, 3, 40), fc.constantFrom(0.02, 0.2, 3))
    .map(([{ lat, lon }, wide, high]) => ({
      bbox: {
        west: lon - wide < -180 ? lon - wide + 360 : lon - wide,
        south: Math.max(-90, lat - high),
        east: lon + wide > 180 ? lon + wide - 360 : lon + wide,
        north: Math.min(90, lat + high / 2),
      },
    })),
);
const filters = fc.record(
  {
    kind: fc.constantFrom('offer' as const, 'request' as const),
    category: fc.constantFrom('lifts', 'administration', 'childcare'),
    urgent: fc.constant(true),
    language: fc.constantFrom('fr', 'en'),
  },
  { requiredKeys: [] },
);
const search = fc
  .tuple(
    area,
    fc.option(filters, { nil: {}, freq: 1 }),
    fc.option(fc.constantFrom(...texts), { nil: null, freq: 3 }),
  )
  .map(([where, some, q]) => ({ ...where, ...some, ...(q !== null && { q }) }));

const asText = ({ near, bbox, ...rest }: Partial<SearchParams>) => ({
  ...rest,
  ...(near && { near: `${near.lat},${near.lon}` }),
  ...(bbox && { bbox: `${bbox.west},${bbox.south},${bbox.east},${bbox.north}` }),
});

async function plant(space: TestSpace, author: MemberActor, { place: at, ...row }: Drawn): Promise<string> {
  const id = newId();
  await inTenant(space.ctx(), async (tx) => {
    await learnWords(tx, row);
    await tx.insert(listings).values({
      ...row,
      ...at,
      ...{
        id,
        authorId: author.memberId,
        precision: 'city',
        radiusM: 7500,
        placeId: PLACE_ID,
        country: 'FR',
      },
      expiresAt: new Date(Date.now() + 86_400_000),
    });
  });
  return id;
}
type Drawn = (typeof listing)['generate'] extends (...args: never[]) => { value: infer V } ? V : never;

test.each(Array.from({ length: RUNS }, (_, n) => SEED + n))(
  'an alert tells of a listing if and only if its search finds it then (seed %i)',
  async (seed) => {
    const space = await platform.openSpace();
    const author = await space.member();
    const drawn = fc.sample(listing, { numRuns: 14, seed });
    const searches = fc.sample(search, { numRuns: 100, seed });
    // Some words are known before anybody saves a search; others come later, or never.
    for (const one of drawn.slice(0, 4)) await plant(space, author, one);
    const alerts = [];
    // Five people with twenty each.
    for (let at = 0; at < searches.length; at += 20) {
      const ctx = space.ctx({ actor: await space.member() });
      for (const params of searches.slice(at, at + 20)) {
        const { id } = await createAlert(ctx, asText(params));
        alerts.push({ id, ctx, params });
      }
    }
    let told = 0;
    for (const one of drawn.slice(4)) {
      const id = await plant(space, author, one);
      const matches = await inTenant({ ...space.ctx(), db: platform.worker.db }, (tx) =>
        matchListing(space.ctx(), tx, id),
      );
      const matched = new Set(matches.map(({ alertId }) => alertId));
      told += matched.size;
      for (const alert of new Map(alerts.map((each) => [each.id, each])).values()) {
        const found = await searchListings(alert.ctx, { ...alert.params, limit: 100 });
        const finds = !found.mostWords && found.items.some((item) => item.id === id);
        expect({ ...alert.params, one, told: matched.has(alert.id) }).toEqual({
          ...alert.params,
          one,
          told: finds,
        });
      }
    }
    expect(told).toBeGreaterThan(50);
  },
  240_000,
);
