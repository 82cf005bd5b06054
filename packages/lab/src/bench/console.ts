/**
 * `pnpm bench:console [--tenants 10000] [--json]`: the list of spaces as an operator asks for it, counting every space anew, and the page
 * of what all spaces pay. The spaces have settings of their own and no members: the list reads what was counted, whoever is in them.
 */
import { parseArgs } from 'node:util';
import { listSpaces, refreshOldestHealth } from '@entraide/core/health';
import { listPlans } from '@entraide/core/plan';
import { createTenant } from '@entraide/core/tenant';
import { testFileStore } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: { tenants: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const GOAL_MS = 100;
const ROUNDS = 40;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const { fileStore, removeFiles } = testFileStore();
try {
  const quiet = { info() {}, warn() {}, error() {} };
  const operate = { db: database.db('platform'), clock: () => new Date(), log: quiet, fileStore };
  const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
  const input = { slug: 'model', name: 'Model', home, locales: ['fr' as const], contact: 'a@example.org' };
  await createTenant(operate, input, { rootDomain: 'localhost' });
  const tenants = Number(values.tenants);
  await plant(tenants - 1);
  await plantPlans();
  const began = performance.now();
  const counted = await refreshOldestHealth(operate, { freshMs: 3_600_000 });
  const refreshMs = (performance.now() - began) / Math.max(1, counted);
  await database.sql`vacuum analyze tenants, space_health, domains, plan_figures`;
  const first = await listSpaces(operate, {});
  const asked: Record<string, object> = {
    'first page': {},
    'second page': { cursor: first.next },
    'part of a name': { q: 'voisins 42' },
    'nothing found': { q: 'no such space' },
    'host of a space': { q: 'space-4242.localhost' },
    'admin’s address': { q: 'somebody@example.org' },
    'needs a look, by members': { needsLook: true, sort: 'members' },
    'private, newest': { status: 'private', sort: 'newest' },
    'by name': { sort: 'name' },
  };
  const results: { what: string; p50: number; p95: number; p95of8: number }[] = [];
  const pages = Object.entries(asked).map(
    ([what, given]) => [what, () => listSpaces(operate, given)] as const,
  );
  for (const [what, page] of [
    ...pages,
    ['what they pay', () => listPlans(operate)],
    ['payments that failed', () => listPlans(operate, { failed: true })],
  ] as [string, () => Promise<unknown>][]) {
    const once = async () => {
      const started = performance.now();
      await page();
      return performance.now() - started;
    };
    for (let n = 0; n < 5; n++) await once();
    const alone: number[] = [];
    for (let n = 0; n < ROUNDS; n++) alone.push(await once());
    const together: number[] = [];
    for (let n = 0; n < ROUNDS / 8; n++)
      together.push(...(await Promise.all(Array.from({ length: 8 }, once))));
    results.push({ what, p50: at(alone, 0.5), p95: at(alone, 0.95), p95of8: at(together, 0.95) });
  }
  if (values.json) console.log(JSON.stringify({ tenants, refreshMs, results }));
  else {
    console.log(
      `${tenants} spaces; counting one anew takes ${refreshMs.toFixed(1)} ms. Milliseconds, goal p95 ${GOAL_MS}:`,
    );
    for (const { what, p50, p95, p95of8 } of results)
      console.log(
        `${what}: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p95 of 8 at a time ${p95of8.toFixed(1)}`,
      );
  }
} finally {
  await removeFiles();
  await database.close();
  await stop();
}

/** Copies of the first space under names of their own, each with its host. */
async function plant(count: number): Promise<void> {
  await database.db('platform').outsideTenant(
    (tx) =>
      tx.execute(sql`
        with made as (
          insert into tenants (id, slug, status, config, config_hash)
          select gen_random_uuid(), 'space-' || n, case n % 10 when 0 then 'private' else 'open' end,
            jsonb_set(config, '{name,fr}', to_jsonb('Voisins ' || n || ' de la rue')), config_hash
          from tenants, generate_series(1, ${count}::int) n where slug = 'model' returning id, slug)
        insert into domains (host, tenant_id, is_primary, verified_at)
        select slug || '.localhost', id, true, now() from made`),
    { deadlineMs: 600_000 },
  );
}

/** Two years of payments of every space; of one in a hundred the last one failed. */
async function plantPlans(): Promise<void> {
  await database.db('platform').outsideTenant(
    (tx) =>
      tx.execute(sql`
        insert into plan_figures (tenant_id, live, plan, state, currency, every, amount, changed_at, revenue, refreshed_at)
        select id, true, 'garden', case row_number() over (order by id) % 100 when 0 then 'past-due' else 'active' end,
          'EUR', 'month', 900, now(),
          (select jsonb_agg(jsonb_build_object('month', to_char(now() - n * interval '1 month', 'YYYY-MM'),
            'currency', 'EUR', 'amount', 900)) from generate_series(1, 24) n), now()
        from tenants`),
    { deadlineMs: 600_000 },
  );
}

function at(durations: number[], share: number): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
