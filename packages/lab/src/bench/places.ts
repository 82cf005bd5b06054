/**
 * `pnpm bench:places [--queries 400] [--json]`: findPlaces over the whole gazetteer, a shape of query at a time, at 1 and 8
 * concurrent, against the same words looked up the naive way (`name ilike 'words%'`, by population). The seed is fixed.
 */
import { parseArgs } from 'node:util';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { findPlaces, nearestPlace } from '@entraide/core/place';
import { openDatabase, sql } from '@entraide/db';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '400' },
    json: { type: 'boolean', default: false },
  },
});
const QUERIES = Number(values.queries);
const GOAL_MS = 20;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
await loadGazetteer({ db: database.db('app'), ownerUrl: database.urls.owner });
const db = openDatabase({ url: database.urls.app, size: 8 });

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
let seed = 20_261_122;
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const below = (end: number) => Math.floor(random() * end);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T; // none of the lists is empty

// As people ask: a place is asked for as often as its people are many, hamlets too. Of a quarter of them, which is sorted in time.
const known = await db.outsideTenant((tx) =>
  tx.execute<{ name: string; lat: number; lon: number; country: string; [other: string]: unknown }>(sql`
    select n.name, p.lat, p.lon, p.country from place_names n join places p on p.id = n.place_id
    where n.via is null and hashint4(n.place_id) & 3 = 0
    order by -ln((hashint8(n.place_id::int8 * 4096 + length(n.key)) & 2147483647) / 2147483648.0 + 1e-12) / (p.population + 500), n.key
    limit 20000`),
);
const latin = known.filter(({ name }) => /^\p{Script=Latin}/u.test(name) && name.length >= 5);
const others = known.filter(({ name }) => !/^\p{Script=Latin}/u.test(name) && name.length >= 3);
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const slip = (name: string) => {
  const at = 1 + below(name.length - 2);
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
};
const bare = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const withCountry = ({ name, country }: { name: string; country: string }) => `${name}, ${country}`;
const words = () => Array.from({ length: 4 + below(8) }, () => pick(letters)).join('');

const shapes: Record<string, () => string> = {
  exact: () => pick(latin).name,
  prefix: () => pick(latin).name.slice(0, 3 + below(3)),
  'one letter': () => pick(letters),
  'two letters': () => bare(pick(latin).name).slice(0, 2),
  typo: () => slip(pick(latin).name),
  'no accents': () => bare(pick(latin).name),
  'other scripts': () => pick(others).name,
  'other scripts, typo': () => slip(pick(others).name),
  'with its country': () => withCountry(pick(latin)),
  nonsense: words,
  'ten words': () => Array.from({ length: 10 }, () => pick(latin).name).join(' '),
  '10,000 characters': () => `${pick(latin).name} `.repeat(2_000).slice(0, 10_000),
};

function mixOf(makers: (() => string)[]): () => string {
  return () => pick(makers)();
}

type Run = (n: number) => Promise<unknown>;

async function timesOf(run: Run, concurrent: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrent }, async () => {
      for (let n = next++; n < QUERIES; n = next++) {
        const begun = performance.now();
        await run(n);
        times.push(performance.now() - begun);
      }
    }),
  );
  return times.sort((a, b) => a - b);
}

const round = (ms: number) => Math.round(ms * 10) / 10;
const at = (times: number[], part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
const spread = (times: number[]) => ({
  p50: round(at(times, 0.5)),
  p95: round(at(times, 0.95)),
  p99: round(at(times, 0.99)),
});

const naive = (q: string) =>
  db.outsideTenant((tx) =>
    tx.execute(sql`
      select p.id, p.name, p.population from place_names n join places p on p.id = n.place_id
      where n.name ilike ${`${q.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`} order by p.population desc limit 8`),
  );

interface Line {
  shape: string;
  one: ReturnType<typeof spread>;
  eight: ReturnType<typeof spread>;
  /** Of the naive way's p50 at 1 concurrent; null where there is none. */
  ratio: number | null;
}

async function measure(shape: string, run: Run, naively: Run | null): Promise<Line> {
  const one = spread(await timesOf(run, 1));
  const eight = spread(await timesOf(run, 8));
  const begun = performance.now();
  const SAMPLE = 5;
  if (naively) for (let n = 0; n < SAMPLE; n++) await naively(n);
  const ratio = naively ? round((performance.now() - begun) / SAMPLE / one.p50) : null;
  return { shape, one, eight, ratio };
}

const lines: Line[] = [];
shapes['all of these, mixed'] = mixOf(Object.values(shapes));
for (const [shape, make] of Object.entries(shapes)) {
  const asked = Array.from({ length: QUERIES }, (_, n) => ({
    q: make(),
    locale: pick(['fr', 'en', 'es', 'pt', 'de', 'ar']),
    near: n % 2 ? pick(known) : undefined,
  }));
  const query = (n: number) => asked[n] ?? { q: '', locale: 'fr' };
  for (let n = 0; n < 20; n++) await findPlaces({ db }, query(n));
  lines.push(
    await measure(
      shape,
      (n) => findPlaces({ db }, query(n)),
      (n) => naive(query(n).q),
    ),
  );
}
const points = Array.from({ length: QUERIES }, () => pick(known));
lines.push(
  await measure(
    'nearest',
    (n) => nearestPlace({ db }, points[n] ?? points[0] ?? { lat: 0, lon: 0 }, 'fr'),
    null,
  ),
);

await db.close();
await database.close();
await stop();

const mixed = lines.find(({ shape }) => shape.startsWith('all of these'));
const worst = {
  one: Math.max(...lines.map(({ one }) => one.p95)),
  eight: Math.max(...lines.map(({ eight }) => eight.p95)),
};
if (values.json)
  console.log(JSON.stringify({ queries: QUERIES, goalMs: GOAL_MS, worstP95: worst, mixed, shapes: lines }));
else {
  console.table(
    Object.fromEntries(
      lines.map(({ shape, one, eight, ratio }) => [
        shape,
        {
          '1: p50': one.p50,
          p95: one.p95,
          p99: one.p99,
          '8: p50': eight.p50,
          '8: p95': eight.p95,
          '8: p99': eight.p99,
          'naive / ours': ratio ?? '',
        },
      ]),
    ),
  );
  console.log(
    `p95 of the mix: ${mixed?.one.p95} ms at 1, ${mixed?.eight.p95} ms at 8 concurrent (goal: ${GOAL_MS} ms or less); ` +
      `of the worst shape: ${worst.one} and ${worst.eight} ms`,
  );
}
