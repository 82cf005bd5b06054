/**
 * `pnpm bench:hosts [--tenants 10000] [--json]`: which space a host leads to, as every request asks it: from this process's memory and
 * from the database, and what a space costs in memory that somebody asked for once and nobody since.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTenant, createTenantCache } from '@entraide/core/tenant';
import { testFileStore } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: { tenants: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const GOALS = { cachedMs: 0.1, uncachedMs: 3, idleKB: 10 };
const tenants = Number(values.tenants);
const hostOf = (n: number) => `space-${n}.localhost`;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const { fileStore, removeFiles } = testFileStore();
const quiet = { info() {}, warn() {}, error() {} };
const ctx = { db: database.db('app'), clock: () => new Date(), log: quiet, fileStore };
const cache = createTenantCache(ctx, { scheme: 'https', port: null });
try {
  await plant();
  const order = shuffled(tenants);
  // The first ones open sessions and plan statements.
  for (const n of order.slice(0, 50)) await cache.get(hostOf(n));
  const before = heapBytes();
  const uncached: number[] = [];
  for (const n of order.slice(50)) uncached.push(await timed(() => cache.get(hostOf(n))));
  const kept = heapBytes() - before;
  // As many as are kept: the last ones.
  const recent = order.slice(-1500);
  const cached: number[] = [];
  for (let round = 0; round < 20; round++)
    for (const n of recent) cached.push(await timed(() => cache.get(hostOf(n))));
  const unknown: number[] = [];
  for (let n = 0; n < 2000; n++) unknown.push(await timed(() => cache.get(`nobody-${n}.localhost`)));
  const figures = {
    tenants,
    cached: spread(cached),
    uncached: spread(uncached),
    unknown: spread(unknown),
    idleKB: kept / 1024 / (tenants - 50),
    keptKB: kept / 1024 / Math.min(2000 - 50, tenants - 50),
  };
  if (values.json) console.log(JSON.stringify({ ...figures, goals: GOALS }));
  else {
    const say = (what: string, { p50, p95, p99 }: ReturnType<typeof spread>, goal: string) =>
      console.log(
        `${what}: p50 ${p50.toFixed(4)}, p95 ${p95.toFixed(4)}, p99 ${p99.toFixed(4)} ms (goal ${goal})`,
      );
    console.log(`${tenants} spaces, each asked for once in an order by chance, then the last 1,500 again:`);
    say('from memory', figures.cached, `${GOALS.cachedMs} ms`);
    say('from the database', figures.uncached, `${GOALS.uncachedMs} ms`);
    say('a host that leads nowhere', figures.unknown, 'none');
    console.log(
      `memory: ${figures.idleKB.toFixed(1)} kB a space (goal ${GOALS.idleKB}); ${figures.keptKB.toFixed(1)} kB for each of the 2,000 that are kept`,
    );
  }
} finally {
  await cache.close();
  await database.close();
  await removeFiles();
  await stop();
}

/** One space as an operator makes it, and the rest like it. */
async function plant(): Promise<void> {
  const operate = { ...ctx, db: database.db('platform') };
  const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
  const input = { slug: 'model', name: 'Model', home, locales: ['fr' as const], contact: 'a@example.org' };
  await createTenant(operate, input, { rootDomain: 'localhost' });
  await operate.db.outsideTenant(
    async (tx) =>
      tx.execute(sql`
        with made as (
          insert into tenants (id, slug, status, config, config_hash)
          select gen_random_uuid(), 'space-' || n, 'open',
            jsonb_set(config, '{name,fr}', to_jsonb('Voisins ' || n || ' de la rue')), config_hash
          from tenants, generate_series(1, ${tenants}::int) n where slug = 'model' returning id, slug)
        insert into domains (host, tenant_id, is_primary, verified_at)
        select slug || '.localhost', id, true, now() from made`),
    { deadlineMs: 600_000 },
  );
  await database.sql`vacuum analyze tenants, domains`;
}

/** 1 to `count`, in an order by chance that is the same in each run (Fisher and Yates; the generator is Park and Miller's). */
function shuffled(count: number): number[] {
  let state = 42;
  const below = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  const all = Array.from({ length: count }, (_, n) => n + 1);
  for (let at = count - 1; at > 0; at--) {
    const other = below(at + 1);
    [all[at], all[other]] = [all[other] as number, all[at] as number];
  }
  return all;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function spread(durations: number[]) {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
