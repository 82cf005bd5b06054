import { eq, members } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { listOperations } from '../audit/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { appeal, decideBan, decideCase, handOver, listCases, reportThing } from '../desk/index.ts';
import { refreshHealth, spaceState, tellOperators } from '../health/index.ts';
import type { MailJob } from '../mail/index.ts';
import { suspendTenant } from '../tenant/index.ts';
import { consoleVisitor, plantOperator, type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { runJob } from '../worker/run-job.ts';
import { roundJob } from './round.ts';

const HOUR_MS = 3_600_000;
/** Thursday, five in the morning in Paris. */
const five = new Date('2026-11-26T04:00:00Z');
const later = (hours: number) => new Date(five.getTime() + hours * HOUR_MS);

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let author: MemberActor;
let reader: MemberActor;
let moderator: MemberActor;
let admin: MemberActor;
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Paul' });
  reader = await space.member();
  moderator = await space.member({ role: 'moderator' });
  admin = await space.member({ role: 'admin' });
});

const as = (actor: MemberActor, clock: Date = five, more: Partial<Ctx> = {}) =>
  space.ctx({ actor, clock: () => clock, ...more });
const inSpace = (work: Parameters<typeof platform.app.inTenant>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const reported = async (at = five) => {
  const id = await plantListing(platform.app, space.tenant.id, author, { title: 'Chambre 300 EUR' });
  await reportThing(as(reader, at), { what: 'listing', id, reason: 'scam' });
  const { items } = await listCases(as(admin));
  const [newest] = items.sort((a, b) => b.id.localeCompare(a.id));
  return newest?.id ?? '';
};
const round = (hours: number) =>
  runJob(
    { ...platform.worker, clock: () => later(hours) },
    roundJob,
    { tenantId: space.tenant.id },
    { key: `round-${hours}`, attempt: 1, askedAt: later(hours) },
  );
const mailed = async (kind: MailJob['mail']['kind']) =>
  (await space.mails()).filter(({ mail }) => mail.kind === kind);
const to = async (kind: MailJob['mail']['kind']) => (await mailed(kind)).map((mail) => mail.to).sort();
const emails = (...people: MemberActor[]) => people.map(({ email }) => email).sort();

describe('the mail of the day', () => {
  it('says at eight, where the space is, what waits for each, and leads to it', async () => {
    const caseId = await reported();
    const { memberId } = await space.member({ status: 'pending' });
    await inSpace((tx) => tx.update(members).set({ createdAt: five }).where(eq(members.id, memberId)));
    await round(2.9);
    expect(await to('day')).toEqual([]);
    await round(3);
    expect(await to('day')).toEqual(emails(moderator, admin));
    expect((await mailed('day'))[0]?.mail).toMatchObject({
      total: 2,
      things: [
        { what: 'case', id: caseId, about: 'listing', times: 1, since: five.toISOString() },
        { what: 'newcomer', id: memberId },
      ],
    });
    // Nothing of what was written, and nobody's name.
    expect(JSON.stringify(await mailed('day'))).not.toMatch(/Chambre|Paul/);
  });

  it('is at eight elsewhere, too', async () => {
    space = await platform.openSpace({ home: { lat: -33.87, lon: 151.21, label: 'Sydney' } });
    [author, reader, admin] = [
      await space.member(),
      await space.member(),
      await space.member({ role: 'admin' }),
    ];
    await reported();
    // It is three in the afternoon in Sydney when the report comes.
    await round(16.9);
    expect(await to('day')).toEqual([]);
    await round(17);
    expect(await to('day')).toEqual(emails(admin));
  });

  it('does not leave when nothing waits, and says no more what was decided', async () => {
    await round(3);
    expect(await to('day')).toEqual([]);
    const caseId = await reported();
    await decideCase(as(moderator), caseId, { kind: 'keep', ground: 'other' });
    await round(3);
    expect(await to('day')).toEqual([]);
  });

  it('leaves once a day, however many workers look, and late when no worker was there in time', async () => {
    await reported();
    await Promise.all([round(6), round(6), round(6), round(6.5)]);
    expect(await to('day')).toEqual(emails(moderator, admin));
    await round(10);
    expect(await to('day')).toHaveLength(2);
    await Promise.all([round(27), round(27), round(28)]);
    expect(await to('day')).toHaveLength(4);
  });

  it('leaves what came after the hour for tomorrow', async () => {
    await reported(later(5));
    for (const hours of [6, 12, 18]) await round(hours);
    expect(await to('day')).toEqual([]);
    await round(27);
    expect(await to('day')).toHaveLength(2);
  });

  it('says to nobody what is not theirs to decide', async () => {
    const caseId = await reported();
    await handOver(as(moderator), caseId);
    await round(3);
    expect(await to('day')).toEqual(emails(admin));
    const own = await plantListing(platform.app, space.tenant.id, admin);
    await reportThing(as(reader), { what: 'listing', id: own, reason: 'scam' });
    await round(27);
    const second = (await mailed('day')).slice(1);
    expect(second.map(({ to, mail }) => [to, 'total' in mail && mail.total]).sort()).toEqual(
      [
        [moderator.email, 1],
        [admin.email, 1],
      ].sort(),
    );
  });

  it('asks for the next look while something waits, and for none when nothing does', async () => {
    const next = async () =>
      (
        await platform.database.sql`select 1 from graphile_worker._private_jobs j
          join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'team_round' and j.payload ->> 'tenantId' = ${space.tenant.id}`
      ).length;
    await round(3);
    expect(await next()).toBe(0);
    await reported();
    // The listeners of the report run.
    await space.mails();
    expect(await next()).toBe(1);
    await round(3);
    expect(await next()).toBe(1);
  });
});

describe('what has no answer', () => {
  it('is told to all admins after a day, once for all that waits by then', async () => {
    await reported();
    await round(23.9);
    expect(await to('desk-late')).toEqual([]);
    await reported(later(1));
    await Promise.all([round(24), round(24), round(24.5)]);
    expect(await to('desk-late')).toEqual(emails(admin));
    // What came meanwhile is late now, too, and they were told when it waited already.
    await round(25);
    expect(await to('desk-late')).toHaveLength(1);
    await reported(later(30));
    await round(53);
    expect(await to('desk-late')).toHaveLength(1);
    await round(54);
    expect(await to('desk-late')).toHaveLength(2);
  });

  it('is told after the hours that the space sets, and not about people who want to come in', async () => {
    const desk = { mailHour: 23, adminsAfterHours: 2, operatorAfterHours: 4 };
    space = await platform.openSpace({ desk });
    [author, reader, admin] = [
      await space.member(),
      await space.member(),
      await space.member({ role: 'admin' }),
    ];
    const { memberId } = await space.member({ status: 'pending' });
    await inSpace((tx) => tx.update(members).set({ createdAt: five }).where(eq(members.id, memberId)));
    await round(5);
    expect(await to('desk-late')).toEqual([]);
    await reported(later(5));
    await round(7);
    expect(await to('desk-late')).toEqual(emails(admin));
  });

  it('is never told to whom it is about', async () => {
    const own = await plantListing(platform.app, space.tenant.id, admin);
    await reportThing(as(reader), { what: 'listing', id: own, reason: 'scam' });
    await round(28);
    expect(await to('desk-late')).toEqual([]);
    expect(await to('day')).toEqual(emails(moderator));
  });
});

describe('the operators', () => {
  const dns = { rootDomain: 'platform.example' } as NonNullable<Ctx['dns']>;
  const operate = (hours: number) => ({
    ...{ db: platform.database.db('platform'), address: platform.worker.address, log: platform.worker.log },
    ...{ fileStore: platform.fileStore, dns, clock: () => later(hours) },
  });
  const look = async (hours: number) => {
    await refreshHealth(operate(hours), space.tenant.id);
    return tellOperators(operate(hours));
  };
  const state = async (hours: number) => {
    const { figures, lines } = await spaceState(operate(hours), space.tenant.slug);
    return [figures.undecided, lines.find(({ what }) => what === 'undecided')?.level];
  };

  it('are told after three days, once, and see it until it has an answer', async () => {
    await plantOperator(consoleVisitor(operate(0).db, { clock: () => five }), {
      email: 'olga@platform.example',
      name: 'Olga',
    });
    const caseId = await reported();
    expect([await look(71.9), await state(71.9)]).toEqual([0, [1, 'ok']]);
    expect(await Promise.all([look(72), look(72), look(72.1)])).toContain(1);
    const [mail, more] = await mailed('space-unanswered');
    expect(more).toBeUndefined();
    expect(mail?.mail).toEqual({
      kind: 'space-unanswered',
      count: 1,
      href: `https://console.platform.example/spaces/${space.tenant.slug}`,
    });
    expect(await state(73)).toEqual([1, 'act']);
    expect(await look(100)).toBe(0);
    expect((await listActs(as(admin))).map(({ action, actorKind }) => [action, actorKind])).toContainEqual([
      'space.unanswered',
      'operator',
    ]);
    expect((await listOperations(operate(0), { tenantId: space.tenant.id }))[0]).toMatchObject({
      action: 'space.unanswered',
      details: { slug: space.tenant.slug, waiting: 1 },
    });
    await decideCase(as(moderator), caseId, { kind: 'keep', ground: 'other' });
    expect([await look(200), await state(200)]).toEqual([0, [0, 'ok']]);
  });

  it('are told after a day of a ban that nobody can agree to', async () => {
    await inSpace((tx) =>
      tx.update(members).set({ role: 'member' }).where(eq(members.id, moderator.memberId)),
    );
    const caseId = await reported();
    await decideCase(as(admin), caseId, { kind: 'ban', ground: 'scam' });
    await expect(decideBan(as(admin), caseId, { agree: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await look(23.9)).toBe(0);
    expect(await look(24)).toBe(1);
    // Somebody else is there now: it waits for them.
    const other = await space.member({ role: 'moderator' });
    expect(await state(24)).toEqual([1, 'ok']);
    await decideBan(as(other), caseId, { agree: true });
    expect(await state(90)).toEqual([0, 'ok']);
  });

  it('are told after a day of an appeal that nobody else can answer', async () => {
    await inSpace((tx) =>
      tx.update(members).set({ role: 'member' }).where(eq(members.id, moderator.memberId)),
    );
    const caseId = await reported();
    const { decisionId } = await decideCase(as(admin), caseId, { kind: 'remove', ground: 'scam' });
    expect(await look(80)).toBe(0);
    await appeal(as(author, later(80)), decisionId, { words: 'Ce n’est pas vrai.' });
    expect([await look(103), await look(104)]).toEqual([0, 1]);
  });

  it('are not told of a space that is suspended, nor of another one', async () => {
    await reported();
    const other = await platform.openSpace();
    await refreshHealth(operate(80), other.tenant.id);
    await suspendTenant(operate(1), space.tenant.slug);
    expect(await look(80)).toBe(0);
  });
});
