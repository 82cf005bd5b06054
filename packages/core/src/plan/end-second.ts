import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { defineJob, type JobKind } from '../job/define-job.ts';
import { enterMovements } from '../ledger/index.ts';
import { spacePlanIn } from '../room/index.ts';
import { askStripe, gateOf, idOf } from '../stripe/index.ts';

export const endSecondKind: JobKind<{ subscription: string }> = {
  name: 'end_second_plan',
  schema: z.object({ subscription: z.string().max(255) }),
  tries: 25,
};

/** A space pays once: what two tabs paid beside each other ends at once, and the money goes back. */
export const endSecondJob = defineJob({
  ...endSecondKind,
  whileSuspended: true,
  canRun: ({ stripe }) => Boolean(stripe),
  run: async (ctx, { payload: { subscription } }) => {
    const row = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx));
    // It may be the one that counts by now.
    if (!row || row.subscription === subscription) return;
    const paid = await cancelled(ctx, subscription, row.customer);
    for (const { invoice, intent, amount, currency, paidAt } of paid) {
      const refund = await askStripe(ctx, (stripe) =>
        stripe.refunds.create(
          { payment_intent: intent, reason: 'duplicate' },
          { idempotencyKey: `second ${intent}` },
        ),
      );
      await inTenant(ctx, (tx) => {
        const common = { book: 'plan', method: 'stripe', currency, live: gateOf(ctx).live } as const;
        return enterMovements(ctx, tx, [
          { ...common, kind: 'plan', amount, source: invoice, happenedAt: paidAt },
          {
            ...{ ...common, kind: 'refund', amount: -refund.amount, source: refund.id, ofSource: invoice },
            happenedAt: new Date(refund.created * 1000),
          },
        ]);
      });
    }
  },
});

/** Cancels it at once. @returns what was paid for it */
async function cancelled(ctx: Ctx, subscription: string, customer: string) {
  return askStripe(ctx, async (stripe) => {
    const found = await stripe.subscriptions.retrieve(subscription);
    if (idOf(found.customer) !== customer) throw new NotFound();
    if (found.status !== 'canceled')
      await stripe.subscriptions.cancel(subscription, { prorate: false, invoice_now: false });
    const { data: invoices } = await stripe.invoices.list({ subscription, status: 'paid', limit: 10 });
    const paid = [];
    for (const { id: invoice, currency, status_transitions, created } of invoices) {
      if (!invoice) continue;
      const payments = await stripe.invoicePayments.list({ invoice, status: 'paid', limit: 10 });
      for (const { payment, amount_paid } of payments.data)
        if (payment.payment_intent && amount_paid)
          paid.push({
            ...{ invoice, intent: idOf(payment.payment_intent), amount: amount_paid },
            currency: currency.toUpperCase(),
            paidAt: new Date((status_transitions.paid_at ?? created) * 1000),
          });
    }
    return paid;
  });
}
