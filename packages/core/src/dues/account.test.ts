import { eq, paymentAccounts, sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { accountStates, checkoutStates, mayStepAccount, mayStepCheckout } from '@entraide/model/dues';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { inTenant } from '../ctx/index.ts';
import { spaceOfStripeId } from '../stripe/index.ts';
import { type PayingSpace, payingPlatform } from '../testing/index.ts';
import { connectAccount, disconnectAccount, give, payDues, readAccount, readOffer } from './index.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform();
});
afterAll(() => paying.close());

const france = { country: 'FR' };
const code = (wanted: string) => expect.objectContaining({ code: wanted });
const stateOf = async (space: PayingSpace) => (await readAccount(space.ctx(space.admin))).state;

it('is connected by an admin alone, and whose it is stands written before anybody is sent away', async () => {
  const space = await paying.openSpace({}, { ready: false });
  for (const role of ['member', 'moderator'] as const)
    await expect(connectAccount(space.ctx(await space.member({ role })), france)).rejects.toEqual(
      code('not-allowed'),
    );
  await expect(connectAccount(space.ctx(), france)).rejects.toEqual(code('sign-in-needed'));
  await expect(connectAccount(space.ctx(space.admin, { stripe: null }), france)).rejects.toEqual(
    code('not-found'),
  );
  await expect(connectAccount(space.ctx(space.admin), { country: 'France' })).rejects.toEqual(
    code('invalid'),
  );
  const stale = { ...space.admin, hasSecondFactor: true, secondFactorAt: new Date(0) };
  await expect(connectAccount(space.ctx(stale), france)).rejects.toEqual(code('second-factor-needed'));
  expect(await stateOf(space)).toBe('none');

  const link = await connectAccount(space.ctx(space.admin), france);
  expect(link).toContain('/setup/');
  const account = await space.account();
  expect(await spaceOfStripeId(paying.platform.worker, { stripeId: account, live: false })).toBe(
    space.tenant.id,
  );
  expect(await listActs(space.ctx(space.admin))).toMatchObject([{ action: 'money.connect' }]);
});

it('left half-way is gone on with, two admins at once make one, and Stripe says how it stands', async () => {
  const space = await paying.openSpace({}, { ready: false });
  const other = await space.member({ role: 'admin' });
  await Promise.all([
    connectAccount(space.ctx(space.admin), france),
    connectAccount(space.ctx(other), france),
  ]);
  await connectAccount(space.ctx(other), france);
  const rows = await inTenant(space.ctx(), (tx) => tx.select().from(paymentAccounts));
  expect(rows).toMatchObject([{ state: 'begun', live: false }]);
  const account = await space.account();
  expect(await readAccount(space.ctx(space.admin), { fresh: true })).toMatchObject({ state: 'begun' });
  expect(await readOffer(space.ctx(), 'gifts')).toMatchObject({ payable: 'not-now', test: true });
  const tried = payDues(space.ctx(await space.member()), { amount: '20', every: 'once' });
  await expect(tried).rejects.toEqual(code('conflict'));

  paying.fake.onboard(account);
  await paying.tellAll();
  expect(await readAccount(space.ctx(space.admin))).toMatchObject({
    state: 'ready',
    country: 'FR',
    currency: 'EUR',
  });
  paying.fake.onboard(account, false);
  await paying.tellAll();
  expect(await stateOf(space)).toBe('asked');
  const mails = (await space.mails()).filter(({ mail }) => mail.kind === 'payments-state');
  expect(
    mails.map(({ to, mail }) => [
      to === other.email || to === space.admin.email,
      'state' in mail && mail.state,
    ]),
  ).toEqual([
    ...Array.from({ length: 2 }, () => [true, 'ready']),
    ...Array.from({ length: 2 }, () => [true, 'asked']),
  ]);
});

it('disconnected by the team: nobody is sent there, what is under way is taken up, and it is connected again', async () => {
  const space = await paying.openSpace();
  const member = await space.member();
  const { href } = await payDues(space.ctx(member), { amount: '20', every: 'once' });
  await expect(disconnectAccount(space.ctx(member))).rejects.toEqual(code('not-allowed'));
  await disconnectAccount(space.ctx(space.admin));
  await expect(disconnectAccount(space.ctx(space.admin))).rejects.toEqual(code('not-found'));
  expect(await readOffer(space.ctx(), 'membership')).toMatchObject({ payable: 'not-now' });
  await expect(give(space.ctx(member), { amount: '20', every: 'once' })).rejects.toEqual(code('conflict'));
  paying.pay(href);
  await paying.tellAll();
  expect(await readOffer(space.ctx(member), 'membership')).toMatchObject({ paidUntil: expect.any(String) });
  expect(await stateOf(space)).toBe('disconnected');
  const account = await space.account();
  await connectAccount(space.ctx(space.admin), france);
  expect([await stateOf(space), await space.account()]).toEqual(['ready', account]);
});

it('disconnected at Stripe: the team is told, and connecting again makes another account', async () => {
  const space = await paying.openSpace();
  const before = await space.account();
  paying.fake.disconnect(before);
  await paying.tellAll();
  expect(await stateOf(space)).toBe('disconnected');
  expect((await space.mails()).map(({ mail }) => mail)).toContainEqual({
    kind: 'payments-state',
    state: 'disconnected',
  });
  await connectAccount(space.ctx(space.admin), france);
  const rows = await inTenant(space.ctx(), (tx) => tx.select().from(paymentAccounts));
  expect(rows.map(({ accountId, state }) => [accountId === before, state]).sort()).toEqual([
    [false, 'begun'],
    [true, 'disconnected'],
  ]);
});

it('of another space changes nothing here', async () => {
  const [space, other] = [await paying.openSpace(), await paying.openSpace()];
  await disconnectAccount(other.ctx(other.admin));
  expect([await stateOf(space), await stateOf(other)]).toEqual(['ready', 'disconnected']);
});

it('goes the ways of its life and no other, as a checkout does', async () => {
  const space = await paying.openSpace({}, { ready: false });
  const now = new Date().toISOString();
  const tried = async (table: 'payment_accounts' | 'dues_checkouts', from: string, to: string) => {
    const id = newId();
    const work = inTenant(space.ctx(), async (tx) => {
      const account = sql`insert into payment_accounts (account_id, live, state, country, begun_at, changed_at)
        values (${`acct_${id.replaceAll('-', '')}`}, true, ${table === 'payment_accounts' ? from : 'disconnected'}, 'FR', ${now}, ${now})`;
      await tx.execute(account);
      if (table === 'dues_checkouts')
        await tx.execute(sql`insert into dues_checkouts (id, account_id, live, kind, amount, currency, fee, every_year, locale, state, created_at, changed_at)
          values (${id}, ${`acct_${id.replaceAll('-', '')}`}, true, 'due', 1, 'EUR', 0, true, 'fr', ${from}, ${now}, ${now})`);
      await tx.execute(
        sql`update ${sql.raw(table)} set state = ${to} where account_id = ${`acct_${id.replaceAll('-', '')}`}`,
      );
      throw new Error('undone');
    });
    return work.catch((error: Error) => error.message === 'undone');
  };
  for (const from of accountStates)
    for (const to of accountStates)
      expect(await tried('payment_accounts', from, to), `${from} ${to}`).toBe(
        from === to || mayStepAccount(from, to),
      );
  for (const from of checkoutStates)
    for (const to of checkoutStates)
      expect(await tried('dues_checkouts', from, to), `${from} ${to}`).toBe(
        from === to || mayStepCheckout(from, to),
      );
  await inTenant(space.ctx(), (tx) =>
    tx.select().from(paymentAccounts).where(eq(paymentAccounts.live, true)),
  );
});
