import { eq, listings, memberBlocks, members, noticeSettings, notices, sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { DIGEST_TIMES } from '@entraide/model/notice';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAlert, deleteAlert } from '../alert/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import type { OutgoingMail } from '../mail/ports/port.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { noteNotices } from '../notice/index.ts';
import { isQuiet, readersDay } from '../notice/when.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { replyToThread, startThread } from '../thread/index.ts';
import { runJob } from '../worker/run-job.ts';
import { noticeRoundJob, sweepNotices } from './round.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
});

/** A Friday, noon in Paris. */
const NOON = new Date('2026-11-27T11:00:00Z');
const HOUR_MS = 3_600_000;
const later = (ms: number, from = NOON) => new Date(from.getTime() + ms);
const far = new Date('2030-01-01T00:00:00Z');

const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const choose = (member: MemberActor, chosen: Partial<typeof noticeSettings.$inferInsert>) =>
  inSpace((tx) => tx.insert(noticeSettings).values({ memberId: member.memberId, ...chosen }));
const plant = (author: MemberActor, given: Partial<typeof listings.$inferInsert> = {}) =>
  plantListing(platform.app, space.tenant.id, author, { expiresAt: far, ...given });
const note = (given: Parameters<typeof noteNotices>[2], at = NOON) =>
  inSpace((tx) => noteNotices(space.ctx({ clock: () => at }), tx, given));
const jobsOf = async (task: string) => [
  ...(await platform.worker.db.outsideTenant((tx) =>
    tx.execute<{ id: string; payload: Record<string, unknown>; at: string | Date }>(sql`
      select j.id::text as id, j.payload, j.run_at as at from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload ->> 'tenantId' = ${space.tenant.id} and t.identifier = ${task} order by j.run_at, j.id`),
  )),
];
const done = (id: string) =>
  platform.worker.db.outsideTenant((tx) =>
    tx.execute(sql`select from graphile_worker.complete_jobs(array[${id}::bigint])`),
  );
const round = (at: Date) =>
  runJob(
    { ...platform.worker, clock: () => at },
    noticeRoundJob,
    { due: at.toISOString(), tenantId: space.tenant.id },
    { key: 'round', attempt: 1, askedAt: at },
  );
const listed = (mail: OutgoingMail) => [...mail.text.matchAll(/\/listings\/(\S+)/g)].map(([, id]) => id);
/** Writes the mails that wait, whatever their moment. */
async function mailsAt(at: Date): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const mail = { send: async (one: OutgoingMail) => void sent.push(one) };
  for (const { id, payload } of await jobsOf('send_mail')) {
    const info = { key: id, attempt: 1, askedAt: at };
    await runJob({ ...platform.worker, mail, clock: () => at }, sendMailJob, payload, info);
    await done(id);
  }
  return sent;
}

describe('a digest', () => {
  it('brings all that waits in one mail, on the reader’s day, and nothing twice', async () => {
    const [author, reader] = [await space.member(), await space.member()];
    const ids = [await plant(author), await plant(author, { kind: 'offer', title: 'Un lit d’enfant' })];
    const about = ids.map((aboutId) => ({ memberId: reader.memberId, kind: 'alert' as const, aboutId }));
    expect(await note(about)).toBe(2);
    expect(await note([...about, ...about])).toBe(0);
    const tuesday = new Date('2026-12-01T07:00:00Z');
    const rounds = await jobsOf('notice_round');
    expect(rounds.map(({ payload }) => payload.due)).toEqual([tuesday.toISOString()]);
    await round(later(HOUR_MS));
    expect(await mailsAt(later(HOUR_MS))).toEqual([]);
    await round(tuesday);
    await round(tuesday);
    const [mail, ...others] = await mailsAt(tuesday);
    expect(others).toEqual([]);
    expect(mail?.to).toBe(reader.email);
    expect(mail && listed(mail)).toEqual(ids);
    expect(mail?.subject).toBe('2 nouveautés pour vous sur Voisins');
    expect(mail?.text).toContain('Demande d’aide, Paris, France');
    expect(mail?.text).toContain('/me/notices');
    expect(await note(about, later(HOUR_MS, tuesday))).toBe(0);
    await round(later(7 * 24 * HOUR_MS, tuesday));
    expect(await mailsAt(later(7 * 24 * HOUR_MS, tuesday))).toEqual([]);
  });

  it('does not name an author who hides their name, until they say it', async () => {
    const [author, reader] = [await space.member({ displayName: 'Odile' }), await space.member()];
    const listingId = await plant(author, { kind: 'request', hideName: true });
    let now = NOON;
    const as = (actor: MemberActor) => space.ctx({ actor, clock: () => now });
    await choose(reader, { message: 'digest' });
    const { id } = await startThread(as(reader), { listingId, body: 'Je peux samedi.' });
    const answers = async (given: object) => {
      now = later(HOUR_MS, now);
      const { messageId } = await replyToThread(as(author), id, given);
      await note([{ memberId: reader.memberId, kind: 'message', aboutId: messageId }]);
    };
    await answers({ body: 'Merci.' });
    const tuesday = new Date('2026-12-01T07:00:00Z');
    await round(tuesday);
    const toReader = async () => (await mailsAt(tuesday)).find(({ to }) => to === reader.email);
    const mail = await toReader();
    expect(mail?.text).toContain('Un message de la personne qui a publié');
    expect(`${mail?.text} ${mail?.html} ${mail?.subject}`).not.toContain('Odile');
    await answers({ body: 'À samedi !', named: true });
    await round(later(7 * 24 * HOUR_MS, tuesday));
    expect((await toReader())?.text).toContain('Un message de Odile');
  });

  it('says by which saved search something was found, each in its reader’s words', async () => {
    const [author, reader, other] = [await space.member(), await space.member(), await space.member()];
    await inSpace((tx) => tx.update(members).set({ locale: 'en' }).where(eq(members.id, reader.memberId)));
    const [one, two, three] = [await plant(author), await plant(author), await plant(author)];
    const own = space.ctx({ actor: reader });
    const bike = await createAlert(own, { q: 'vélo', every: 'week' });
    const gone = await createAlert(own, { kind: 'offer', near: '48.85,2.35', radiusKm: 25, every: 'week' });
    const theirs = await createAlert(space.ctx({ actor: other }), { q: 'garde', every: 'week' });
    const found = (memberId: string, aboutId: string, alertId?: string) => ({
      ...{ memberId, aboutId, kind: 'alert' as const, pace: 'now' as const },
      ...(alertId && { alertId }),
    });
    await note([
      found(reader.memberId, one, bike.id),
      found(reader.memberId, two, bike.id),
      found(reader.memberId, three, gone.id),
      found(other.memberId, one, theirs.id),
    ]);
    await round(NOON);
    await deleteAlert(own, gone.id);
    const mails = await mailsAt(NOON);
    const mailTo = ({ email }: MemberActor) => mails.find(({ to }) => to === email);
    for (const part of ['text', 'html'] as const) {
      const mail = mailTo(reader)?.[part] ?? '';
      expect(mail).toContain('New for your alert: “vélo” · anywhere');
      expect(mail.split('New for your alert')).toHaveLength(2);
      // Of a search that was deleted, nothing but that it found something.
      expect(mail).toContain('Your alerts');
      expect(mail).not.toContain('garde');
      expect(mailTo(other)?.[part]).toContain(
        'Nouveau pour votre alerte\u00a0: «\u00a0garde\u00a0» · partout',
      );
    }
    expect(mailTo(reader)?.text).toMatch(
      /“vélo”[^#]*listings\/[^#]*listings\/[^#]*Your alerts\n[^#]*listings\//,
    );
  });

  it('says nothing of what its reader may not see any more, and is not sent when nothing is left', async () => {
    const [author, reader, other] = [await space.member(), await space.member(), await space.member()];
    const muted = await space.member();
    const gone = {
      solved: await plant(author, { status: 'solved' }),
      held: await plant(author, { status: 'held' }),
      expired: await plant(author, { expiresAt: NOON }),
      own: await plant(reader),
      muted: await plant(muted),
      unknown: newId(),
    };
    await inSpace((tx) =>
      tx.insert(memberBlocks).values({
        ...{ id: newId(), byId: reader.memberId, aboutId: muted.memberId },
        ...{ kind: 'mute', said: 'M', createdAt: NOON },
      }),
    );
    const about = Object.values(gone).map((aboutId) => ({
      memberId: reader.memberId,
      kind: 'alert' as const,
      pace: 'now' as const,
      aboutId,
    }));
    await note(about);
    await round(NOON);
    expect(await jobsOf('send_mail')).toEqual([]);
    expect(await inSpace((tx) => tx.select({ id: notices.id }).from(notices))).toEqual([]);
    // What goes between the round and the writing of the mail.
    const last = await plant(author);
    await note([{ memberId: other.memberId, kind: 'alert', pace: 'now', aboutId: last }]);
    await round(NOON);
    expect(await jobsOf('send_mail')).toHaveLength(1);
    await inSpace((tx) =>
      tx.update(listings).set({ status: 'solved', solvedAt: NOON }).where(eq(listings.id, last)),
    );
    expect(await mailsAt(NOON)).toEqual([]);
  });

  it('is not for who wants none of the kind, nor for a suspended member', async () => {
    const [author, never, out] = [await space.member(), await space.member(), await space.member()];
    await choose(never, { alert: 'never' });
    const aboutId = await plant(author);
    const about = [never, out].map(({ memberId }) => ({
      ...{ memberId, aboutId },
      ...{ kind: 'alert' as const, pace: 'now' as const },
    }));
    expect(await note(about)).toBe(1);
    await inSpace((tx) => putOut(tx, out.memberId));
    await round(NOON);
    expect(await mailsAt(NOON)).toEqual([]);
  });

  it('is mailed once by two rounds at once', async () => {
    const author = await space.member();
    const readers = await Promise.all(Array.from({ length: 30 }, () => space.member()));
    const ids = await Promise.all([plant(author), plant(author)]);
    await note(
      readers.flatMap(({ memberId }) =>
        ids.map((aboutId) => ({ memberId, kind: 'alert' as const, pace: 'now' as const, aboutId })),
      ),
    );
    await Promise.all(Array.from({ length: 4 }, () => round(NOON)));
    const mails = await jobsOf('send_mail');
    expect(mails.map(({ payload }) => payload.to).sort()).toEqual(readers.map(({ email }) => email).sort());
  });

  it('that a space was too long suspended for is taken up by the sweep', async () => {
    const [author, reader] = [await space.member(), await space.member()];
    await note([{ memberId: reader.memberId, kind: 'alert', pace: 'now', aboutId: await plant(author) }]);
    for (const { id } of await jobsOf('notice_round')) await done(id);
    const ctx = space.ctx({ clock: () => later(24 * HOUR_MS) });
    expect(await inSpace((tx) => sweepNotices(ctx, tx))).toBe(true);
    expect(await jobsOf('notice_round')).toHaveLength(1);
    await round(later(24 * HOUR_MS));
    expect(await inSpace((tx) => sweepNotices(ctx, tx))).toBe(false);
  });
});

it('an urgent request comes in a mail of its own, after the night, and not again as a match of a search', async () => {
  const [author, reader] = [await space.member(), await space.member()];
  const aboutId = await plant(author, { urgent: true });
  const night = new Date('2026-11-27T01:10:00Z');
  await note(
    [
      { memberId: reader.memberId, kind: 'urgent', aboutId },
      { memberId: reader.memberId, kind: 'alert', pace: 'now', aboutId },
    ],
    night,
  );
  await round(night);
  expect(await mailsAt(night)).toEqual([]);
  const morning = new Date('2026-11-27T07:00:00Z');
  await round(morning);
  const mails = await mailsAt(morning);
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Urgent près de chez vous : Courses pour ma grand-mère',
  ]);
});

it('a mail that waited into the quiet hours waits until they end', async () => {
  const [author, reader] = [await space.member(), await space.member()];
  await note([{ memberId: reader.memberId, kind: 'alert', pace: 'now', aboutId: await plant(author) }]);
  await round(NOON);
  const night = new Date('2026-11-27T23:00:00Z');
  expect(await mailsAt(night)).toEqual([]);
  const [again, ...others] = await jobsOf('send_mail');
  expect(others).toEqual([]);
  expect(new Date(again?.at ?? 0).toISOString()).toBe('2026-11-28T07:00:00.000Z');
  expect(await mailsAt(new Date('2026-11-28T07:00:00Z'))).toHaveLength(1);
});

const people = fc.record({
  timeZone: fc.constantFrom('Europe/Paris', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', null),
  digestDay: fc.integer({ min: 0, max: 7 }),
  digestTime: fc.constantFrom(...DIGEST_TIMES),
  quietFrom: fc.integer({ min: 0, max: 23 }),
  quietTo: fc.integer({ min: 0, max: 23 }),
  weeklyMost: fc.integer({ min: 1, max: 3 }),
  alert: fc.constantFrom('now', 'digest', 'never'),
});
const happenings = fc.record({
  hour: fc.integer({ min: 0, max: 20 * 24 }),
  who: fc.nat(),
  about: fc.integer({ min: 0, max: 7 }),
  pace: fc.constantFrom('now', 'day', 'digest', undefined),
});
const lateness = fc.integer({ min: 0, max: 5 * HOUR_MS });
/** Not for ever: a worker that is always later than somebody's one loud hour never finds it. */
const lateBy = (late: readonly number[], run: number) => (run < 30 ? (late[run % late.length] ?? 0) : 0);

it('is never empty, never twice the same, never above what its reader chose, never in their quiet hours', async () => {
  const story = fc.record({
    // Clocks are changed on two of the days.
    start: fc.constantFrom(...['2026-03-20', '2026-10-20', '2026-11-27'].map((day) => new Date(day))),
    readers: fc.array(people, { minLength: 1, maxLength: 6 }),
    events: fc.array(happenings, { minLength: 10, maxLength: 60 }),
    late: fc.array(lateness, { minLength: 1, maxLength: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ start, readers, events, late }) => {
      space = await platform.openSpace();
      const author = await space.member();
      const about = await Promise.all(Array.from({ length: 8 }, () => plant(author)));
      const people = await Promise.all(readers.map(() => space.member()));
      for (const [at, chosen] of readers.entries()) await choose(people[at] as MemberActor, chosen as object);
      const got = new Map<string, { at: Date; ids: (string | undefined)[] }[]>();
      const planned = events
        .map(({ hour, ...event }) => ({ ...event, at: later(hour * HOUR_MS, start) }))
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      let runs = 0;
      for (;;) {
        const [job] = [...(await jobsOf('notice_round'))];
        const jobAt = job && later(lateBy(late, runs++), new Date(job.at));
        const [event] = planned;
        if (event && (!jobAt || event.at <= jobAt)) {
          planned.shift();
          const { memberId } = people[event.who % people.length] as MemberActor;
          const aboutId = about[event.about] as string;
          await note(
            [{ memberId, kind: 'alert', aboutId, ...(event.pace && { pace: event.pace }) }],
            event.at,
          );
        } else if (job && jobAt) {
          await done(job.id);
          await round(jobAt);
          for (const mail of await mailsAt(jobAt))
            got.set(mail.to, [...(got.get(mail.to) ?? []), { at: jobAt, ids: listed(mail) }]);
        } else break;
      }
      expect(await inSpace((tx) => tx.execute(sql`select from notices where mail_id is null`))).toHaveLength(
        0,
      );
      for (const [at, { email }] of people.entries()) {
        const { weeklyMost, ...rest } = readers[at] as (typeof readers)[number];
        const timeZone = rest.timeZone ?? 'Europe/Paris';
        const reading = { ...rest, timeZone, weeklyMost, wakeForUrgent: false };
        const mails = got.get(email) ?? [];
        const ids = mails.flatMap((mail) => mail.ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const mail of mails) {
          expect(mail.ids.length).toBeGreaterThan(0);
          expect(isQuiet(reading, mail.at)).toBe(false);
          const day = Date.parse(readersDay(reading, mail.at));
          const week = mails.filter((other) => {
            const days = (Date.parse(readersDay(reading, other.at)) - day) / 86_400_000;
            return days >= 0 && days < 7;
          });
          expect(week.length).toBeLessThanOrEqual(weeklyMost);
        }
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
