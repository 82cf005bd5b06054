import { duesCheckouts, eq } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { readStopLink } from '../receipt/index.ts';
import { askStripe, syncSubject } from '../stripe/index.ts';
import type { Checkout } from './checkout.ts';
import { yearlySubject } from './yearly-subject.ts';

/**
 * A member stops what they pay every year: what is paid stays paid until its end, and nothing more is. Again does no harm.
 * @throws SignInNeeded, NotFound, Unavailable
 */
export async function stopYearly(ctx: Ctx, id: string): Promise<void> {
  const { memberId } = requireMember(ctx);
  const row = await rowOf(ctx, id);
  if (row.memberId !== memberId) throw new NotFound();
  await stop(ctx, row);
}

/** What the link in a receipt is about, for who gave without an account. @throws Gone, NotFound */
export async function yearlyOfLink(ctx: Ctx, token: string) {
  const row = await rowOf(ctx, readStopLink(ctx, token));
  const { kind, amount, currency, state, stopsAt } = row;
  const goesOn = (state === 'running' || state === 'failing') && stopsAt === null;
  return { kind, amount, currency, goesOn };
}

/** The same by the link. @throws Gone, NotFound, Unavailable */
export async function stopYearlyByLink(ctx: Ctx, token: string): Promise<void> {
  await stop(ctx, await rowOf(ctx, readStopLink(ctx, token)));
}

async function rowOf(ctx: Ctx, id: string): Promise<Checkout> {
  const [row] = isId(id)
    ? await inTenant(ctx, (tx) => tx.select().from(duesCheckouts).where(eq(duesCheckouts.id, id)))
    : [];
  if (!row?.everyYear) throw new NotFound();
  return row;
}

async function stop(
  ctx: Ctx,
  { subscriptionId: subscription, accountId: account, state, stopsAt }: Checkout,
) {
  if (!subscription) throw new NotFound();
  if (state !== 'running' && state !== 'failing') return;
  if (stopsAt === null)
    await askStripe(ctx, (client) =>
      // One that is not paid ends at once: it has nothing to run for.
      state === 'failing'
        ? client.subscriptions.cancel(subscription, {}, { stripeAccount: account })
        : client.subscriptions.update(
            subscription,
            { cancel_at_period_end: true },
            { stripeAccount: account },
          ),
    );
  await syncSubject(ctx, yearlySubject, { account, subscription });
}
