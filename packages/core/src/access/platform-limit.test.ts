import { afterAll, beforeAll, expect, it } from 'vitest';
import { TooMany } from '../error/index.ts';
import { testPlatform } from '../testing/index.ts';
import { sweepPlatform } from '../worker/index.ts';
import { spendOnPlatform } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const clock = () => new Date('2026-11-25T12:00:00Z');

it('holds outside a space too, of forty at once', async () => {
  const db = platform.database.db('platform');
  const tried = await Promise.all(
    Array.from({ length: 40 }, () =>
      db
        .outsideTenant((tx) => spendOnPlatform({ clock }, tx, { 'launches-address': 'a@example.org' }), {
          deadlineMs: 30_000,
        })
        .then(
          () => 'counted',
          (error: unknown) => (error instanceof TooMany ? 'refused' : error),
        ),
    ),
  );
  expect(tried.filter((one) => one === 'counted')).toHaveLength(5);
  expect(tried.filter((one) => one === 'refused')).toHaveLength(35);
});

it('is for the operator’s role alone', async () => {
  await expect(
    platform.app.outsideTenant((tx) =>
      spendOnPlatform({ clock }, tx, { 'launches-address': 'b@example.org' }),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

it('leaves nothing behind once it is full again', async () => {
  const db = platform.database.db('platform');
  const silent = { info() {}, warn() {}, error() {} };
  const { fileStore } = platform;
  const count = async () => (await platform.database.sql`select from platform_limit_uses`).length;
  await db.outsideTenant((tx) => spendOnPlatform({ clock }, tx, { 'launches-address': 'c@example.org' }));
  const address = { scheme: 'https', port: null } as const;
  const worker = { db, log: silent, fileStore, address };
  await sweepPlatform({ ...worker, clock });
  expect(await count()).toBeGreaterThan(0);
  await sweepPlatform({ ...worker, clock: () => new Date('2026-11-27T12:00:00Z') });
  expect(await count()).toBe(0);
});
