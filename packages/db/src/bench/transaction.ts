/**
 * `pnpm bench:transaction [--seconds 5] [--json]`: one indexed query inside a tenant's unit of work, against the same query on the
 * driver's own pool with the tenant set once a session, in turn, at 8 concurrent on loopback. The ratio is what counts.
 */
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openDatabase } from '../client/index.ts';
import { members } from '../schema/index.ts';
import { createTestDatabase, driverFor, startTestServer } from '../testing/index.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const CONCURRENT = 8;
const TENANT = '0190bec4-0000-7000-8000-000000000001';
const memberId = (n: number) => `0190bec4-0000-7000-8000-1${String(n).padStart(11, '0')}`;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const superuser = driverFor(database.superuserUrl, 1);
await superuser`insert into tenants (id, slug, config, config_hash) values (${TENANT}, 'bench', '{}', 'x')`;
await superuser`
  insert into members (tenant_id, id, email, display_name, locale)
  select ${TENANT}, ('0190bec4-0000-7000-8000-1' || lpad(n::text, 11, '0'))::uuid, n || '@example.org', 'M', 'fr'
  from generate_series(0, 9999) n`;
await superuser`analyze members`;
await superuser.end();

const unit = openDatabase({ url: database.urls.app, size: CONCURRENT });
const pool = postgres(database.urls.app, {
  max: CONCURRENT,
  fetch_types: false,
  prepare: true,
  onnotice: () => {},
  connection: { 'app.tenant_id': TENANT } as Record<string, string>,
});
// Drizzle sends unprepared statements unless named; inside a unit they are prepared, so the baseline's are too.
const prepared = {
  options: pool.options,
  unsafe: (query: string, parameters: never[]) => pool.unsafe(query, parameters, { prepare: true }),
};
const plain = drizzle(prepared as unknown as typeof pool); // all that drizzle asks of its client

const ways = {
  inTenant: (n: number) =>
    unit.inTenant(TENANT, (tx) =>
      tx
        .select()
        .from(members)
        .where(eq(members.id, memberId(n))),
    ),
  without: (n: number) =>
    plain
      .select()
      .from(members)
      .where(eq(members.id, memberId(n))),
  bareDriver: (n: number) => pool`select * from members where id = ${memberId(n)}`,
};

async function perSecond(run: (n: number) => PromiseLike<unknown[]>, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: CONCURRENT }, async (_, worker) => {
      for (let n = worker; performance.now() < until; n = (n + 7919) % 10_000) {
        const rows = await run(n);
        if (rows.length !== 1) throw new Error('the query must find its row');
        done += 1;
      }
    }),
  );
  return done / seconds;
}

const seconds = Number(values.seconds) / Number(values.rounds);
const rates: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
for (const run of Object.values(ways)) await perSecond(run, 0.5);
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, run] of Object.entries(ways)) rates[name]?.push(await perSecond(run, seconds));
await unit.close();
await pool.end();
await database.close();
await stop();

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const result = Object.fromEntries(
  Object.entries(rates).map(([name, all]) => [name, Math.round(median(all))]),
);
const ratio = (result.inTenant ?? 0) / (result.without ?? 1);
if (values.json) console.log(JSON.stringify({ requestsPerSecond: result, ratio }));
else {
  console.table(result);
  console.log(`inTenant / without = ${(ratio * 100).toFixed(0)} % (goal: 60 % or more)`);
}
