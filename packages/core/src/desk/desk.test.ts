import { appeals, decisions, listings, members, sql } from '@entraide/db';
import { APPEAL_DAYS, UNDO_SECONDS } from '@entraide/model/moderation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import {
  changeListing,
  createListing,
  deleteListing,
  getListing,
  restoreListing,
  searchListings,
} from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { listThreads, readThread, replyToThread, startThread } from '../thread/index.ts';
import { runJob } from '../worker/run-job.ts';
import {
  appeal,
  countAtDesk,
  decideAppeal,
  decideBan,
  decideCase,
  deskFigures,
  deskWeek,
  handOver,
  listAppeals,
  listCases,
  readCase,
  readDecision,
  reportThing,
  undoDecision,
} from './index.ts';
import { sweepCases } from './sweep.ts';
import { tellDecisionJob } from './tell-decision.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let [author, reader, moderator, admin]: MemberActor[] = [];
let listing: string;
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Paul' });
  reader = await space.member();
  moderator = await space.member({ role: 'moderator', displayName: 'Mona' });
  admin = await space.member({ role: 'admin' });
  listing = await plantListing(platform.app, space.tenant.id, author, { title: 'Chambre 300 EUR' });
});
const as = (actor: MemberActor | undefined, more: Partial<Ctx> = {}) =>
  space.ctx({ actor: actor ?? null, ...more });
const at = (days: number, seconds = 0) => ({
  clock: () => new Date(Date.now() + days * DAY_MS + seconds * 1000),
});
const report = (by: MemberActor | undefined = reader, more: object = {}) =>
  reportThing(as(by), { what: 'listing', id: listing, reason: 'scam', ...more });
const onlyCase = async () => {
  const { items } = await listCases(as(admin));
  expect(items).toHaveLength(1);
  return items[0]?.id ?? '';
};
const reported = async () => {
  await report();
  return onlyCase();
};
const tell = (decisionId: string, stage: 'first' | 'agreed' | 'disagreed' = 'first') =>
  runJob(
    platform.worker,
    tellDecisionJob,
    { decisionId, stage, tenantId: space.tenant.id },
    { key: `k${stage}`, attempt: 1, askedAt: new Date() },
  );
/** Besides those that ask about the end of a listing, which is near here. */
const mailsTo = async (actor: MemberActor | undefined) =>
  (await space.mails())
    .filter(({ to, mail }) => to === actor?.email && mail.kind !== 'still-needed')
    .map(({ mail }) => mail);
const found = async () =>
  (await searchListings(as(reader), { near: { lat: 48.85, lon: 2.35 }, limit: 20 })).items.length;

describe('a report', () => {
  it('is one case, however many people send it, and a person is counted once', async () => {
    for (const by of [reader, reader, moderator]) await report(by, { words: 'Il veut un mandat.' });
    await reportThing(space.ctx({ ip: '10.0.0.1' }), {
      what: 'listing',
      id: listing,
      reason: 'danger',
      email: 'v@example.org',
    });
    await reportThing(space.ctx({ ip: '10.0.0.1' }), {
      what: 'listing',
      id: listing,
      reason: 'danger',
      email: 'v@example.org',
    });
    await reportThing(space.ctx({ ip: '10.0.0.1' }), { what: 'listing', id: listing, reason: 'danger' });
    const id = await onlyCase();
    const [line] = (await listCases(as(moderator))).items;
    expect(line).toMatchObject({
      reports: 4,
      harm: 9,
      name: 'Paul',
      title: 'Chambre 300 EUR',
      claimedBy: null,
    });
    const file = await readCase(as(moderator), id);
    expect(file.reports.map(({ withAccount }) => withAccount)).toEqual([true, true, false, false]);
    // Who reported is told to nobody.
    expect(JSON.stringify(file)).not.toContain(reader?.memberId);
    expect(JSON.stringify(file)).not.toContain('v@example.org');
    expect((await space.mails()).filter(({ mail }) => mail.kind === 'report-received')).toHaveLength(3);
    expect(await mailsTo(author)).toEqual([]);
  });

  it('is told to those who decide, once however many come, and never to whom it is about', async () => {
    const waits = async () =>
      (await space.mails()).filter(({ mail }) => mail.kind === 'desk-waits').map(({ to }) => to);
    const mine = await plantListing(platform.app, space.tenant.id, moderator as MemberActor);
    await reportThing(as(reader), { what: 'listing', id: mine, reason: 'other' });
    expect(await waits()).toEqual([admin?.email]);
    await report();
    expect((await waits()).sort()).toEqual([admin?.email, moderator?.email].sort());
  });

  it('of ten thousand without an address keeps twenty, and counts them', async () => {
    for (let i = 0; i < 30; i++)
      await reportThing(space.ctx({ ip: `10.${i}.0.1` }), { what: 'listing', id: listing, reason: 'other' });
    const file = await readCase(as(moderator), await onlyCase());
    expect([file.reports.length, file.moreReports]).toEqual([20, 10]);
  });

  it('is about what the reader sees: another space’s, a deleted or a made-up thing is not found', async () => {
    const other = await platform.openSpace();
    const theirs = await plantListing(platform.app, other.tenant.id, await other.member());
    const gone = await plantListing(platform.app, space.tenant.id, author as MemberActor);
    await deleteListing(as(author), gone);
    const { message } = await notFound();
    for (const id of [theirs, gone, crypto.randomUUID(), 'x'])
      for (const what of ['listing', 'author', 'message', 'partner'] as const)
        await expect(
          reportThing(as(reader), { what, id, reason: 'scam' }),
          `${what} ${id}`,
        ).rejects.toMatchObject({ code: 'not-found', message });
    expect(await countAtDesk(as(moderator))).toBe(0);
    await expect(report(author)).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      reportThing(space.ctx(), { what: 'message', id: listing, reason: 'scam' }),
    ).rejects.toMatchObject({ code: 'sign-in-needed' });
    for (const wrong of [
      { reason: 'boring' },
      { what: 'space' },
      { email: 'x' },
      { words: 'x'.repeat(2001) },
      { extra: 1 },
    ])
      await expect(report(reader, wrong)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('can be about a message, its reader and its writer alone, and about the other person', async () => {
    const { id } = await startThread(as(reader), { listingId: listing, body: 'Envoyez un mandat' });
    const message = (await readThread(as(author), id)).messages[0]?.id ?? '';
    await expect(
      reportThing(as(moderator), { what: 'message', id: message, reason: 'scam' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await reportThing(as(author), { what: 'message', id: message, reason: 'scam' });
    await reportThing(as(author), { what: 'partner', id, reason: 'insult' });
    const { items } = await listCases(as(moderator));
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ['message', 'Envoyez un mandat'],
      ['member', ''],
    ]);
  });

  it('outlives what it is about, and who wrote it', async () => {
    const id = await reported();
    await changeListing(as(author), listing, { title: 'Chambre gratuite' });
    await report(moderator);
    await deleteMe(as(author));
    await deleteMe(as(reader));
    const file = await readCase(as(admin), id);
    expect(file.evidence.map(({ title }) => title)).toEqual(['Chambre 300 EUR', 'Chambre gratuite']);
    expect([file.author, file.reports.length]).toEqual([null, 2]);
    await decideCase(as(admin), id, { kind: 'remove', ground: 'scam' });
    expect(await countAtDesk(as(admin))).toBe(0);
  });
});

async function notFound() {
  return getListing(as(reader), crypto.randomUUID()).then(
    () => new Error('found'),
    (error: Error) => error,
  );
}

describe('a decision', () => {
  it('takes a listing off the board, and says why in the language of its author', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'remove', ground: 'scam' });
    expect(await found()).toBe(0);
    for (const by of [reader, moderator, undefined])
      await expect(getListing(as(by), listing)).rejects.toMatchObject({ code: 'not-found' });
    expect(await getListing(as(author), listing)).toMatchObject({ status: 'hidden', decisionId });
    await tell(decisionId);
    await tell(decisionId);
    expect(await mailsTo(author)).toMatchObject([
      {
        kind: 'decision',
        what: 'remove',
        ground: 'scam',
        groundKind: 'law',
        automated: false,
        title: 'Chambre 300 EUR',
        facts: expect.stringContaining('arnaque'),
      },
    ]);
    expect((await mailsTo(reader)).map(({ kind }) => kind)).toEqual(['report-received', 'report-decided']);
    expect(await readDecision(as(author), decisionId)).toMatchObject({
      title: 'Chambre 300 EUR',
      mayAppeal: true,
    });
    await expect(readDecision(as(reader), decisionId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listActs(as(admin)))[0]).toMatchObject({
      action: 'case.decide',
      actorId: moderator?.memberId,
      details: { decision: 'remove' },
    });
    expect(await deskWeek(as(moderator))).toEqual({ decisions: 1, medianMinutes: 0 });
    expect(await deskFigures(as(moderator))).toMatchObject([
      { reports: 1, flagged: 0, decisions: { remove: 1 }, automated: 0, reversed: 0, appeals: 0 },
    ]);
    await expect(deskFigures(as(reader))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('cannot be without its reasons, by any role', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'hide', ground: 'other' });
    const other = await plantListing(platform.app, space.tenant.id, author as MemberActor);
    for (const role of ['app', 'worker', 'platform'] as const) {
      const tried = (statement: ReturnType<typeof sql>) =>
        platform.database.db(role).inTenant(space.tenant.id, (tx) => tx.execute(statement));
      await expect(
        tried(sql`update ${listings} set status = 'hidden' where id = ${other}`),
        role,
      ).rejects.toThrow();
      // Nor by the reasons of another.
      await expect(
        tried(sql`update ${listings} set status = 'hidden', decision_id = ${decisionId} where id = ${other}`),
        role,
      ).rejects.toThrow();
      await expect(tried(sql`update ${decisions} set facts = 'something else'`), role).rejects.toThrow();
      await expect(
        tried(sql`insert into ${decisions} (id, case_id, subject_id, author_id, kind, ground_kind, ground, facts, locale, automated, decided_by, decided_at, appeal_until)
          values (gen_random_uuid(), ${id}, ${other}, ${author?.memberId}, 'remove', 'law', 'scam', '  ', 'fr', false, ${moderator?.memberId}, now(), now() + interval '1 day')`),
        role,
      ).rejects.toThrow();
    }
  });

  it('can be undone for two minutes by who took it, and nobody hears of it', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'remove', ground: 'scam' });
    await expect(undoDecision(as(admin), decisionId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(undoDecision(as(moderator, at(0, UNDO_SECONDS + 1)), decisionId)).rejects.toMatchObject({
      code: 'conflict',
    });
    await undoDecision(as(moderator), decisionId);
    await undoDecision(as(moderator), decisionId);
    await tell(decisionId);
    expect(await mailsTo(author)).toEqual([]);
    expect(await found()).toBe(1);
    expect(await onlyCase()).toBe(id);
    await expect(readDecision(as(author), decisionId)).rejects.toMatchObject({ code: 'not-found' });
    const again = await decideCase(as(moderator), id, { kind: 'keep', ground: 'other' });
    await tell(again.decisionId);
    await expect(undoDecision(as(moderator), again.decisionId)).rejects.toMatchObject({ code: 'conflict' });
    expect((await mailsTo(reader)).at(-1)).toMatchObject({ kind: 'report-decided', acted: false });
  });

  it('is taken once, of twenty at once, and never by two who look at the same time', async () => {
    const id = await reported();
    await readCase(as(moderator), id);
    expect((await readCase(as(admin), id)).claimedBy).toBe('Mona');
    await expect(decideCase(as(admin), id, { kind: 'keep', ground: 'other' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        decideCase(as(i % 2 ? moderator : admin, at(0, 3600)), id, {
          kind: i % 3 ? 'hide' : 'keep',
          ground: 'other',
        }),
      ),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tried)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
  });

  it('asks for a change, which is looked at again, and shows it again', async () => {
    const id = await reported();
    await decideCase(as(moderator), id, {
      kind: 'ask',
      ground: 'contact',
      facts: 'Enlevez le numéro de téléphone.',
    });
    await changeListing(as(author), listing, { title: 'Chambre à partager' });
    expect(await found()).toBe(0);
    const again = await onlyCase();
    expect(again).not.toBe(id);
    const { decisionId } = await decideCase(as(moderator), again, { kind: 'keep', ground: 'other' });
    expect(await found()).toBe(1);
    await undoDecision(as(moderator), decisionId);
    expect(await found()).toBe(0);
  });

  it('holds when its author deletes the listing and brings it back', async () => {
    await decideCase(as(moderator), await reported(), { kind: 'hide', ground: 'other' });
    await deleteListing(as(author), listing);
    expect(await restoreListing(as(author), listing)).toMatchObject({ status: 'hidden' });
    expect(await found()).toBe(0);
  });

  it('removes a message for its reader alone', async () => {
    const { id } = await startThread(as(reader), { listingId: listing, body: 'Envoyez un mandat' });
    const message = (await readThread(as(author), id)).messages[0]?.id ?? '';
    await reportThing(as(author), { what: 'message', id: message, reason: 'scam' });
    const { decisionId } = await decideCase(as(moderator), await onlyCase(), {
      kind: 'remove',
      ground: 'scam',
    });
    expect((await readThread(as(author), id)).messages).toMatchObject([{ body: '', removed: true }]);
    expect((await listThreads(as(author)))[0]?.lastMessage.body).toBe('');
    expect((await readThread(as(reader), id)).messages).toMatchObject([
      { body: 'Envoyez un mandat', removed: true },
    ]);
    await undoDecision(as(moderator), decisionId);
    expect((await readThread(as(author), id)).messages).toMatchObject([{ removed: false }]);
  });

  it('lets nobody write for a while, and then again', async () => {
    const { id: threadId } = await startThread(as(reader), { listingId: listing, body: 'Bonjour' });
    const id = await reported();
    await expect(decideCase(as(moderator), id, { kind: 'limit', ground: 'scam' })).rejects.toMatchObject({
      code: 'invalid',
    });
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'limit', ground: 'scam', days: '7' });
    const offer = {
      ...{ kind: 'offer', category: 'shopping', title: 'Courses', description: 'Samedi.' },
      place: { id: PLACE_ID },
    };
    for (const writes of [
      () => createListing(as(author), offer),
      () => changeListing(as(author), listing, { title: 'Autre titre' }),
      () => replyToThread(as(author), threadId, { body: 'Bonjour' }),
    ])
      await expect(writes()).rejects.toMatchObject({ code: 'not-allowed' });
    await changeListing(as(author, at(8)), listing, { title: 'Autre titre' });
    await deleteListing(as(author), listing);
    await undoDecision(as(moderator), decisionId);
    await createListing(as(author), offer);
  });

  it('is nobody’s about themselves, no moderator’s about an admin, and no visitor’s', async () => {
    const mine = await plantListing(platform.app, space.tenant.id, moderator as MemberActor);
    await reportThing(as(reader), { what: 'author', id: mine, reason: 'insult' });
    const id = await onlyCase();
    await expect(decideCase(as(moderator), id, { kind: 'keep', ground: 'other' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(decideCase(as(admin), id, { kind: 'hide', ground: 'other' })).rejects.toMatchObject({
      code: 'invalid',
    });
    for (const who of [reader, author])
      for (const verb of [
        () => listCases(as(who)),
        () => readCase(as(who), id),
        () => decideCase(as(who), id, { kind: 'keep', ground: 'other' }),
        () => decideBan(as(who), id, { agree: true }),
        () => undoDecision(as(who), id),
        () => handOver(as(who), id),
        () => listAppeals(as(who)),
      ])
        await expect(verb()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listCases(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
    await decideCase(as(admin), id, { kind: 'warn', ground: 'insult' });

    const second = await space.member({ role: 'admin' });
    const theirs = await plantListing(platform.app, space.tenant.id, admin as MemberActor);
    await reportThing(as(reader), { what: 'author', id: theirs, reason: 'insult' });
    const about = await onlyCaseFor(second);
    await expect(decideCase(as(moderator), about, { kind: 'ban', ground: 'insult' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const other = await platform.openSpace();
    const foreign = other.ctx({ actor: await other.member({ role: 'admin' }) });
    await expect(readCase(foreign, about)).rejects.toMatchObject({ code: 'not-found' });
    await expect(decideCase(foreign, about, { kind: 'keep', ground: 'other' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is left to the admins', async () => {
    const id = await reported();
    await handOver(as(moderator), id);
    await expect(decideCase(as(moderator), id, { kind: 'keep', ground: 'other' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await decideCase(as(admin), id, { kind: 'keep', ground: 'other' });
  });
});

const onlyCaseFor = async (who: MemberActor) => (await listCases(as(who))).items[0]?.id ?? '';
const statusOf = async (who: MemberActor | undefined) => {
  const [row] = await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.select().from(members).where(sql`${members.id} = ${who?.memberId}`),
  );
  return row?.status;
};

describe('a ban', () => {
  it('needs a second person; until then they read and do not write', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'ban', ground: 'scam' });
    await expect(startThread(as(author), { listingId: listing, body: 'x' })).rejects.toMatchObject({
      code: expect.any(String),
    });
    await expect(decideBan(as(moderator), id, { agree: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await tell(decisionId);
    expect(await statusOf(author)).toBe('active');
    await decideBan(as(admin), id, { agree: true });
    await tell(decisionId, 'agreed');
    expect(await statusOf(author)).toBe('suspended');
    expect((await mailsTo(author)).map((mail) => 'what' in mail && mail.what)).toEqual([
      'ban-proposed',
      'ban',
    ]);
    expect((await mailsTo(reader)).filter(({ kind }) => kind === 'report-decided')).toHaveLength(1);
    await expect(decideBan(as(admin), id, { agree: false })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that the second person refuses leaves everything as it was', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'ban', ground: 'scam' });
    expect(await found()).toBe(0);
    await decideBan(as(admin), id, { agree: false });
    await tell(decisionId, 'disagreed');
    // The two minutes are over after the second person has spoken.
    await tell(decisionId);
    expect((await mailsTo(reader)).at(-1)).toEqual({ kind: 'report-decided', acted: false });
    expect([await statusOf(author), await found()]).toEqual(['active', 1]);
    await createListing(as(author), {
      ...{ kind: 'offer', category: 'shopping', title: 'Courses', description: 'Samedi.' },
      place: { id: PLACE_ID },
    });
    expect((await mailsTo(author)).map(({ kind }) => kind)).toEqual(['decision-taken-back']);
  });

  it('of two who ban each other at once, one is taken; the last admin cannot be', async () => {
    const second = await space.member({ role: 'admin' });
    const cases: string[] = [];
    for (const who of [admin, second]) {
      const id = await plantListing(platform.app, space.tenant.id, who as MemberActor);
      await reportThing(as(reader), { what: 'author', id, reason: 'insult' });
    }
    for (const { id, own } of (await listCases(as(admin))).items) if (!own) cases[0] = id;
    for (const { id, own } of (await listCases(as(second))).items) if (!own) cases[1] = id;
    const tried = await Promise.allSettled([
      decideCase(as(admin), cases[0] ?? '', { kind: 'ban', ground: 'insult' }),
      decideCase(as(second), cases[1] ?? '', { kind: 'ban', ground: 'insult' }),
    ]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = tried[0].status === 'fulfilled' ? 0 : 1;
    const third = await space.member({ role: 'admin' });
    await decideBan(as(third), cases[winner] ?? '', { agree: true });
    await deleteMe(as(third));
    const last = winner === 0 ? admin : second;
    const theirs = cases[1 - winner] ?? '';
    const fourth = await space.member({ role: 'moderator' });
    await expect(decideCase(as(fourth), theirs, { kind: 'ban', ground: 'insult' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await statusOf(last)).toBe('active');
  });
});

describe('an appeal', () => {
  const removed = async () => {
    const { decisionId } = await decideCase(as(moderator), await reported(), {
      kind: 'remove',
      ground: 'scam',
    });
    return decisionId;
  };
  const words = { words: 'C’est ma vraie chambre, sans acompte.' };

  it('is decided by somebody else, and puts right what was wrong', async () => {
    const decisionId = await removed();
    await expect(appeal(as(reader), decisionId, words)).rejects.toMatchObject({ code: 'not-found' });
    await expect(appeal(as(author), decisionId, { words: ' ' })).rejects.toMatchObject({ code: 'invalid' });
    await appeal(as(author), decisionId, words);
    await expect(appeal(as(author), decisionId, words)).rejects.toMatchObject({ code: 'conflict' });
    const [waiting] = await listAppeals(as(moderator));
    expect(waiting).toMatchObject({ forSomebodyElse: true, title: 'Chambre 300 EUR', ...words });
    const id = waiting?.id ?? '';
    const answer = { outcome: 'reversed', reasons: 'Le texte ne demande pas d’argent.' };
    await expect(decideAppeal(as(moderator), id, answer)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decideAppeal(as(author), id, answer)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decideAppeal(as(admin), id, { outcome: 'reversed', reasons: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
    // Nor past the verb.
    for (const role of ['app', 'worker', 'platform'] as const)
      await expect(
        platform.database
          .db(role)
          .inTenant(space.tenant.id, (tx) =>
            tx.execute(
              sql`update ${appeals} set outcome = 'upheld', reasons = 'because I say so', decided_by = ${moderator?.memberId}, decided_at = now()`,
            ),
          ),
      ).rejects.toThrow();
    await decideAppeal(as(admin), id, answer);
    expect(await found()).toBe(1);
    expect((await mailsTo(author)).at(-1)).toMatchObject({ kind: 'appeal-decided', outcome: 'reversed' });
    expect((await readDecision(as(author), decisionId)).decision.reversed).toBe(true);
    await expect(decideAppeal(as(admin), id, answer)).rejects.toMatchObject({ code: 'conflict' });
    expect(await countAtDesk(as(admin))).toBe(0);
  });

  it('puts a listing back when each of two decisions that hid it was wrong, whichever is heard first', async () => {
    const first = await removed();
    await changeListing(as(author), listing, { title: 'Chambre gratuite' });
    const { decisionId: second } = await decideCase(as(moderator), await onlyCase(), {
      kind: 'hide',
      ground: 'other',
    });
    for (const decisionId of [first, second]) {
      expect(await found()).toBe(0);
      await appeal(as(author), decisionId, words);
      const [waiting] = await listAppeals(as(admin));
      await decideAppeal(as(admin), waiting?.id ?? '', {
        outcome: 'reversed',
        reasons: 'Le texte ne demande pas d’argent.',
      });
    }
    expect(await found()).toBe(1);
  });

  it('is heard for six months, and not a day longer', async () => {
    const decisionId = await removed();
    await expect(appeal(as(author, at(APPEAL_DAYS + 1)), decisionId, words)).rejects.toMatchObject({
      code: 'gone',
    });
    await appeal(as(author, at(APPEAL_DAYS - 1)), decisionId, words);
  });

  it('brings back who was banned, and can be made by them', async () => {
    const id = await reported();
    const { decisionId } = await decideCase(as(moderator), id, { kind: 'ban', ground: 'scam' });
    const second = await space.member({ role: 'moderator' });
    await decideBan(as(second), id, { agree: true });
    await appeal(as({ ...(author as MemberActor), status: 'suspended' }), decisionId, words);
    const [waiting] = await listAppeals(as(admin));
    const answer = { outcome: 'reversed', reasons: 'Nous nous sommes trompés.' };
    await expect(decideAppeal(as(second), waiting?.id ?? '', answer)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await decideAppeal(as(admin), waiting?.id ?? '', answer);
    expect([await statusOf(author), await found()]).toEqual(['active', 1]);
  });
});

it('erases what it keeps about people when its time is over, and what was removed for good', async () => {
  const id = await reported();
  await decideCase(as(moderator), id, { kind: 'remove', ground: 'scam' });
  const sweepAt = (days: number) =>
    platform.worker.db.inTenant(space.tenant.id, (tx) =>
      sweepCases({ ...as(undefined, at(days)), db: platform.worker.db }, tx),
    );
  expect(await sweepAt(APPEAL_DAYS - 1)).toBe(true);
  expect((await readCase(as(admin), id)).evidence).toHaveLength(1);
  await sweepAt(APPEAL_DAYS + 1);
  await expect(getListing(as(author), listing)).rejects.toMatchObject({ code: 'not-found' });
  expect(await sweepAt(APPEAL_DAYS + 31)).toBe(false);
  const file = await readCase(as(admin), id);
  expect([file.evidence, file.reports, file.past.length]).toEqual([[], [], 1]);
});
