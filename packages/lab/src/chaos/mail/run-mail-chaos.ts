import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enqueueMail } from '@entraide/core/mail';
import { fakeMailProvider, type TestSpace, testPlatform } from '@entraide/core/testing';
import { driverFor, type TestServer } from '@entraide/db/testing';
import { watchTakeover } from './takeover.ts';
import { mailWorkers } from './workers.ts';

export interface MailChaosReport {
  mails: number;
  kills: number;
  /** Mails that never reached the provider. */
  lost: number;
  /** People whom mails reached under two keys. */
  sentTwice: number;
  /** Requests with a key that the provider knew: a worker died between sending and writing it down. */
  repeated: number;
  /** Jobs that failed for the last time. */
  failed: number;
  /** Longest time from a kill until another worker took a job of the dead one, while others were started all the time. */
  longestTakeoverMs: number;
  /** The same for the last kill: no process was started after it, and one other was at work. */
  aloneTakeoverMs: number;
  seconds: number;
}

export interface MailChaosOptions {
  mails: number;
  kills: number;
  server?: TestServer;
  onProgress?: (kills: number, sent: number) => void;
}

/** Longest wait for the mails that one kill waits for: they may be held by the dead. */
const PATIENCE_MS = 20_000;
const END_MS = 300_000;

/** Kills one of two mail workers again and again while mails leave, and counts what reached the provider. */
export async function runMailChaos({
  mails,
  kills: wanted,
  server,
  onProgress = () => {},
}: MailChaosOptions): Promise<MailChaosReport> {
  // As long as a provider far away takes: a kill hits mails that have left and are not written down.
  const answerMs = () => 50 + Math.random() * 250;
  const [platform, provider] = await Promise.all([testPlatform(server), fakeMailProvider({ answerMs })]);
  const dataDir = await mkdtemp(join(tmpdir(), 'entraide-chaos-'));
  const { worker: url } = platform.database.urls;
  const sql = driverFor(url, 2);
  const takeover = watchTakeover(sql);
  const workers = mailWorkers({ url, providerUrl: provider.baseUrl, dataDir });
  const begun = performance.now();
  const sent = () => provider.sent().length;
  try {
    const space = await platform.openSpace();
    const atWork = [workers.work(await workers.ready()), workers.work(await workers.ready())];
    let next = workers.ready();
    let kills = 0;
    for (let victim = atWork.shift(); victim && kills < wanted; victim = atWork.shift()) {
      const asked = Math.round((kills * mails) / wanted);
      const share = Math.round(((kills + 1) * mails) / wanted) - asked;
      await ask(space, asked, share);
      // Somewhere in this kill's share of the mails.
      const goal = sent() + Math.floor(Math.random() * share);
      const patience = Date.now() + PATIENCE_MS;
      while (sent() < goal && Date.now() < patience) {
        await sleep(20);
        await takeover.look();
      }
      await workers.kill(victim);
      await takeover.died();
      onProgress(++kills, sent());
      if (kills === wanted) break;
      atWork.push(workers.work(await next));
      next = workers.ready();
    }
    await workers.kill(await next);
    const longestTakeoverMs = takeover.longestMs();
    const end = Date.now() + END_MS;
    let left = await takeover.look();
    while (left.open > 0 && Date.now() < end) {
      await sleep(200);
      left = await takeover.look();
    }
    const people = provider.sent().map(({ to }) => to);
    return {
      ...{ mails, kills, failed: left.failed, longestTakeoverMs, aloneTakeoverMs: takeover.longestMs() },
      lost: mails - new Set(people).size,
      sentTwice: people.length - new Set(people).size,
      repeated: provider.asked.sends - people.length,
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    workers.killAll();
    await sql.end();
    await Promise.all([platform.close(), provider.close()]);
    await rm(dataDir, { recursive: true });
  }

  async function ask(space: TestSpace, from: number, count: number): Promise<void> {
    const ctx = space.ctx();
    await platform.app.inTenant(space.tenant.id, async (tx) => {
      for (let n = from; n < from + count; n++)
        await enqueueMail(ctx, tx, { to: `m${n}@example.org`, locale: 'fr', mail: { kind: 'welcome' } });
    });
  }
}
