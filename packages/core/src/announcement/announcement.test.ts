import { setTimeout as sleep } from 'node:timers/promises';
import { announcements, eq, members } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import { suspendTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import {
  announce,
  announcementsFor,
  endAnnouncement,
  listAnnouncements,
  mailAnnouncements,
} from './index.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: OperatorCtx & { address: { scheme: 'https'; port: null } };
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  const db = platform.database.db('platform');
  operate = { ...platform.worker, db, operator: 'Zoé', address: { scheme: 'https', port: null } };
});
afterAll(() => platform.close());
beforeEach(async () => {
  for (const { id } of await listAnnouncements(operate)) await endAnnouncement(operate, { id });
  space = await platform.openSpace();
});

const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const said = (more: object = {}) => ({
  ...{ textFr: 'Dimanche, une heure d’arrêt.', textEn: 'An hour’s break on Sunday.', lastDay: dayIn(3) },
  ...more,
});
const announced = async ({ tenant: _, ...one } = space) =>
  (await one.mails()).flatMap(({ to, mail }) => (mail.kind === 'announcement' ? [[to, mail.text]] : []));

it('is shown to admins alone, until its last day is over or somebody ends it', async () => {
  const { id } = await announce(operate, said());
  const admin = await space.member({ role: 'admin' });
  const shown = (clock = () => new Date()) => announcementsFor(space.ctx({ actor: admin, clock }));
  expect(await shown()).toMatchObject([{ id, textFr: said().textFr }]);
  expect(await shown(() => new Date(Date.now() + 5 * DAY_MS))).toEqual([]);
  for (const actor of [await space.member(), await space.member({ role: 'moderator' }), null])
    expect(await announcementsFor(space.ctx({ actor }))).toEqual([]);
  await Promise.all([endAnnouncement(operate, { id }), endAnnouncement(operate, { id })]);
  expect(await shown()).toEqual([]);
  const acts = (await listOperations(operate, { limit: 2 })).map(({ action, actor }) => [action, actor]);
  expect(acts).toEqual([
    ['announcement.end', 'Zoé'],
    ['announcement.make', 'Zoé'],
  ]);
});

it('needs both languages and a day to come', async () => {
  for (const more of [
    { textFr: ' ' },
    { textEn: '' },
    { textEn: 'x'.repeat(1001) },
    { lastDay: dayIn(-1) },
    { lastDay: dayIn(400) },
    { lastDay: '2026-02-31' },
    { lastDay: 'soon' },
  ])
    await expect(announce(operate, said(more)), JSON.stringify(more)).rejects.toMatchObject({
      code: 'invalid',
    });
  const nobodys = { id: '0190a000-0000-7000-8000-00000000000a' };
  await expect(endAnnouncement(operate, nobodys)).rejects.toMatchObject({ code: 'not-found' });
});

it('is written by the operator’s role alone', async () => {
  const { id } = await announce(operate, said());
  const row = { id, textFr: 'x', textEn: 'x', createdAt: new Date(), createdBy: 'x', byMail: true };
  for (const role of ['app', 'worker'] as const)
    await expect(
      platform.database.db(role).outsideTenant(async (tx) => {
        await tx.insert(announcements).values({ ...row, until: new Date() });
      }),
    ).rejects.toMatchObject({ code: '42501' });
});

it('is mailed to each admin once, in their language, however often and by however many it is tried', async () => {
  const other = await platform.openSpace();
  const closed = await platform.openSpace();
  const [ana, bo] = [await space.member({ role: 'admin' }), await other.member({ role: 'admin' })];
  const gone = await closed.member({ role: 'admin' });
  await space.member();
  await suspendTenant(operate, closed.tenant.slug, { reason: 'x' });
  await platform.app.inTenant(other.tenant.id, async (tx) => {
    await tx.update(members).set({ locale: 'ar' }).where(eq(members.id, bo.memberId));
  });
  await announce(operate, said());
  expect(await mailAnnouncements(operate)).toBe(0);
  await announce(operate, said({ byMail: true }));
  // A space of the same millisecond counts as one that was there.
  await sleep(2);
  const late = await platform.openSpace();
  await late.member({ role: 'admin' });
  const rounds = await Promise.all(Array.from({ length: 5 }, () => mailAnnouncements(operate)));
  const { mailedAt } = (await listAnnouncements(operate))[0] ?? {};
  expect(mailedAt).toBeInstanceOf(Date);
  expect(await mailAnnouncements(operate)).toBe(0);
  expect(await announced()).toEqual([[ana.email, said().textFr]]);
  expect(await announced(other)).toEqual([[bo.email, said().textEn]]);
  expect(await announced(closed), gone.email).toEqual([]);
  expect(await announced(late)).toEqual([]);
  expect(rounds.reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(2);
});

it('goes on where a round stopped, and writes no more mails once it is ended', async () => {
  await space.member({ role: 'admin' });
  const { id } = await announce(operate, said({ byMail: true }));
  expect(await mailAnnouncements(operate, { goOn: () => false })).toBe(0);
  await endAnnouncement(operate, { id });
  expect(await mailAnnouncements(operate)).toBe(0);
  expect(await announced()).toEqual([]);
});
