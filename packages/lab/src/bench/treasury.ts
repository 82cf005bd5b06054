/**
 * `pnpm bench:treasury [--payments 50000] [--json]`: the list of a treasurer, its search, a year by months, and the file of a year, in a space
 * whose members paid so often in one year: four of five at Stripe, with a fee each; one of twenty was given back in part. Besides, how much
 * memory the process holds more than before while the file is written.
 */
import { parseArgs } from 'node:util';
import { testPlatform } from '@entraide/core/testing';
import { csvOfMovements, exportPayments, listPayments, readYear } from '@entraide/core/treasury';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { addTo, type Totals } from '@entraide/model/treasury';

const { values } = parseArgs({
  options: { payments: { type: 'string', default: '50000' }, json: { type: 'boolean', default: false } },
});
const GOAL_MS = 10_000;
const ROUNDS = 20;
const YEAR = 2025;
const MEMBERS = 5000;
const SAMPLED_LINES = 10_000;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  const admin = await space.member({ role: 'admin' });
  await plant(space.tenant.id, Number(values.payments));
  await platform.database.sql`vacuum analyze ledger_entries, members`;
  const ctx = space.ctx({ actor: admin });
  const asked: Record<string, () => Promise<unknown>> = {
    'first page of the year': () => listPayments(ctx, { year: YEAR }),
    'search by a name': () => listPayments(ctx, { year: YEAR, q: 'm77@' }),
    'year by months': () => readYear(ctx, { year: YEAR }),
  };
  const results: { what: string; p50: number; p95: number }[] = [];
  for (const [what, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    results.push({ what, p50: at(times, 0.5), p95: at(times, 0.95) });
  }
  // Once before, so that only the file of the second time is measured, and not what the first one loads.
  await takeAway(ctx);
  const file = await takeAway(ctx);
  const listed = await listPayments(ctx, { year: YEAR });
  if (JSON.stringify(file.totals) !== JSON.stringify(listed.totals))
    throw new Error('the file and the list do not come to the same sums');
  if (values.json) console.log(JSON.stringify({ payments: values.payments, results, file }));
  else {
    console.log(`${values.payments} payments of a year, ${file.lines} movements. Milliseconds:`);
    for (const { what, p50, p95 } of results)
      console.log(`${what}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}`);
    console.log(
      `the file: ${file.ms.toFixed(0)} (goal ${GOAL_MS}), at most ${file.moreMiB.toFixed(0)} MiB of heap more than before`,
    );
  }
} finally {
  await platform.close();
  await stop();
}

/** The whole file, thrown away part by part as a browser takes it; its last lines are the sums. */
async function takeAway(ctx: Parameters<typeof exportPayments>[0]) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const began = performance.now();
  const sums = new Map<string, Totals>();
  let [lines, bytes] = [0, 0];
  async function* counted() {
    for await (const batch of await exportPayments(ctx, { year: YEAR })) {
      for (const movement of batch) addTo(sums, movement);
      lines += batch.length;
      yield batch;
    }
  }
  for await (const part of csvOfMovements(counted(), 'fr', (key) => key)) {
    bytes += Buffer.byteLength(part);
    // What is still held, not what waits to be thrown away.
    if (globalThis.gc && lines % SAMPLED_LINES === 0) globalThis.gc();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  const ms = performance.now() - began;
  const totals = [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { ms, lines, bytes, moreMiB: (most - before) / 2 ** 20, totals };
}

async function plant(tenantId: string, count: number): Promise<void> {
  await platform.database.db('platform').inTenant(
    tenantId,
    async (tx) => {
      await tx.execute(sql`select setseed(0.7)`);
      await tx.execute(sql`
        insert into members (id, email, display_name, locale)
        select gen_random_uuid(), 'm' || n || '@example.org', 'Ana ' || n, 'fr' from generate_series(1, ${MEMBERS}::int) n`);
      await tx.execute(sql`
        insert into ledger_entries (id, book, kind, method, amount, currency, member_id, source, happened_at, entered_at, live,
          covers_from, covers_until)
        select gen_random_uuid(), 'association', case when n % 3 = 0 then 'gift' else 'due' end,
          case when n % 5 = 0 then 'cash' else 'stripe' end, 500 + (n * 37) % 20000,
          case when n % 50 = 0 then 'JPY' when n % 51 = 0 then 'TND' else 'EUR' end, m.id, 'pi_' || n, at, at, true,
          case when n % 3 <> 0 then date '2025-01-01' end, case when n % 3 <> 0 then date '2025-12-31' end
        from (
          select n, date_trunc('milliseconds', timestamptz '2025-01-02' + random() * interval '360 days') as at
          from generate_series(1, ${count}::int) n
        ) rows
        join (select id, row_number() over () - 1 as place from members) m on m.place = n % ${MEMBERS}::int`);
      const belonging = (kind: string, amount: string, prefix: string, which: string) =>
        tx.execute(sql`
          insert into ledger_entries (id, book, kind, method, amount, currency, member_id, source, of_source, happened_at, entered_at, live)
          select gen_random_uuid(), book, ${kind}, method, ${sql.raw(amount)}, currency, member_id, ${prefix} || source, source,
            happened_at, entered_at, live
          from ledger_entries where of_source is null and ${sql.raw(which)}`);
      await belonging('fee', '-(25 + amount / 70)', 'fee:', "method = 'stripe'");
      await belonging('refund', '-(amount / 2)', 're:', 'substr(source, 4)::int % 20 = 0');
    },
    { deadlineMs: 900_000 },
  );
}

function at(times: number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
