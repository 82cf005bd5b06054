import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startFakeStripe } from '@entraide/core/fake-stripe';
import { choosePlan } from '@entraide/core/plan';
import { readSettings } from '@entraide/core/settings';
import { openStripe } from '@entraide/core/stripe';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { driverFor, type TestServer } from '@entraide/db/testing';
import { chaosPlans as plans } from './plans.ts';

export interface StripeChaosReport {
  kills: number;
  /** Spaces that paid while the server was killed again and again. */
  payments: number;
  /** Events that were sent, those included that were sent again. */
  told: number;
  /** Of these, answers that nobody heard because the server was killed first. */
  unanswered: number;
  /** Payments that are not in the books, or plans that do not run. */
  lost: number;
  /** Payments that are in the books twice, or plans that began twice. */
  twice: number;
  seconds: number;
}

const program = fileURLToPath(new URL('./receiver.ts', import.meta.url));

/** Kills whoever takes what Stripe tells, again and again, somewhere between the request and the answer; Stripe tells again. */
export async function runStripeChaos({
  kills: wanted,
  server,
  onProgress = () => {},
}: {
  kills: number;
  server?: TestServer;
  onProgress?: (kills: number, payments: number) => void;
}): Promise<StripeChaosReport> {
  const begun = performance.now();
  const platform = await testPlatform(server);
  const port = await freePort();
  const fake = await startFakeStripe({ webhookUrl: `http://127.0.0.1:${port}/` });
  fake.hold();
  const settings = readSettings({ STRIPE_SECRET_KEY: fake.secretKey, STRIPE_API_URL: fake.url });
  const stripe = openStripe(settings);
  const sql = driverFor(platform.database.urls.owner, 2);
  const given = [platform.database.urls.app, fake.secretKey, fake.url, fake.webhookSecret, String(port)];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout) await once(child.stdout, 'data');
    return child;
  };
  const spaces: TestSpace[] = [];
  const report = { told: 0, unanswered: 0 };
  let child = await start();
  try {
    for (let kills = 0; kills < wanted; kills++) {
      const space = await platform.openSpace();
      spaces.push(space);
      const before = new Set(fake.events().map(({ id }) => id));
      await pay(space);
      const events = fake.events().filter(({ id }) => !before.has(id));
      // Killed at a moment of its own while all are told at once: before, within and after the transaction.
      const dying = sleep(Math.random() * 120).then(() => kill(child));
      let left = await tell(events);
      await dying;
      child = await start();
      while (left.length > 0) left = await tell(left);
      onProgress(kills + 1, spaces.length);
    }
    return {
      ...report,
      kills: wanted,
      payments: spaces.length,
      ...(await count()),
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    await kill(child);
    await sql.end();
    await platform.close();
    await fake.close();
  }

  async function pay(space: TestSpace): Promise<void> {
    const actor = await space.member({ role: 'admin' });
    const address = await choosePlan(space.ctx({ actor, plans, stripe }), {
      ...{ plan: 'large', currency: 'EUR', interval: 'month' },
    });
    const session = /cs_\w+/.exec(address)?.[0];
    if (!session || !fake.pay(session)) throw new Error('nothing was paid');
  }

  /** @returns those that were not answered with 2xx: they are told again */
  async function tell(events: ReturnType<typeof fake.events>) {
    const answers = await Promise.all(
      events.map(async (event) => {
        report.told++;
        const status = await fake.deliver(event).catch(() => 0);
        if (status === 0) report.unanswered++;
        return { event, ok: status >= 200 && status < 300 };
      }),
    );
    return answers.filter(({ ok }) => !ok).map(({ event }) => event);
  }

  async function count(): Promise<{ lost: number; twice: number }> {
    const sum = { lost: 0, twice: 0 };
    for (const { tenant } of spaces) {
      const [row] = await sql.begin(async (tx) => {
        await tx`select set_config('app.tenant_id', ${tenant.id}, true)`;
        return tx<{ paid: number; began: number; state: string }[]>`
          select (select count(*)::int from ledger_entries) as paid,
            (select count(*)::int from acts where action = 'plan.change') as began,
            (select state from space_plans) as state`;
      });
      if (!row || row.paid < 1 || row.began < 1 || row.state !== 'active') sum.lost++;
      if (row && (row.paid > 1 || row.began > 1)) sum.twice++;
    }
    return sum;
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.kill('SIGKILL')) await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
