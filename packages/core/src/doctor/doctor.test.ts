import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { domains, sql } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { openDns } from '../dns/index.ts';
import { startTestDns, type TestDns, testPlatform } from '../testing/index.ts';
import {
  checkAddresses,
  checkBackupAge,
  checkClock,
  checkDisk,
  checkQueue,
  sendTestMail,
  sizeOf,
  timeOf,
} from './index.ts';
import { certificateOf } from './tls-certificate.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let operator: OperatorCtx;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
beforeAll(async () => {
  platform = await testPlatform();
  const { clock, log, fileStore } = platform.worker;
  operator = { clock, log, fileStore, db: platform.database.db('platform') };
});
afterAll(() => platform.close());
const later = (ms: number): OperatorCtx => ({ ...operator, clock: () => new Date(Date.now() + ms) });

test('the clock', async () => {
  expect(await checkClock(operator)).toMatchObject({ level: 'ok' });
  expect(await checkClock(later(10_000))).toMatchObject({ level: 'warn' });
  expect(await checkClock(later(-5 * MINUTE_MS))).toMatchObject({ level: 'fail' });
});

test('jobs that are due, and those that gave up', async () => {
  expect(await checkQueue(operator)).toEqual({ check: 'jobs', level: 'ok', found: ['0 due'] });
  const { tenant } = await platform.openSpace();
  await operator.db.inTenant(tenant.id, async (tx) => {
    await tx.execute(sql`select enqueue('nobody', '{}'::jsonb, now() - interval '1 second')`);
  });
  expect(await checkQueue(operator)).toMatchObject({ level: 'ok', found: ['1 due'] });
  expect(await checkQueue(later(10 * MINUTE_MS))).toMatchObject({ level: 'warn' });
  expect(await checkQueue(later(120 * MINUTE_MS))).toMatchObject({
    level: 'fail',
    found: [expect.stringMatching(/^1 due, the oldest for 2 hours/), expect.stringMatching(/^Next: /)],
  });
  await platform.database.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  expect(await checkQueue(operator)).toMatchObject({
    level: 'warn',
    found: ['0 due', '1 gave up', expect.any(String)],
  });
});

test('the disk', async () => {
  const finding = await checkDisk(operator, { dataDir: tmpdir(), embedded: true });
  expect(finding.found.slice(0, 2)).toEqual([
    expect.stringMatching(/free in/),
    expect.stringMatching(/^the database has [0-9.]+ MB$/),
  ]);
  await expect(checkDisk(operator, { dataDir: '/nowhere', embedded: true })).rejects.toThrow('ENOENT');
});

test('the age of the last backup', async () => {
  expect(await checkBackupAge(operator)).toMatchObject({ level: 'warn' });
  await operator.db.outsideTenant((tx) => recordOperation(operator, tx, { action: 'platform.backup' }));
  expect(await checkBackupAge(operator)).toMatchObject({ level: 'ok' });
  expect(await checkBackupAge(later(3 * DAY_MS))).toMatchObject({ level: 'warn' });
  expect(await checkBackupAge(later(9 * DAY_MS))).toMatchObject({ level: 'fail' });
});

describe('addresses', () => {
  let dns: TestDns;
  beforeAll(async () => {
    dns = await startTestDns();
  });
  afterAll(() => dns.close());
  const looking = (rootDomain = 'platform.example', scheme: 'http' | 'https' = 'https') => ({
    dns: openDns({ rootDomain, servers: [dns.address], deadlineMs: 500 }),
    address: { scheme, port: null },
    clock: () => new Date(),
  });
  const inDays = (days: number) => async () => ({ until: new Date(Date.now() + (days + 0.5) * DAY_MS) });

  test('are skipped in words where there is nothing to look at', async () => {
    expect(await checkAddresses(operator, looking('localhost'))).toEqual([
      { check: 'addresses of localhost', level: 'ok', found: ['skipped: it is this machine alone'] },
      { check: 'domains of spaces', level: 'ok', found: ['skipped: no space has one of its own'] },
    ]);
  });

  test('that lead here, nowhere, elsewhere, or show a certificate that ends', async () => {
    const { tenant } = await platform.openSpace();
    for (const host of ['aide.example.org', 'away.example.org', 'gone.example.org'])
      await operator.db.outsideTenant((tx) =>
        tx.insert(domains).values({ host, tenantId: tenant.id, source: 'file' }),
      );
    Object.assign(dns.records, {
      'platform.example A': ['192.0.2.1'],
      'any-space.platform.example A': ['192.0.2.1'],
      'aide.example.org A': ['192.0.2.1'],
      'away.example.org A': ['192.0.2.9'],
    });
    const byName = async (more: object, scheme?: 'http') => {
      const found = await checkAddresses(operator, { ...looking('platform.example', scheme), ...more });
      return Object.fromEntries(found.map(({ check, level }) => [check, level]));
    };
    expect(await byName({ tls: inDays(60) })).toEqual({
      'address *.platform.example': 'ok',
      'address aide.example.org': 'ok',
      'address away.example.org': 'ok',
      'address gone.example.org': 'fail',
      'address platform.example': 'ok',
    });
    expect(await byName({ tls: inDays(3) })).toMatchObject({ 'address aide.example.org': 'warn' });
    expect(await byName({ tls: async () => ({ fault: 'ECONNREFUSED' }) })).toMatchObject({
      'address aide.example.org': 'fail',
    });
    expect(await byName({}, 'http')).toMatchObject({
      ...{ 'address aide.example.org': 'ok', 'address away.example.org': 'warn' },
    });
  });

  test('a server that refuses, hangs, or speaks no TLS', async () => {
    const listening = async (server: Server) => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return (server.address() as { port: number }).port;
    };
    const silent = createServer(() => {});
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const [silentPort, otherPort] = [await listening(silent), await listening(other)];
    const at = (port: number) =>
      certificateOf('aide.example.org', port, { address: '127.0.0.1', deadlineMs: 300 });
    expect(await at(silentPort)).toEqual({ fault: 'no answer in time' });
    expect(await at(otherPort)).toEqual({ fault: expect.stringMatching(/./) });
    other.close();
    silent.close();
    expect(await at(otherPort)).toEqual({ fault: 'ECONNREFUSED' });
  });
});

test('a test mail leaves, or says why not', async () => {
  const sent: string[] = [];
  const how = { to: 'op@example.org', from: 'mail@example.org', clock: () => new Date() };
  const port = { send: async ({ to }: { to: string }) => void sent.push(to) };
  expect(await sendTestMail(port, how)).toMatchObject({ level: 'ok' });
  expect(sent).toEqual(['op@example.org']);
  expect(await sendTestMail(port, { ...how, to: undefined })).toMatchObject({ level: 'fail' });
  expect(await sendTestMail(null, how)).toMatchObject({ level: 'fail' });
  const refusing = {
    send: async () => {
      throw new Error('the SMTP server did not take the mail: 550');
    },
  };
  expect(await sendTestMail(refusing, how)).toMatchObject({
    level: 'fail',
    found: [expect.stringContaining('550'), expect.any(String)],
  });
});

test('sizes and times as people read them', () => {
  expect([0, 999, 1_500, 2_000_000_000].map(sizeOf)).toEqual(['0 bytes', '999 bytes', '1.5 kB', '2.0 GB']);
  expect([1_000, 119_000, 7_200_000, 3 * DAY_MS].map(timeOf)).toEqual([
    '1 seconds',
    '119 seconds',
    '2 hours',
    '3 days',
  ]);
});
