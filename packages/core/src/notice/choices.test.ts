import { eq, members, noticeSettings, notices, sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { defaultNoticeSettings, MailOff, type NoticeSettings } from '@entraide/model/notice';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import type { OutgoingMail } from '../mail/ports/port.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import { runJob } from '../worker/run-job.ts';
import {
  changeNoticeSettings,
  mailOffLink,
  myNoticeSettings,
  noteNotices,
  readMailOff,
  turnMailOff,
  turnMailOn,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let me: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  me = await space.member();
});

const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const mine = async () => (await myNoticeSettings(space.ctx({ actor: me }))).settings;
const change = (chosen: Partial<NoticeSettings>, actor: MemberActor | null = me) =>
  changeNoticeSettings(space.ctx({ actor }), { ...defaultNoticeSettings, ...chosen });
const tokenOf = (off: MailOff, given = {}) =>
  decodeURIComponent((mailOffLink(space.ctx(given), me.memberId, off) ?? '').split('/').at(-1) ?? '');
const waiting = () => inSpace((tx) => tx.select().from(notices).where(eq(notices.memberId, me.memberId)));

describe('what a member chose', () => {
  it('is kept, and the database has the same defaults', async () => {
    expect(await mine()).toEqual(defaultNoticeSettings);
    await inSpace((tx) => tx.insert(noticeSettings).values({ memberId: me.memberId }));
    expect(await mine()).toEqual(defaultNoticeSettings);
    const chosen = { alert: 'never', quietFrom: 20, digestDay: 0, timeZone: 'Asia/Bangkok' } as const;
    await change(chosen);
    await change(chosen);
    expect(await mine()).toEqual({ ...defaultNoticeSettings, ...chosen });
    expect((await myNoticeSettings(space.ctx({ actor: await space.member() }))).settings).toEqual(
      defaultNoticeSettings,
    );
  });

  it.each([
    { urgent: 'often' },
    { life: 'digest' },
    { digestDay: 8 },
    { quietTo: 24 },
    { radiusKm: 7 },
    { weeklyMost: 0 },
    { weeklyMost: 8 },
    { timeZone: 'Mars/Olympus' },
    { memberId: newId() },
  ])('is refused when it is no choice: %o', async (chosen) => {
    await expect(change(chosen as object)).rejects.toMatchObject({ code: 'invalid' });
    expect(await mine()).toEqual(defaultNoticeSettings);
  });

  it('is nobody’s who is not signed in', async () => {
    await expect(change({}, null)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(myNoticeSettings(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('holds for what waits already', async () => {
    const aboutId = newId();
    const clock = () => new Date('2026-11-27T11:00:00Z');
    const note = (kind: 'alert' | 'message') =>
      inSpace((tx) => noteNotices(space.ctx({ clock }), tx, [{ memberId: me.memberId, kind, aboutId }]));
    await change({ message: 'digest' });
    await note('alert');
    await note('message');
    const moments = async () =>
      Object.fromEntries((await waiting()).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]));
    const tuesday = '2026-12-01T07:00:00.000Z';
    expect(await moments()).toEqual({ alert: tuesday, message: tuesday });
    const ctx = space.ctx({ actor: me, clock });
    await changeNoticeSettings(ctx, { ...defaultNoticeSettings, digestDay: 1, digestTime: 'noon' });
    expect(await moments()).toEqual({ alert: '2026-11-30T11:00:00.000Z', message: clock().toISOString() });
    await changeNoticeSettings(ctx, { ...defaultNoticeSettings, alert: 'never', message: 'never' });
    expect(await waiting()).toEqual([]);
  });
});

describe('the link of a mail', () => {
  it.each(MailOff.options)(
    '%s: is looked at without effect, turned off again and again, and undone',
    async (off) => {
      const chosen = { ...defaultNoticeSettings, message: off === 'digest' ? 'digest' : 'now' } as const;
      await change(chosen);
      const token = tokenOf(off);
      for (let n = 0; n < 2; n++)
        expect(await readMailOff(space.ctx(), token)).toEqual({ off, isOff: false });
      expect(await mine()).toEqual(chosen);
      const before = await Promise.all([turnMailOff(space.ctx(), token), turnMailOff(space.ctx(), token)]);
      expect(await turnMailOff(space.ctx(), token)).toBe('');
      expect(await readMailOff(space.ctx(), token)).toEqual({ off, isOff: true });
      const never = off === 'digest' ? { message: 'never', alert: 'never' } : { [off]: 'never' };
      expect(await mine()).toEqual({ ...chosen, ...never });
      await turnMailOn(space.ctx(), token, before.find((one) => one !== '') ?? '');
      expect(await mine()).toEqual(chosen);
    },
  );

  it('brings back what somebody new has when nobody knows any more what was', async () => {
    await change({ alert: 'never', urgent: 'never' });
    await turnMailOn(space.ctx(), tokenOf('alert'), 'urgent-now.alert-often.x');
    expect(await mine()).toMatchObject({ alert: 'digest', urgent: 'never' });
  });

  it('is nothing in another space, when it was edited, and once they have left', async () => {
    const token = tokenOf('alert');
    const gone = { code: 'gone' };
    const other = await platform.openSpace();
    const edited = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const act of [readMailOff, turnMailOff]) {
      for (const [ctx, given] of [
        [other.ctx(), token],
        [space.ctx(), edited],
        [space.ctx(), ''],
      ] as const)
        await expect(async () => act(ctx, given)).rejects.toMatchObject(gone);
    }
    await inSpace((tx) => tx.delete(members).where(eq(members.id, me.memberId)));
    await expect(readMailOff(space.ctx(), token)).rejects.toMatchObject(gone);
    await expect(turnMailOff(space.ctx(), token)).rejects.toMatchObject(gone);
    expect(mailOffLink({ tenant: space.tenant, clock: () => new Date() }, me.memberId, 'alert')).toBeNull();
  });
});

describe('a mail about a message', () => {
  async function mailed(): Promise<OutgoingMail[]> {
    const listingId = await plantListing(platform.app, space.tenant.id, me);
    await startThread(space.ctx({ actor: await space.member() }), { listingId, body: 'Je viens mardi.' });
    await space.mails();
    const rows = await platform.worker.db.outsideTenant((tx) =>
      tx.execute<{ payload: unknown }>(sql`select j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'send_mail' and j.payload ->> 'tenantId' = ${space.tenant.id}`),
    );
    const sent: OutgoingMail[] = [];
    const mail = { send: async (one: OutgoingMail) => void sent.push(one) };
    const info = { key: 'key', attempt: 1, askedAt: new Date() };
    const worker = { ...platform.worker, mail, secretKey: 'a key of the tests' };
    for (const { payload } of rows) await runJob(worker, sendMailJob, payload, info);
    return sent;
  }

  it('can be turned off with one click, by a link that is made for it', async () => {
    const [mail] = await mailed();
    expect(mail?.text).toContain('Je viens mardi.');
    const [, link = ''] = /^<(https:.*)>$/.exec(mail?.headers['List-Unsubscribe'] ?? '') ?? [];
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(mail?.text).toContain(link);
    const token = link.split('/').at(-1) ?? '';
    expect(await readMailOff(space.ctx(), token)).toEqual({ off: 'message', isOff: false });
  });

  it('does not say what it says when its reader does not want that', async () => {
    await change({ messageText: false });
    const [mail] = await mailed();
    expect(mail?.text).toContain('Courses pour ma grand-mère');
    expect(mail?.text).not.toContain('mardi');
  });

  it('is not sent to who wants none, and waits for the digest of who wants that', async () => {
    await change({ message: 'never' });
    expect(await mailed()).toEqual([]);
    expect(await waiting()).toEqual([]);
    await change({ message: 'digest' });
    expect(await mailed()).toEqual([]);
    expect(await waiting()).toMatchObject([{ kind: 'message' }]);
  });
});
