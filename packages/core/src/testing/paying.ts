import { randomInt } from 'node:crypto';
import { eq, paymentAccounts } from '@entraide/db';
import { takeStripeEvent } from '../billing/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { connectAccount } from '../dues/index.ts';
import { type FakeStripe, startFakeStripe } from '../fake-stripe/index.ts';
import { openStripe, StripeEvent } from '../stripe/index.ts';
import { type TestCaller, testPlatform } from './space.ts';

/** A platform with a Stripe to try things with, of which every event is told by hand. */
export async function payingPlatform({ feePercent = 0 } = {}) {
  const platform = await testPlatform();
  const fake = await startFakeStripe();
  const stripe = openStripe({
    ...{ STRIPE_SECRET_KEY: fake.secretKey, STRIPE_API_URL: fake.url, STRIPE_FEE_PERCENT: feePercent },
  });
  const told = new Set<string>();

  /** A space that takes dues and gifts; `ready`: its association can be paid. */
  async function openSpace(dues: Record<string, unknown> = {}, { ready = true, config = {} } = {}) {
    const purpose = { open: true, amounts: ['20', '35'], otherAmount: true };
    const space = await platform.openSpace({
      ...config,
      dues: { membership: purpose, gifts: purpose, ...dues },
    });
    const clock = () => new Date(fake.now() * 1000);
    const ctx = (actor: MemberActor | null = null, more: TestCaller = {}) =>
      space.ctx({ actor, stripe, clock, ...more });
    const admin = await space.member({ role: 'admin', email: `boss${randomInt(1e9)}@example.org` });
    const account = async () => {
      const [row] = await inTenant(ctx(), (tx) => tx.select().from(paymentAccounts).limit(1));
      return row?.accountId ?? '';
    };
    if (ready) {
      await connectAccount(ctx(admin), { country: 'FR' });
      fake.onboard(await account());
      await inTenant(ctx(), async (tx) =>
        tx
          .update(paymentAccounts)
          .set({ state: 'ready' })
          .where(eq(paymentAccounts.accountId, await account())),
      );
    }
    return { ...space, ctx, admin, account };
  }

  const tell = (event: ReturnType<FakeStripe['events']>[number]) =>
    takeStripeEvent(
      { ...platform.worker, db: platform.app, stripe, clock: () => new Date(fake.now() * 1000) },
      StripeEvent.parse(event),
    );
  /** Tells what has not been told yet, in its order. */
  async function tellAll() {
    for (const event of fake.events()) {
      if (told.has(event.id)) continue;
      told.add(event.id);
      await tell(event);
    }
  }
  /** The page of Stripe behind an address is paid. */
  const pay = (href: string, payer?: Parameters<FakeStripe['pay']>[1]) =>
    fake.pay(href.split('/pay/')[1] ?? '', payer);

  return {
    ...{ platform, fake, stripe, openSpace, tell, tellAll, pay },
    async close() {
      await fake.close();
      await platform.close();
    },
  };
}

export type PayingSpace = Awaited<ReturnType<Awaited<ReturnType<typeof payingPlatform>>['openSpace']>>;
