import { eq, ledgerEntries, type TenantTx } from '@entraide/db';
import { parseMoney } from '@entraide/model/money';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotFound, parse } from '../error/index.ts';
import { enterMovements } from '../ledger/index.ts';
import { paymentIn } from './list-payments.ts';

const TakenBack = z.strictObject({
  /** Made with the form: the same form that is sent twice takes back once. */
  key: z.uuid(),
  /** As it was typed; in the currency of the payment. */
  amount: z.string().max(60),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .transform((given) => given.replace(/\s+/g, ' ')),
});

/**
 * Sets right what was entered by hand, or says what was given back of it: a second entry against the first, which stays as it is.
 * What was paid through Stripe goes back through Stripe.
 * @throws SignInNeeded; NotAllowed for all but admins; NotFound; Invalid at `amount`: `more-than-left`; Conflict as `enterPayment`
 */
export async function takeBackPayment(ctx: Ctx, id: string, given: unknown): Promise<void> {
  const { memberId: enteredBy } = requireRole(ctx, 'admin');
  const { key, amount, reason } = parse(TakenBack, given);
  await inTenant(ctx, async (tx) => {
    const payment = await paymentIn(ctx, tx, id);
    if (payment.method === 'stripe') throw new NotFound();
    const read = parseMoney(amount, payment.currency);
    if (!read.money) throw refused(read.fault);
    const source = `hand:${key}`;
    if (await isEntered(tx, source, { ofSource: payment.source, amount: -read.money.amount })) return;
    if (read.money.amount > payment.amount - payment.refunded) throw refused('more-than-left');
    const [entered] = await enterMovements(ctx, tx, [
      {
        ...{ book: 'association', kind: 'refund', method: payment.method, live: true },
        ...{ amount: -read.money.amount, currency: payment.currency, memberId: payment.memberId },
        ...{ source, ofSource: payment.source, happenedAt: ctx.clock(), enteredBy, note: reason },
      },
    ]);
    // The same form, sent twice at once: the other one has entered it.
    if (!entered) {
      await isEntered(tx, source, { ofSource: payment.source, amount: -read.money.amount });
      return;
    }
    await recordAct(ctx, tx, {
      action: 'money.take-back',
      ...(payment.memberId && { subject: { kind: 'member', id: payment.memberId } }),
      details: { method: payment.method, amount: read.money.amount, currency: payment.currency },
    });
  });
}

const refused = (code: string) =>
  new Invalid([{ path: ['amount'], code, message: `This amount cannot be taken back: ${code}.` }]);

/** @throws Conflict when the form has entered something else */
async function isEntered(
  tx: TenantTx,
  source: string,
  wanted: { ofSource: string; amount: number },
): Promise<boolean> {
  const [there] = await tx.select().from(ledgerEntries).where(eq(ledgerEntries.source, source));
  if (!there) return false;
  if (there.ofSource === wanted.ofSource && there.amount === wanted.amount) return true;
  throw new Conflict('This form has entered something else already.');
}
