import { and, duesCheckouts, eq, inArray, isNotNull, ledgerEntries, lt, paymentAccounts } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { askStripe, gateOf, idOf, type Subject, syncSubject } from '../stripe/index.ts';
import type { AccountRow } from './account.ts';
import { accountSubject } from './account-subject.ts';
import { checkoutSubject } from './checkout-subject.ts';
import { paymentSubject } from './payment-subject.ts';
import { yearlySubject } from './yearly-subject.ts';

/** How many things were read, and how many of them stood otherwise here. */
interface Reconciled {
  read: number;
  mended: number;
}

/** Looked at again besides what came since: what was under way then. */
const OVERLAP_MS = 3 * 86_400_000;
const MINUTES_MS = 10 * 60_000;

/**
 * Compares what was paid to the association with what Stripe has of it, and takes over what was missed: payments, also those of a further
 * year, what went back, what ended. Accounts that were left are looked at as long as Stripe lets us.
 * @throws Unavailable
 */
export async function reconcileDues(ctx: Ctx): Promise<Reconciled> {
  const { live } = gateOf(ctx);
  const accounts = await inTenant(ctx, (tx) =>
    tx.select().from(paymentAccounts).where(eq(paymentAccounts.live, live)),
  );
  const sum: Reconciled = { read: 0, mended: 0 };
  for (const account of accounts) await compare(ctx, account, sum).catch(unlessGone);
  return sum;
}

/** The association took our access back: nothing of it can be read, and it was told. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
}

async function compare(ctx: Ctx, { accountId: account, comparedAt, begunAt }: AccountRow, sum: Reconciled) {
  const startedAt = ctx.clock();
  const sync = async <Args, State>(subject: Subject<Args, State>, args: Args) => {
    sum.read++;
    if ((await syncSubject(ctx, subject, args)) === 'taken') sum.mended++;
  };
  await sync(accountSubject, { account });
  for (const session of await openSessions(ctx, account)) await sync(checkoutSubject, { account, session });
  for (const subscription of await changedYearly(ctx, account, sum))
    await sync(yearlySubject, { account, subscription });
  const since = Math.floor(((comparedAt ?? begunAt).getTime() - OVERLAP_MS) / 1000);
  for (const payment of await unknownPayments(ctx, account, since, sum))
    await sync(paymentSubject, { account, payment });
  await inTenant(ctx, (tx) =>
    tx.update(paymentAccounts).set({ comparedAt: startedAt }).where(eq(paymentAccounts.accountId, account)),
  );
}

/** Pages that somebody was sent to a while ago. */
async function openSessions(ctx: Ctx, account: string): Promise<string[]> {
  const before = new Date(ctx.clock().getTime() - MINUTES_MS);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ session: duesCheckouts.sessionId })
      .from(duesCheckouts)
      .where(
        and(
          ...[eq(duesCheckouts.accountId, account), eq(duesCheckouts.state, 'open')],
          ...[isNotNull(duesCheckouts.sessionId), lt(duesCheckouts.createdAt, before)],
        ),
      ),
  );
  return rows.flatMap(({ session }) => session ?? []);
}

/** What is paid every year and stands otherwise at Stripe: ended, about to end, or failing. */
async function changedYearly(ctx: Ctx, account: string, sum: Reconciled): Promise<string[]> {
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(duesCheckouts)
      .where(and(eq(duesCheckouts.accountId, account), inArray(duesCheckouts.state, ['running', 'failing']))),
  );
  if (rows.length === 0) return [];
  const there = new Map<string, string>();
  await askStripe(ctx, async (client) => {
    for await (const { id, status, cancel_at_period_end, cancel_at } of client.subscriptions.list(
      { limit: 100 },
      { stripeAccount: account },
    )) {
      const stops = cancel_at_period_end || cancel_at !== null;
      there.set(id, `${status === 'active' || status === 'trialing' ? 'running' : 'failing'} ${stops}`);
    }
  });
  sum.read += there.size;
  return rows.flatMap(({ subscriptionId: id, state, stopsAt }) =>
    id && there.get(id) !== `${state} ${stopsAt !== null}` ? [id] : [],
  );
}

/** Payments since then that the books do not have, and those of which they do not have what went back. */
async function unknownPayments(ctx: Ctx, account: string, since: number, sum: Reconciled): Promise<string[]> {
  const at = { stripeAccount: account };
  const paid = new Set<string>();
  const back = new Map<string, string>();
  await askStripe(ctx, async (client) => {
    const created = { created: { gte: since }, limit: 100 };
    for await (const { id, status } of client.paymentIntents.list(created, at))
      if (status === 'succeeded') paid.add(id);
    for await (const { id, status, payment_intent } of client.refunds.list(created, at)) {
      const payment = idOf(payment_intent);
      if (status === 'succeeded' && payment) back.set(id, payment);
    }
  });
  sum.read += paid.size + back.size;
  const known = await knownSources(ctx, [...paid, ...back.keys()]);
  const missed = [...paid].filter((id) => !known.has(id));
  for (const [refund, payment] of back) if (!known.has(refund)) missed.push(payment);
  return [...new Set(missed)];
}

const AT_ONCE = 1000;

async function knownSources(ctx: Ctx, sources: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < sources.length; at += AT_ONCE) {
    const some = sources.slice(at, at + AT_ONCE);
    const rows = await inTenant(ctx, (tx) =>
      tx
        .select({ source: ledgerEntries.source })
        .from(ledgerEntries)
        .where(inArray(ledgerEntries.source, some)),
    );
    for (const { source } of rows) known.add(source);
  }
  return known;
}
