import { sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { LISTING_STATUSES } from '@entraide/model/listing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listingEvent } from '../listing/tell.ts';
import type { MailPort } from '../mail/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import { mailReader } from '../thread/mail-reader.ts';
import { jobs, listeners } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';
import { startJobs } from '../worker/start-jobs.ts';
import { jobOfListener } from './events.ts';
import { type EventName, emit, emitEach, events } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
});

const names = Object.keys(events) as EventName[];
const inSpace = <T>(work: (tx: TenantTx) => Promise<T>, { tenant } = space) =>
  platform.app.inTenant(tenant.id, work);
/** Jobs of the space that wait, oldest first. */
const waiting = async ({ tenant } = space) =>
  Array.from(
    await platform.worker.db.outsideTenant((tx) =>
      tx.execute<{ task: string; payload: Record<string, unknown>; attempts: number; tries: number }>(sql`
        select t.identifier as task, j.payload, j.attempts, j.max_attempts as tries
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.payload ->> 'tenantId' = ${tenant.id} order by j.id`),
    ),
  );
const work = (mail: MailPort | null = null) =>
  startJobs({ ...platform.worker, mail, url: platform.database.urls.worker });

describe('an event', () => {
  it('becomes one job a listener if and only if its transaction commits', async () => {
    const memberId = newId();
    const undone = inSpace(async (tx) => {
      await emit(tx, 'member.waiting', { memberId });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await waiting()).toEqual([]);
    await inSpace((tx) => emit(tx, 'member.waiting', { memberId }));
    const payload = { memberId, tenantId: space.tenant.id };
    expect(await waiting()).toEqual(
      events['member.waiting'].listeners.map((listener) => ({
        task: `member.waiting/${listener}`,
        payload,
        attempts: 0,
        tries: 12,
      })),
    );
  });

  it('asks the database nothing when nobody listens', async () => {
    const tx = { execute: vi.fn() } as unknown as TenantTx; // it is never asked
    for (const name of names)
      if (events[name].listeners.length === 0) await emitEach(tx, name, [payloadOf(name), payloadOf(name)]);
    expect(tx.execute).not.toHaveBeenCalled();
  });

  it('is refused when it is not in the list, or says anything but its ids', async () => {
    const refused = async (event: string, payload: object) =>
      expect(
        inSpace((tx) => emit(tx, event as EventName, payload as never)), // what the compiler refuses already
        event,
      ).rejects.toThrow();
    await refused('member.sang', { memberId: newId() });
    await refused('toString', {});
    for (const name of names) {
      await refused(name, { ...(payloadOf(name) as object), email: 'ana@example.org' });
      if (Object.keys(payloadOf(name)).length > 0) await refused(name, {});
    }
    expect(await waiting()).toEqual([]);
  });

  it('is its own space’s: nobody can give it another tenant, and no other tenant’s worker reads its subject', async () => {
    const neighbour = await platform.openSpace();
    const author = await space.member({ email: 'author@example.org' });
    const helper = await space.member();
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    await startThread(space.ctx({ actor: helper }), { listingId, body: 'Bonjour' });
    const [job] = await waiting();
    expect(job).toMatchObject({ task: 'message.sent/mail_reader', payload: { tenantId: space.tenant.id } });
    expect(await waiting(neighbour)).toEqual([]);
    // The same message, were it told of next door.
    const info = { key: 'key', attempt: 1, askedAt: new Date() };
    await runJob(platform.worker, mailReader, { ...job?.payload, tenantId: neighbour.tenant.id }, info);
    expect(await neighbour.mails()).toEqual([]);
    expect(await space.mails()).toHaveLength(1);
  });

  it('that comes twice leaves one mail', async () => {
    const author = await space.member();
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    await startThread(space.ctx({ actor: await space.member() }), { listingId, body: 'Bonjour' });
    const [job] = await waiting();
    const info = { key: 'the same for each try', attempt: 1, askedAt: new Date() };
    for (let n = 0; n < 2; n++) await runJob(platform.worker, mailReader, job?.payload, info);
    const mails = (await waiting()).filter(({ task }) => task === 'send_mail');
    expect(mails).toMatchObject([{ payload: { to: author.email, once: info.key } }]);
  });

  it('is not heard in a suspended space, nor in one that is gone', async () => {
    const { memberId } = await space.member();
    await platform.database
      .db('platform')
      .inTenant(space.tenant.id, (tx) =>
        tx.execute(sql`update tenants set status = 'suspended' where id = ${space.tenant.id}`),
      );
    const ran = vi.fn(async () => {});
    const listener = { ...mailReader, run: ran };
    const info = { key: 'key', attempt: 1, askedAt: new Date() };
    const told = (tenantId: string) =>
      runJob(platform.worker, listener, { messageId: memberId, tenantId }, info);
    await told(space.tenant.id);
    await told(newId());
    expect(ran).not.toHaveBeenCalled();
    await told((await platform.openSpace()).tenant.id);
    expect(ran).toHaveBeenCalledTimes(1);
  });
});

it('a listener that fails is tried again by itself: the others have done their work and do not do it again', async () => {
  const moderator = await space.member({ role: 'moderator', email: 'mod@example.org' });
  const newcomer = await space.member({ status: 'pending', email: 'new@example.org' });
  await platform.database.sql`create function refuse_one() returns trigger language plpgsql as $$ begin
    if new.payload ->> 'to' = 'mod@example.org' then raise exception 'no'; end if; return new; end $$`;
  await platform.database.sql`create trigger refuse_one before insert on graphile_worker._private_jobs
    for each row execute function refuse_one()`;
  try {
    await inSpace((tx) => emit(tx, 'member.waiting', { memberId: newcomer.memberId }));
    const sent: string[] = [];
    const worker = await work({
      send: async ({ to, tenant }) => void (tenant === space.tenant.slug && sent.push(to)),
    });
    await vi.waitFor(async () => {
      expect(sent).toEqual([newcomer.email]);
      expect(await waiting()).toMatchObject([{ task: 'member.waiting/mail_moderators' }]);
    }, 15_000);
    await platform.database.sql`drop trigger refuse_one on graphile_worker._private_jobs`;
    await vi.waitFor(
      async () =>
        expect(await waiting()).toMatchObject([
          { task: 'send_mail', payload: { to: moderator.email } },
          { task: 'team_round' },
        ]),
      20_000,
    );
    await worker.stop();
    expect(sent).toEqual([newcomer.email]);
  } finally {
    await platform.database.sql`drop trigger if exists refuse_one on graphile_worker._private_jobs`;
  }
}, 60_000);

describe('the list of events', () => {
  it('and the jobs know the same listeners', () => {
    const listed = names.flatMap((name) =>
      (events[name].listeners as readonly string[]).map((listener) => jobOfListener(name, listener)),
    );
    expect(listeners.map(({ name }) => name).sort()).toEqual(listed.sort());
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  it.each(names)('%s carries ids and nothing else, and comes back as it went', (name) => {
    const { payload } = events[name];
    const keys = Object.keys(payload.shape);
    for (const key of keys) expect(key).toMatch(/^[a-z]+Id$/);
    const payloads = fc.record(Object.fromEntries(keys.map((key) => [key, fc.uuid()])));
    fc.assert(
      fc.property(payloads, (given) => {
        expect(payload.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
      }),
    );
    const noise = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(payloads, noise, fc.nat(), (given, more, which) => {
        const text = { ...given, ...Object.fromEntries(keys.map((key) => [key, `not an id ${which}`])) };
        if (keys.length > 0) expect(payload.safeParse(text).success).toBe(false);
        const strange = Object.keys(more).some((key) => !keys.includes(key));
        if (strange) expect(payload.safeParse({ ...more, ...given }).success).toBe(false);
      }),
    );
  });
});

it('tells of a listing what others see of its change', () => {
  const seen = LISTING_STATUSES.map((before) => [
    before,
    Object.fromEntries(LISTING_STATUSES.map((after) => [after, listingEvent(before, after)])),
  ]);
  const published = 'listing.published';
  const nothing = {
    held: null,
    published,
    paused: null,
    solved: null,
    expired: null,
    hidden: null,
    deleted: null,
  };
  const gone = { held: 'listing.removed', hidden: 'listing.removed', deleted: 'listing.removed' };
  expect(Object.fromEntries(seen)).toEqual({
    held: nothing,
    hidden: nothing,
    deleted: nothing,
    published: {
      published: 'listing.changed',
      paused: 'listing.ended',
      solved: 'listing.ended',
      expired: 'listing.ended',
      ...gone,
    },
    paused: { published, paused: null, solved: null, expired: null, ...gone },
    solved: { published, paused: null, solved: null, expired: null, ...gone },
    expired: { published, paused: null, solved: null, expired: null, ...gone },
  });
  expect(listingEvent(null, 'held')).toBeNull();
  expect(listingEvent(null, 'published')).toBe(published);
});

function payloadOf(name: EventName) {
  const keys = Object.keys(events[name].payload.shape);
  return Object.fromEntries(keys.map((key) => [key, newId()])) as never; // the keys are its own
}
