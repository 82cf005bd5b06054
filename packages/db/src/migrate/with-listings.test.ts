import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSession } from '../client/with-session.ts';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { migrations } from '../testing/test-server.ts';
import { migrate } from './index.ts';

let server: TestDatabase;
let ownerUrl: string;
let dir: string;
let sql: ReturnType<typeof driverFor>;

beforeEach(async () => {
  server = await createTestDatabase();
  const name = `before_${randomBytes(6).toString('hex')}`;
  await withSession(server.superuserUrl, (session) =>
    session.raw(`create database ${name} owner entraide_owner`),
  );
  const url = new URL(server.superuserUrl);
  url.pathname = `/${name}`;
  ownerUrl = url.href;
  dir = mkdtempSync(join(tmpdir(), 'entraide-before-'));
  for (const file of readdirSync(migrations).filter((one) => one < '0010'))
    copyFileSync(join(migrations, file), join(dir, file));
  sql = driverFor(ownerUrl);
});
afterEach(async () => {
  await sql.end();
  await withSession(server.superuserUrl, (session) =>
    session.raw(`drop database ${new URL(ownerUrl).pathname.slice(1)} with (force)`),
  );
  await server.close();
  rmSync(dir, { recursive: true });
});

test('listings that were there before are counted in their tiles, known by their words, held or shown as their author is, and locked again', async () => {
  await migrate({ ownerUrl, dir });
  await sql`insert into places (id, name, country, lat, lon, population, kind) values (1, 'Paris', 'FR', 48, 2, 1, 'town')`;
  for (const [letter, listings] of [
    ['a', 3],
    ['b', 5],
  ] as const) {
    const id = `0190${letter}000-0000-7000-8000-00000000000${letter}`;
    await sql`insert into tenants (id, slug, status, config, config_hash) values (${id}, ${`tenant-${letter}`}, 'open', '{}', 'x')`;
    await sql`insert into categories (tenant_id, slug) values (${id}, 'lifts')`;
    await sql`insert into members (tenant_id, id, email, display_name, locale) values (${id}, ${id}, 'a@example.org', 'A', 'fr')`;
    await sql`insert into listings (tenant_id, id, author_id, kind, category, title, description, locale, precision, lat, lon,
        radius_m, place_id, country, expires_at)
      select ${id}, gen_random_uuid(), ${id}, 'offer', 'lifts', 'Garde d’enfants', 'Le mercredi', 'fr', 'city', 48, 2, 1000, 1, 'FR',
        now() + interval '9 days' from generate_series(1, ${listings})`;
  }
  // Shown though their author is not accepted, or held though they are: both were possible.
  const waiting = '0190a000-0000-7000-8000-0000000000aa';
  const tenant = '0190a000-0000-7000-8000-00000000000a';
  await sql`insert into members (tenant_id, id, email, display_name, locale, status)
    values (${tenant}, ${waiting}, 'w@example.org', 'W', 'fr', 'pending')`;
  await sql`
    update listings set author_id = ${waiting}
    where tenant_id = ${tenant} and id = (select min(id::text)::uuid from listings where tenant_id = ${tenant})`;
  await sql`
    update listings set status = 'held'
    where tenant_id = ${tenant} and id = (select max(id::text)::uuid from listings where tenant_id = ${tenant})`;
  await migrate({ ownerUrl, dir: migrations });
  const statuses = await sql`
    select author_id = ${waiting} as waiting, status, count(*)::int from listings where tenant_id = ${tenant} group by 1, 2 order by 1`;
  expect([...statuses]).toEqual([
    { waiting: false, status: 'published', count: 2 },
    { waiting: true, status: 'held', count: 1 },
  ]);
  const tiles = await sql`
    select right(tenant_id::text, 1) as tenant, sum(count)::int as count from listing_tiles where level = 0 and category = ''
    group by 1 order by 1`;
  expect([...tiles]).toEqual([
    { tenant: 'a', count: 2 },
    { tenant: 'b', count: 5 },
  ]);
  const words = await sql`
    select right(tenant_id::text, 1) as tenant, array_agg(word order by word) as words from listing_words group by 1 order by 1`;
  expect([...words]).toEqual(['a', 'b'].map((tenant) => ({ tenant, words: ['enfant', 'gard', 'mercred'] })));
  const open = await sql`
    select relname from pg_class where relname in ('listings', 'listing_tiles', 'listing_words') and not relforcerowsecurity`;
  expect([...open]).toEqual([]);
}, 30_000);
