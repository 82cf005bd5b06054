/**
 * `pnpm bench:desk [--cases 10000] [--listings 100000] [--json]`: the moderators' queue as they ask for it, a case with all that helps, and a
 * decision, in a space with many listings and many cases that wait.
 */
import { parseArgs } from 'node:util';
import type { MemberActor } from '@entraide/core/ctx';
import { countAtDesk, decideCase, deskFigures, listCases, readCase } from '@entraide/core/desk';
import { testPlatform } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    listings: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});
const GOAL_MS = 50;
const ROUNDS = 60;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  const moderator = await space.member({ role: 'moderator' });
  const authors: MemberActor[] = [];
  for (let n = 0; n < 50; n++) authors.push(await space.member());
  await plant(space.tenant.id, Number(values.listings), Number(values.cases));
  await platform.database.sql`vacuum analyze cases, reports, listings, decisions`;
  const ctx = space.ctx({ actor: moderator });
  const ids: string[] = [];
  for (let page = 0; page < 4; page++)
    ids.push(...(await listCases(ctx, { page })).items.map(({ id }) => id));
  const asked: Record<string, (n: number) => Promise<unknown>> = {
    'first page of the queue': () => listCases(ctx),
    'tenth page': () => listCases(ctx, { page: 9 }),
    'number in the menu': () => countAtDesk(ctx),
    'a case': (n) => readCase(ctx, ids[n % ids.length] ?? ''),
    'a decision': (n) => decideCase(ctx, ids[n] ?? '', { kind: 'hide', ground: 'other' }),
    'figures of the years': () => deskFigures(ctx),
  };
  const results: { what: string; p50: number; p95: number }[] = [];
  for (const [what, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const began = performance.now();
      await ask(n);
      times.push(performance.now() - began);
    }
    results.push({ what, p50: at(times, 0.5), p95: at(times, 0.95) });
  }
  if (values.json) console.log(JSON.stringify({ cases: values.cases, listings: values.listings, results }));
  else {
    console.log(
      `${values.cases} cases wait in a space of ${values.listings} listings. Milliseconds, goal p95 ${GOAL_MS}:`,
    );
    for (const { what, p50, p95 } of results)
      console.log(`${what}: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}`);
  }
} finally {
  await platform.close();
  await stop();
}

/** Listings of all authors in turn, and a case with a report about each of the first of them. */
async function plant(tenantId: string, count: number, cases: number): Promise<void> {
  await platform.database.db('platform').inTenant(
    tenantId,
    async (tx) => {
      await tx.execute(sql`
        insert into listings (id, author_id, kind, category, title, description, locale, precision, lat, lon, radius_m, place_id, country, expires_at)
        select gen_random_uuid(), m.id, 'offer', 'shopping', 'Courses ' || n, 'Samedi matin.', 'fr', 'city', 48.8, 2.3, 10000, 2988507, 'FR',
          now() + interval '30 days'
        from generate_series(1, ${count}::int) n
        join (select id, row_number() over () - 1 as at from members where role = 'member') m on m.at = n % 50`);
      await tx.execute(sql`
        insert into cases (id, subject_kind, subject_id, author_id, evidence, harm, report_count, opened_at)
        select gen_random_uuid(), 'listing', l.id, l.author_id,
          jsonb_build_array(jsonb_build_object('at', now(), 'name', 'Ana', 'title', l.title, 'text', l.description, 'locale', 'fr')),
          (random() * 8)::int + 1, 1, now() - random() * interval '9 days'
        from listings l limit ${cases}::int`);
      await tx.execute(sql`
        insert into reports (id, case_id, locale, reason, created_at)
        select gen_random_uuid(), id, 'fr', 'scam', opened_at from cases`);
    },
    { deadlineMs: 900_000 },
  );
}

function at(times: number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
