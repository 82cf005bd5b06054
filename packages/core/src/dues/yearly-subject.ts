import { inTenant } from '../ctx/index.ts';
import { askStripe, defineSubject } from '../stripe/index.ts';
import { checkoutOf } from './take-payment.ts';
import { readYearly, takeYearly, type Yearly } from './yearly.ts';

/** Dues or a gift that are paid every year. */
export const yearlySubject = defineSubject<
  { account: string; subscription: string },
  { session: string | null; yearly: Yearly } | null
>({
  key: ({ subscription }) => `yearly:${subscription}`,
  async read(ctx, { account, subscription }) {
    const known = await inTenant(ctx, (tx) => checkoutOf(tx, { subscription }));
    return askStripe(ctx, async (client) => {
      const session = known?.sessionId ?? (await sessionOf());
      // One that the association has for itself, and that nobody was sent to from here.
      return session ? { session, yearly: await readYearly(client, account, subscription) } : null;

      async function sessionOf(): Promise<string | null> {
        const found = await client.checkout.sessions.list(
          { subscription, limit: 1 },
          { stripeAccount: account },
        );
        return found.data[0]?.id ?? null;
      }
    });
  },
  async apply(ctx, tx, { account, subscription }, seen) {
    const checkout = seen && (await checkoutOf(tx, { session: seen.session, subscription }));
    if (checkout?.accountId !== account || !seen) return false;
    return takeYearly(ctx, tx, checkout, seen.yearly);
  },
});
