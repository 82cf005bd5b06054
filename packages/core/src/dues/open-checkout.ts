import { and, duesCheckouts, eq, members, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Money, stripeTakes } from '@entraide/model/money';
import { duesPaths } from '@entraide/model/path';
import { saysTaxes, textIn } from '@entraide/model/tenant';
import type Stripe from 'stripe';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { Conflict, Invalid } from '../error/index.ts';
import { mailTexts } from '../mail/index.ts';
import { askStripe, gateOf, stripeLocale, syncSubject } from '../stripe/index.ts';
import { accountInUse } from './account.ts';
import { amountFault } from './asked-amount.ts';
import { changeCheckout } from './change-checkout.ts';
import type { Checkout } from './checkout.ts';
import { checkoutSubject } from './checkout-subject.ts';

/** Stripe lets a page wait between half an hour and a day. */
const OPEN_MS = 2 * 3_600_000;
/** Somebody who is sent there has at least this long. */
const LEFT_MS = 10 * 60_000;

interface Wanted {
  kind: 'due' | 'gift';
  money: Money;
  everyYear: boolean;
  payer: { name: string; email: string } | null;
}

/** Where to go: to Stripe's page, or, where it was paid already in another tab, to what says so. */
export interface Opened {
  href: string;
}

/**
 * Writes down what somebody wants to pay and makes a page for it at Stripe. A member who asks for the same again, in another tab, is led to
 * the same page; who asks for another amount leaves the first page behind, which cannot be paid any more.
 * @throws Conflict when the association cannot be paid at the moment; Invalid for an amount that Stripe does not take; Unavailable
 */
export async function openCheckout(
  ctx: Ctx,
  wanted: Wanted,
  use: (tx: TenantTx) => Promise<void>,
): Promise<Opened> {
  const { row, before } = await inTenant(ctx, async (tx) => {
    await use(tx);
    return writeDown(ctx, tx, wanted);
  });
  if (before && !(await leave(ctx, before))) return { href: duesPaths.paid(before.id) };
  const checkout = row ?? (await inTenant(ctx, async (tx) => (await writeDown(ctx, tx, wanted)).row));
  // Another tab was quicker, twice.
  if (!checkout) throw new Conflict('Something else is being paid at the moment.');
  return sendThere(ctx, checkout);
}

/** The row to pay by; or the one that has to be left first. */
async function writeDown(
  ctx: Ctx,
  tx: TenantTx,
  { kind, money, everyYear, payer }: Wanted,
): Promise<{ row: Checkout | null; before: Checkout | null }> {
  const { live, feeBasisPoints } = gateOf(ctx);
  const member = memberOf(ctx);
  // Two tabs come one after the other.
  if (member)
    await tx.select({ id: members.id }).from(members).where(eq(members.id, member.memberId)).for('update');
  const account = await accountInUse(ctx, tx);
  if (account?.state !== 'ready') throw new Conflict('The association cannot be paid here at the moment.');
  const now = ctx.clock();
  const [before = null] = member
    ? await tx
        .select()
        .from(duesCheckouts)
        .where(
          and(
            ...[eq(duesCheckouts.memberId, member.memberId), eq(duesCheckouts.kind, kind)],
            ...[eq(duesCheckouts.live, live), eq(duesCheckouts.state, 'open')],
          ),
        )
    : [];
  const { accountId } = account;
  if (before) {
    const isSame =
      before.amount === money.amount &&
      before.currency === money.currency &&
      before.everyYear === everyYear &&
      before.accountId === accountId &&
      endOf(before) - now.getTime() > LEFT_MS;
    return isSame ? { row: before, before: null } : { row: null, before };
  }
  const [row = null] = await tx
    .insert(duesCheckouts)
    .values({
      ...{ id: newId(now), accountId, live, kind, memberId: member?.memberId ?? null, ...money, everyYear },
      ...{ payerName: payer?.name ?? null, payerEmail: payer?.email ?? null, locale: ctx.locale },
      fee: feeOf(money, feeBasisPoints),
      ...{ createdAt: now, changedAt: now, endsAt: new Date(now.getTime() + 400 * 86_400_000) },
    })
    .returning();
  return { row, before: null };
}

/** What the platform keeps of it, in whole coins of the currency. */
function feeOf({ amount, currency }: Money, basisPoints: number): number {
  const coin = [1, 10, 100].find((least) => stripeTakes({ amount: least, currency })) ?? 1;
  return Math.round((amount * basisPoints) / 10_000 / coin) * coin;
}

const endOf = ({ createdAt }: Checkout) => Math.floor((createdAt.getTime() + OPEN_MS) / 1000) * 1000;

/** So that its page cannot be paid any more. False: it was paid already. */
async function leave(ctx: Ctx, row: Checkout): Promise<boolean> {
  const { sessionId: session, accountId: account } = row;
  if (session) {
    const at = { stripeAccount: account };
    // Refused when it has ended already: how, is read.
    await askStripe(ctx, (client) => client.checkout.sessions.expire(session, {}, at)).catch(ignoreRefusal);
    await syncSubject(ctx, checkoutSubject, { account, session });
  }
  return inTenant(ctx, async (tx) => {
    const [now] = await tx.select().from(duesCheckouts).where(eq(duesCheckouts.id, row.id)).for('update');
    if (now?.state === 'open') await changeCheckout(ctx, tx, now, { state: 'expired' });
    return now?.state === 'open' || now?.state === 'expired';
  });
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Conflict || error instanceof Invalid)) throw error;
}

async function sendThere(ctx: Ctx, row: Checkout): Promise<Opened> {
  const { accountId: account } = row;
  const at = { stripeAccount: account };
  if (row.sessionId) {
    const session = row.sessionId;
    const found = await askStripe(ctx, (client) => client.checkout.sessions.retrieve(session, {}, at));
    if (found.status === 'open' && found.url) return { href: found.url };
    await syncSubject(ctx, checkoutSubject, { account, session });
    return { href: duesPaths.paid(row.id) };
  }
  const made = await askStripe(ctx, (client) =>
    // The same key in two tabs: the same page.
    client.checkout.sessions
      .create(pageOf(ctx, row), { ...at, idempotencyKey: `checkout ${row.id}` })
      .catch((error) => {
        throw (error as { code?: unknown }).code === 'amount_too_small' ? amountFault('too-small') : error;
      }),
  );
  if (!made.url) throw new Conflict('This page has ended.');
  await inTenant(ctx, (tx) =>
    tx.update(duesCheckouts).set({ sessionId: made.id }).where(eq(duesCheckouts.id, row.id)),
  );
  return { href: made.url };
}

function pageOf(ctx: Ctx, row: Checkout): Stripe.Checkout.SessionCreateParams {
  const { config, origin } = ctx.tenant;
  const email = memberOf(ctx)?.email ?? row.payerEmail;
  const words = mailTexts(
    config,
    config.locales.find((one) => one === row.locale) ?? config.locales[0] ?? 'fr',
  );
  const name = words(`dues.${row.kind}`, { space: textIn(config.name, row.locale) });
  const price = {
    ...{ currency: row.currency.toLowerCase(), unit_amount: row.amount, product_data: { name } },
    ...(row.everyYear && { recurring: { interval: 'year' as const } }),
  };
  return {
    mode: row.everyYear ? 'subscription' : 'payment',
    line_items: [{ price_data: price, quantity: 1 }],
    client_reference_id: row.id,
    ...(email && { customer_email: email }),
    locale: stripeLocale(row.locale),
    // A receipt for the taxes says where its payer lives.
    ...(saysTaxes(config.dues.receipt) && { billing_address_collection: 'required' }),
    ...(row.everyYear
      ? row.fee > 0 && {
          subscription_data: { application_fee_percent: gateOf(ctx).feeBasisPoints / 100 },
        }
      : {
          ...(row.kind === 'gift' && { submit_type: 'donate' as const }),
          ...(row.fee > 0 && { payment_intent_data: { application_fee_amount: row.fee } }),
        }),
    expires_at: endOf(row) / 1000,
    success_url: origin + duesPaths.paid(row.id),
    cancel_url: origin + (row.kind === 'due' ? duesPaths.dues({ left: '1' }) : duesPaths.give({ left: '1' })),
  };
}
