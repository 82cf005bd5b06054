/**
 * `pnpm bench:figures [--listings 100000] [--json]`: the board's figures of a year and of a month, in a space where all listings came in two
 * years, each answered by two members, around four hundred towns.
 */
import { parseArgs } from 'node:util';
import { readFigures } from '@entraide/core/figures';
import { testPlatform } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: { listings: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const GOAL_MS = 1000;
const ROUNDS = 20;
const YEAR = 2025;
const MEMBERS = 5000;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  const admin = await space.member({ role: 'admin' });
  await plant(space.tenant.id, Number(values.listings));
  await platform.database.sql`vacuum analyze listings, threads, members`;
  const ctx = space.ctx({ actor: admin });
  const results: { what: string; p50: number; p95: number }[] = [];
  for (const part of ['year', '05']) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const began = performance.now();
      await readFigures(ctx, { year: YEAR, part });
      times.push(performance.now() - began);
    }
    results.push({ what: part, p50: at(times, 0.5), p95: at(times, 0.95) });
  }
  if (values.json) console.log(JSON.stringify({ listings: values.listings, results }));
  else {
    console.log(
      `${values.listings} listings of two years, twice as many answers. Milliseconds, goal p95 ${GOAL_MS}:`,
    );
    for (const { what, p50, p95 } of results)
      console.log(`${what}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}`);
  }
} finally {
  await platform.close();
  await stop();
}

async function plant(tenantId: string, count: number): Promise<void> {
  // An id that says when, as `newId` makes it, and where nothing else matters by chance.
  const idAt = (moment: string) =>
    sql.raw(`(
    lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
    || '8' || substr(md5(random()::text), 1, 15))::uuid`);
  await platform.database.db('platform').inTenant(
    tenantId,
    async (tx) => {
      await tx.execute(sql`
        insert into members (id, email, display_name, locale, created_at)
        select gen_random_uuid(), 'm' || n || '@example.org', 'Ana', 'fr', timestamptz '2024-01-01' + random() * interval '2 years'
        from generate_series(1, ${MEMBERS}::int) n`);
      await tx.execute(sql`
        insert into listings (id, author_id, kind, category, title, description, locale, precision, lat, lon, radius_m, place_id, country,
          created_at, expires_at, status)
        select ${idAt('at')}, m.id, case when n % 3 = 0 then 'offer' else 'request' end, c.slug, 'Courses ' || n, 'Samedi matin.', 'fr',
          'city', sind(n % 400) * 55, (n % 400) * 0.89 - 178, 10000, 2988507, 'FR', at, at + interval '30 days',
          case when n % 2 = 0 then 'solved' else 'expired' end
        from (select n, timestamptz '2024-01-01' + random() * interval '2 years' as at from generate_series(1, ${count}::int) n order by 2) rows
        join (select id, row_number() over () - 1 as place from members) m on m.place = n % ${MEMBERS}::int
        join (select slug, row_number() over () - 1 as place, count(*) over () as of from categories) c on c.place = n % c.of order by at`);
      await tx.execute(sql`
        insert into threads (id, listing_id, author_id, starter_id, created_at)
        select ${idAt('at')}, listing_id, author_id, starter_id, at from (
          select l.id as listing_id, l.author_id, m.id as starter_id, l.created_at + random() * interval '3 days' as at
          from (select *, row_number() over () as n from listings) l
          cross join generate_series(1, 2) as answer
          join (select id, row_number() over () - 1 as place from members) m on m.place = (l.n * 7 + answer) % ${MEMBERS}::int
          where m.id <> l.author_id order by 4) answers`);
    },
    { deadlineMs: 900_000 },
  );
}

function at(times: number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
