import { duesCheckouts, eq, ledgerEntries, members } from '@entraide/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { owesDues } from '../access/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { createListing } from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { type PayingSpace, payingPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { payDues } from './index.ts';
import { stopYearlyJob } from './stop-yearly-job.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform();
});
afterAll(() => paying.close());

const DAY_MS = 86_400_000;
const listing = (kind: 'offer' | 'request', urgent = false) => ({
  ...{ kind, category: 'shopping', title: 'Courses', description: 'Samedi.', urgent },
  ...{ place: { id: PLACE_ID }, precision: 'city' },
});
const since = (space: PayingSpace, { memberId }: MemberActor, days: number) =>
  inTenant(space.ctx(), (tx) =>
    tx
      .update(members)
      .set({ createdAt: new Date(Date.now() - days * DAY_MS) })
      .where(eq(members.id, memberId)),
  );
const old = async (space: PayingSpace, given: Parameters<PayingSpace['member']>[0] = {}) => {
  const member = await space.member(given);
  await since(space, member, 40);
  return member;
};
const pay = async (space: PayingSpace, member: MemberActor, every = 'once') => {
  paying.pay((await payDues(space.ctx(member), { amount: '20', every })).href);
  await paying.tellAll();
};

it('who offers help has paid where the space wants it; who asks for help never has to', async () => {
  const space = await paying.openSpace({ required: 'to-post' });
  const member = await old(space);
  const ctx = space.ctx(member);
  await createListing(ctx, listing('request'));
  await createListing(ctx, listing('request', true));
  expect(await owesDues(ctx)).toBe(true);
  await expect(createListing(ctx, listing('offer'))).rejects.toMatchObject({
    name: 'DomainError',
    code: 'not-allowed',
  });
  await pay(space, member);
  expect(await owesDues(ctx)).toBe(false);
  await createListing(ctx, listing('offer'));
});

it('the team, newcomers, a space that does not ask, and one that cannot be paid are left alone', async () => {
  const space = await paying.openSpace({ required: 'to-post' });
  for (const role of ['moderator', 'admin'] as const)
    await createListing(space.ctx(await old(space, { role })), listing('offer'));
  await createListing(space.ctx(await space.member()), listing('offer'));
  expect(await owesDues(space.ctx())).toBe(false);
  const [free, unready, byHand] = [
    await paying.openSpace({}),
    await paying.openSpace({ required: 'to-post' }, { ready: false }),
    await paying.openSpace({ required: 'to-post', otherWays: 'Au local' }, { ready: false }),
  ];
  for (const one of [free, unready]) await createListing(one.ctx(await old(one)), listing('offer'));
  await expect(createListing(byHand.ctx(await old(byHand)), listing('offer'))).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

it('a newcomer who pays their dues is in, only where the space says so, and never who is suspended', async () => {
  const statusOf = async (space: PayingSpace, { memberId }: MemberActor) =>
    inTenant(
      space.ctx(),
      async (tx) => (await tx.select().from(members).where(eq(members.id, memberId)))[0]?.status,
    );
  for (const admits of [true, false]) {
    const space = await paying.openSpace({ admits }, { config: { entry: { rule: 'approval' } } });
    const [waiting, suspended] = [await space.member({ status: 'pending' }), await space.member()];
    await pay(space, waiting);
    const { href } = await payDues(space.ctx(suspended), { amount: '20', every: 'once' });
    await inTenant(space.ctx(), (tx) => putOut(tx, suspended.memberId));
    paying.pay(href);
    await paying.tellAll();
    expect([await statusOf(space, waiting), await statusOf(space, suspended)]).toEqual([
      admits ? 'active' : 'pending',
      'suspended',
    ]);
  }
});

it('whoever leaves pays nothing more', async () => {
  const space = await paying.openSpace();
  const member = await space.member();
  await pay(space, member, 'year');
  await deleteMe(space.ctx(member));
  await runJobsNow({ ...paying.platform.worker, stripe: paying.stripe }, space.tenant.id, [stopYearlyJob]);
  const [row] = await inTenant(space.ctx(), (tx) => tx.select().from(duesCheckouts));
  expect(row).toMatchObject({ state: 'ended', memberId: null });
  paying.fake.advance(400);
  await paying.tellAll();
  const books = await inTenant(space.ctx(), (tx) => tx.select().from(ledgerEntries));
  expect(books.filter(({ kind }) => kind === 'due')).toHaveLength(1);
});
