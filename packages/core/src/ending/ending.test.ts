import { eq, listings } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberOf } from '../ctx/index.ts';
import {
  deleteListing,
  pauseListing,
  reopenListing,
  searchListings,
  signQuestion,
  updateListing,
} from '../listing/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { sendMails } from '../testing/run-listeners.ts';
import { sweepQuestions } from './ask-authors.ts';
import { type Answer, answerQuestion, readQuestion } from './index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: Awaited<ReturnType<TestSpace['member']>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member();
});

const began = Date.now();
const onDay = (days: number) => () => new Date(began + days * DAY_MS);
const plant = (lastsDays: number, given: Partial<typeof listings.$inferInsert> = {}) =>
  plantListing(platform.app, space.tenant.id, author, {
    ...{ createdAt: onDay(0)(), expiresAt: onDay(lastsDays)() },
    ...given,
  });
const night = (days: number) =>
  platform.database
    .db('worker')
    .inTenant(space.tenant.id, (tx) => sweepQuestions(space.ctx({ clock: onDay(days) }), tx));
const questions = async () => (await space.mails()).filter(({ mail }) => mail.kind === 'still-needed');
const rowOf = async (id: string) => {
  const [row] = await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.select().from(listings).where(eq(listings.id, id)),
  );
  if (!row) throw new Error('gone');
  return row;
};
const tokenFor = async (id: string, days = 0) =>
  signQuestion(space.ctx({ clock: onDay(days) }), await rowOf(id)) ?? '';
const visitor = (days = 0) => space.ctx({ clock: onDay(days) });
const answered = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error) => error.code ?? error,
  );

describe('an author is asked', () => {
  it('once for an end, however often the night comes, and however many do its work at once', async () => {
    const id = await plant(30);
    await night(20);
    expect(await questions()).toHaveLength(0);
    await Promise.all([night(26), night(26), night(26)]);
    await night(27);
    expect((await questions()).map(({ to, mail }) => [to, mail])).toEqual([
      [author.email, { kind: 'still-needed', listingId: id, why: 'end', about: onDay(30)().toISOString() }],
    ]);
  });

  it('when the night begins again that was broken off, and then once', async () => {
    await plant(30);
    const brokenOff = platform.database.db('worker').inTenant(space.tenant.id, async (tx) => {
      await sweepQuestions(space.ctx({ clock: onDay(27) }), tx);
      throw new Error('killed');
    });
    await expect(brokenOff).rejects.toThrow('killed');
    expect(await questions()).toHaveLength(0);
    await night(27);
    await night(27);
    expect(await questions()).toHaveLength(1);
  });

  it('on the same day about a promise of some hours, and anew about a new end', async () => {
    const ctx = space.ctx({ actor: author });
    const id = await plant(30);
    await updateListing(ctx, id, { expiresAt: new Date(Date.now() + 4 * HOUR_MS).toISOString() });
    expect(await questions()).toHaveLength(1);
    await updateListing(ctx, id, { description: 'Dimanche.' });
    expect(await questions()).toHaveLength(1);
    await updateListing(ctx, id, { expiresAt: new Date(Date.now() + 6 * HOUR_MS).toISOString() });
    expect(await questions()).toHaveLength(2);
  });

  it('about a standing offer each quarter', async () => {
    await plant(365, { kind: 'offer' });
    await plant(365, { kind: 'request' });
    for (const days of [80, 91, 100, 182, 190, 362]) await night(days);
    expect((await questions()).map(({ mail }) => mail.kind === 'still-needed' && mail.why)).toEqual([
      ...['quarter', 'quarter', 'end', 'end'],
    ]);
  });

  it('about nothing that nobody sees, and not where the space does not run', async () => {
    const [paused, deleted] = [await plant(30), await plant(30)];
    await plant(30, { sample: true });
    await plant(30, { status: 'held' });
    await pauseListing(space.ctx({ actor: author }), paused);
    await deleteListing(space.ctx({ actor: author }), deleted);
    await night(27);
    expect(await questions()).toHaveLength(0);
    await plant(30);
    const suspended = { ...space.tenant, status: 'suspended' as const };
    await platform.database
      .db('worker')
      .inTenant(space.tenant.id, (tx) =>
        sweepQuestions(space.ctx({ clock: onDay(27), tenant: suspended }), tx),
      );
    expect(await questions()).toHaveLength(0);
  });
});

describe('the mail', () => {
  const sentOn = (days: number) => sendMails({ ...platform.worker, clock: onDay(days) }, space.tenant.id);

  it('has three buttons of this space, and says until when', async () => {
    await plant(30);
    await night(27);
    const [mail, ...others] = await sentOn(27);
    expect(others).toEqual([]);
    const links = mail?.text.match(/https:\S+\/listings\/asked\/\S+/g) ?? [];
    expect(links.map((link) => link.split('/').at(-1))).toEqual(['still', 'solved', 'stop']);
    expect(links.every((link) => link.startsWith(`${space.tenant.origin}/`))).toBe(true);
    expect(mail?.subject).toContain('Courses pour ma grand-mère');
    const token = links[0]?.split('/').at(-2) ?? '';
    expect((await readQuestion(visitor(27), token)).open).toEqual(['still', 'solved', 'stop']);
  });

  it('does not leave when the question is answered before it does', async () => {
    for (const change of [
      (id: string) => pauseListing(space.ctx({ actor: author }), id),
      (id: string) =>
        updateListing(space.ctx({ actor: author }), id, { expiresAt: onDay(40)().toISOString() }),
      async (id: string) => answerQuestion(visitor(27), await tokenFor(id), 'still'),
    ]) {
      const id = await plant(30);
      await night(27);
      await change(id);
      expect(await sentOn(27)).toEqual([]);
    }
  });

  it('leads to the page of one’s own listings where the server has no key', async () => {
    await plant(30);
    await night(27);
    const { secretKey: _, ...keyless } = platform.worker;
    const [mail] = await sendMails({ ...keyless, clock: onDay(27) }, space.tenant.id);
    expect(mail?.text).toContain(`${space.tenant.origin}/me/listings`);
    expect(mail?.text).not.toContain('/asked/');
  });
});

describe('an answer by the mail', () => {
  const answer = (token: string, said: Answer, days = 27) => answerQuestion(visitor(days), token, said);

  it('is only given by a POST: reading changes nothing', async () => {
    const id = await plant(30);
    const before = await rowOf(id);
    const token = await tokenFor(id);
    for (let times = 0; times < 3; times++)
      expect(await readQuestion(visitor(27), token)).toMatchObject({
        status: 'published',
        open: ['still', 'solved', 'stop'],
      });
    expect(await rowOf(id)).toEqual(before);
  });

  it('still: prolongs by the category’s time, once; the same mail then changes nothing more', async () => {
    const id = await plant(30);
    const token = await tokenFor(id);
    const both = await Promise.all([answer(token, 'still'), answer(token, 'still')]);
    const after = await rowOf(id);
    const lifetime =
      space.tenant.config.categories.find(({ slug }) => slug === 'shopping')?.lifetimeDays ?? 0;
    const days = (after.expiresAt.getTime() - onDay(27)().getTime()) / DAY_MS;
    expect(days).toBeGreaterThan(lifetime - 1.1);
    expect(days).toBeLessThan(lifetime + 1.1);
    for (const one of both) expect(one).toMatchObject({ status: 'published', open: [] });
    for (const said of ['still', 'solved', 'stop'] as const) await answer(token, said, 28);
    expect(await rowOf(id)).toEqual(after);
  });

  it('still: brings back what ended meanwhile, for a month', async () => {
    const id = await plant(30);
    const token = await tokenFor(id);
    expect(await readQuestion(visitor(31), token)).toMatchObject({
      status: 'expired',
      open: ['still', 'solved'],
    });
    expect(await answer(token, 'still', 31)).toMatchObject({ status: 'published', open: [] });
    const other = await tokenFor(await plant(30));
    expect(await answered(answer(other, 'still', 61))).toBe('gone');
  });

  it('solved, stop: as its author would have said, and they can put it back', async () => {
    const [one, two] = [await plant(30), await plant(30)];
    const tokens = [await tokenFor(one), await tokenFor(two)] as const;
    for (let times = 0; times < 2; times++) {
      expect(await answer(tokens[0], 'solved')).toMatchObject({ status: 'solved', open: [] });
      expect(await answer(tokens[1], 'stop')).toMatchObject({ status: 'paused', open: [] });
    }
    await answer(tokens[0], 'still');
    expect((await rowOf(one)).status).toBe('solved');
    await reopenListing(space.ctx({ actor: author }), two);
    await answer(tokens[1], 'stop');
    expect((await rowOf(two)).status).toBe('published');
  });

  it('never shortens what was promised for longer', async () => {
    const id = await plant(365, { kind: 'offer' });
    const before = await rowOf(id);
    await answer(await tokenFor(id), 'still', 91);
    expect((await rowOf(id)).expiresAt).toEqual(before.expiresAt);
    await night(100);
    expect(await questions()).toHaveLength(0);
  });

  it('is nothing by a link of another space, an edited one, or one for what is gone', async () => {
    const id = await plant(30);
    const token = await tokenFor(id);
    const other = await platform.openSpace();
    expect(await answered(answerQuestion(other.ctx(), token, 'stop'))).toBe('gone');
    expect(await answered(answer(`${token.slice(0, -2)}AA`, 'stop'))).toBe('gone');
    const never = signQuestion(visitor(), { ...(await rowOf(id)), id: newId() }) ?? '';
    expect(await answered(answer(never, 'stop'))).toBe('gone');
    await deleteListing(space.ctx({ actor: author }), id);
    expect(await answered(readQuestion(visitor(), token))).toBe('gone');
  });

  it('speaks for nobody who may not write, nor in a space that does not run', async () => {
    const token = await tokenFor(await plant(30));
    const tenant = { ...space.tenant, status: 'suspended' as const };
    expect(await answered(answerQuestion({ ...visitor(), tenant }, token, 'stop'))).toBe('not-allowed');
    await platform.app.inTenant(space.tenant.id, (tx) => putOut(tx, author.memberId));
    expect(await answered(answer(token, 'still'))).toBe('not-allowed');
    expect(memberOf(visitor())).toBeNull();
  });
});

it('nothing is on the board that is older than its promise, swept or not', async () => {
  await plant(30);
  const seenOn = async (days: number) =>
    (await searchListings(visitor(days), { sort: 'newest', limit: 20 })).items.length;
  expect([await seenOn(29.9), await seenOn(30), await seenOn(400)]).toEqual([1, 0, 0]);
});
