/**
 * `pnpm bench:alerts [--sizes 10000,100000,200000] [--listings 3000] [--publishes 200] [--json]`: one space with so many saved searches, and
 * the time in which a listing that is published finds those it fits: the query, the reading of their words, and keeping what was found.
 * Searches lie where listings are, dense in a few cities; two in three have words, one in seven of those misspelt. The seed is fixed.
 */
import { parseArgs } from 'node:util';
import { matchListing } from '@entraide/core/alert';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { plantAlerts, testPlatform } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { pick, plantDemo, randomFrom } from '@entraide/demo';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,200000' },
    listings: { type: 'string', default: '3000' },
    publishes: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});
const GOAL_MS = 50;
const RADII_KM = [5, 10, 25, 25, 50, 100];

interface Row extends Record<string, unknown> {
  id: string;
  lat: number;
  lon: number;
  kind: 'offer' | 'request';
  category: string;
  title: string;
}

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner });
  const space = await platform.openSpace({ locales: ['fr', 'en'] });
  const { id: tenantId, slug, config } = space.tenant;
  const operator = {
    ...{ db: platform.database.db('platform'), clock: () => new Date(), log: space.ctx().log },
    ...{ fileStore: space.ctx().fileStore, operator: 'bench' },
  };
  await plantDemo(operator, slug, { listings: Number(values.listings), members: 300, seed: 1 });
  const sizes = values.sizes.split(',').map(Number);
  const largest = Math.max(...sizes);
  const inSpace = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    platform.app.inTenant(tenantId, async (tx) => [...(await tx.execute<T>(query))]);
  await platform.database.db('platform').inTenant(tenantId, (tx) =>
    tx.execute(sql`insert into members (id, email, display_name, locale, role, status)
      select gen_random_uuid(), 'seeker' || n || '@example.org', 'Ana', 'fr', 'member', 'active'
      from generate_series(1, ${Math.ceil(largest / 20)}::int) n`),
  );
  const people = await inSpace<{ id: string }>(
    sql`select id from members where email like 'seeker%' order by email`,
  );
  const board = await inSpace<Row>(sql`
    select id, lat, lon, kind, category, title from listings
    where status = 'published' and expires_at > now() and not sample order by id`);
  const random = randomFrom('alerts');
  const searches = Array.from({ length: largest }, () => searchLike(pick(board, random)));
  const published = Array.from({ length: Number(values.publishes) }, () => pick(board, random));

  const results = [];
  let there = 0;
  for (const size of sizes) {
    const batch = searches.slice(there, size);
    await plantAlerts(
      platform.app,
      { id: tenantId, config },
      people.slice(there / 20).map(({ id }) => id),
      batch,
    );
    there = size;
    await platform.database.sql`vacuum analyze`;
    const times: number[] = [];
    const found: number[] = [];
    for (const { id } of published) {
      await inSpace(sql`delete from alert_matches`);
      const began = performance.now();
      const matches = await platform.worker.db.inTenant(tenantId, (tx) => matchListing(space.ctx(), tx, id));
      times.push(performance.now() - began);
      found.push(matches.length);
    }
    const [rows] = await inSpace<{ terms: number }>(sql`select count(*)::int as terms from alert_terms`);
    results.push({
      ...{
        alerts: size,
        terms: rows?.terms ?? 0,
        p50: at(times, 0.5),
        p95: at(times, 0.95),
        most: at(times, 1),
      },
      ...{ found: at(found, 0.5), foundP95: at(found, 0.95), foundMost: at(found, 1) },
    });
  }
  if (values.json) console.log(JSON.stringify(results));
  else {
    console.log(
      `${values.publishes} publishes each, on a board of ${board.length} listings; ms, goal ${GOAL_MS} at the median and p95:`,
    );
    console.table(results);
  }

  function searchLike({ lat, lon, kind, category, title }: Row) {
    const words = title.split(/\s+/).filter((word) => /^\p{L}{4,}$/u.test(word));
    const spoken = random() < 0.66 && words.length > 0 ? misspell(pick(words, random)) : null;
    // Nobody waits for anything at all from all over the world: that finds enough.
    const radiusKm = spoken && random() < 0.14 ? null : pick(RADII_KM, random);
    return {
      near: { lat: round(lat), lon: round(lon) },
      ...(radiusKm && { radiusKm }),
      ...(random() < 0.5 && { kind }),
      ...(random() < (spoken ? 0.2 : 0.8) && { category }),
      ...(spoken && { q: spoken }),
      every: 'day' as const,
    };
  }

  function misspell(word: string): string {
    if (random() > 1 / 7) return word;
    const from = 1 + Math.floor(random() * (word.length - 1));
    return word.slice(0, from) + word.slice(from + 1);
  }
} finally {
  await platform.close();
  await stop();
}

/** As the board keeps where a reader looks from. */
function round(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function at(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 10) / 10;
}
