import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, openDatabase } from '@entraide/db';
import { driverFor, explainRole, type Plan, plansIn } from '@entraide/db/testing';
import { MapParams, SearchParams } from '@entraide/model/listing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { mapListings, searchListings } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let superuser: ReturnType<typeof driverFor>;
let talkative: Database;
let space: TestSpace;
let logFile: string;

/** The searched tenant among others: what is read of theirs is read in vain. */
const OURS = 6_000;
const THEIRS = 2_000;

beforeAll(async () => {
  platform = await testPlatform();
  superuser = driverFor(platform.database.superuserUrl, 1);
  const spaces = [await platform.openSpace(), await platform.openSpace(), await platform.openSpace()];
  for (const [n, one] of spaces.entries()) {
    const author = await one.member();
    await superuser`
      insert into listings (tenant_id, id, author_id, kind, category, title, description, locale, urgent, precision, lat, lon,
        radius_m, place_id, country, created_at, expires_at)
      select ${one.tenant.id}, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000a000' || lpad(to_hex(i), 12, '0'))::uuid,
        ${author.memberId}, case when i % 3 = 0 then 'request' else 'offer' end,
        case when i % 500 = 0 then 'pets' when i % 12 = 0 then 'lifts' else 'other' end,
        'Annonce ' || i % 97 || case when i % 400 = 0 then ' violoncelle' else ' quotidienne' end,
        'Une aide entre voisins, mot' || i % 700, case when i % 300 = 0 then 'ar' else 'fr' end, i % 16 = 0, 'city',
        round((48.85 + (i % 150 - 75) * 0.02)::numeric, 3), round((2.35 + (i / 150 % 150 - 20) * 0.3)::numeric, 3),
        10000, ${PLACE_ID}, 'FR', at, now() + interval '30 days'
      from generate_series(1, ${n === 0 ? OURS : THEIRS}) i, lateral (select now() - i * interval '12 minutes' as at) t`;
  }
  space = spaces[0] as TestSpace;
  await superuser`insert into listing_words (tenant_id, word) select ${space.tenant.id}, 'mot' || i from generate_series(1, 3000) i`;
  await superuser`vacuum analyze`;
  const [row] = await superuser<{ name: string; folder: string }[]>`
    select current_database() as name, current_setting('data_directory') as folder`;
  logFile = join(dirname(row?.folder ?? ''), 'postgres.log');
  await explainRole({ superuser, name: row?.name ?? '' }, 'entraide_app', true);
  talkative = openDatabase({ url: platform.database.urls.app, size: 1, applicationName: 'plan test' });
}, 60_000);
afterAll(async () => {
  await talkative.close();
  await superuser.end();
  await platform.close();
});

const paris = '48.85,2.35';
const shapes: [string, Record<string, string>][] = [
  ['nearest', { near: paris }],
  ['radius', { near: paris, radiusKm: '25' }],
  ['radius, the newest first', { near: paris, radiusKm: '100', sort: 'newest' }],
  ['near, kind', { near: paris, kind: 'request' }],
  ['near, category', { near: paris, category: 'lifts' }],
  [
    'near, everything at once',
    { near: paris, category: 'lifts', kind: 'offer', urgent: 'on', language: 'fr' },
  ],
  ['near, a rare category', { near: paris, category: 'pets' }],
  ['near, a rare language', { near: paris, language: 'ar' }],
  ['near, since', { near: paris, since: new Date(Date.now() - 86_400_000).toISOString() }],
  ['box', { bbox: '2.3,48.8,2.4,48.9' }],
  ['box, distance', { bbox: '2,48,5,50', near: paris, sort: 'distance' }],
  ['box over the antimeridian', { bbox: '170,-20,-170,20' }],
  ['box up to the pole', { bbox: '-180,60,180,90' }],
  ['box, urgent', { bbox: '2,48,3,49', urgent: 'on' }],
  ['newest', {}],
  ['newest, category', { category: 'lifts' }],
  ['newest, a rare category', { category: 'pets' }],
  ['words', { q: 'violoncelle' }],
  ['words that are everywhere', { q: 'aide quotidienne' }],
  ['the beginning of a word', { q: 'violon' }],
  ['words near', { q: 'annonce', near: paris }],
  ['words in a box', { q: 'voisins', bbox: '2,48,5,50' }],
  ['words with filters', { q: 'voisins', category: 'pets', language: 'fr', urgent: 'on' }],
  ['a misspelt word', { q: 'violonselle' }],
  ['words that mean a category, near', { q: 'covoiturage', near: paris }],
  ['words that mean a category, in a box', { q: 'chien', bbox: '2,48,5,50' }],
  ['most of the words', { q: 'violoncelle introuvable voisins' }],
];
const maps: [string, Record<string, string>][] = [
  ['the world', { bbox: '-180,-90,180,90', zoom: '1' }],
  ['the world by category', { bbox: '-180,-90,180,90', zoom: '2', category: 'lifts' }],
  ['a country', { bbox: '-5,42,8,51', zoom: '5' }],
  ['a city', { bbox: '2.2,48.7,2.5,49', zoom: '11', kind: 'offer' }],
  ['words', { bbox: '-5,42,8,51', zoom: '5', q: 'violoncelle' }],
];

async function plansOf(call: (ctx: Ctx) => Promise<unknown>): Promise<Plan[]> {
  const from = statSync(logFile).size;
  await call(space.ctx({ db: talkative }));
  const buffer = Buffer.alloc(statSync(logFile).size - from);
  const file = openSync(logFile, 'r');
  readSync(file, buffer, 0, buffer.length, from);
  closeSync(file);
  return plansIn(buffer.toString('utf8')).flatMap((text) =>
    scansIn((JSON.parse(text) as { Plan: Plan }).Plan),
  );
}

const scansIn = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(scansIn)];

/** Rows that may be looked at in vain: what is just outside of a circle, or misses a filter among the newest. */
const IN_VAIN = 1_500;

function check(plans: Plan[]): void {
  const ours = plans.filter(
    (plan) => /^listing/.test(plan['Relation Name'] ?? '') || /^listing/.test(plan['Index Name'] ?? ''),
  );
  expect(ours.length).toBeGreaterThan(0);
  for (const plan of ours) {
    expect(plan['Node Type'], JSON.stringify(plan)).not.toBe('Seq Scan');
    // A document's terms begin with the tenant's code; what else a bitmap's rows must be is in its index.
    const tenant = plan['Index Name'] === 'listings__document' ? 'listing_document(' : 'tenant_id = ';
    if (plan['Node Type'] !== 'Bitmap Heap Scan')
      expect(plan['Index Cond'], JSON.stringify(plan)).toContain(tenant);
    const inVain = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
    expect(inVain * (plan['Actual Loops'] ?? 1), JSON.stringify(plan)).toBeLessThanOrEqual(IN_VAIN);
  }
}

test.each(shapes)('an index on the tenant and on what is looked for serves: %s', async (_, params) => {
  check(await plansOf((ctx) => searchListings(ctx, SearchParams.parse(params))));
});

test.each(maps)('an index on the tenant and on the tiles serves the map: %s', async (_, params) => {
  check(await plansOf((ctx) => mapListings(ctx, MapParams.parse(params))));
});

test('words are looked up and never computed: the index on documents serves them', async () => {
  const plans = await plansOf((ctx) =>
    searchListings(ctx, SearchParams.parse({ q: 'violoncelle', near: paris })),
  );
  expect(plans.map((plan) => plan['Index Name'])).toContain('listings__document');
});
