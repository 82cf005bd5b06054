import { duesCheckouts, eq, receipts } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { signReceipt } from '../receipt/index.ts';
import { syncSubject } from '../stripe/index.ts';
import { checkoutSubject } from './checkout-subject.ts';

/** What somebody who comes back from Stripe is told. */
export interface CameBack {
  kind: 'due' | 'gift';
  /** `waits`: Stripe has not got the money yet, or does not answer. */
  state: 'paid' | 'waits' | 'left';
  amount: number;
  currency: string;
  everyYear: boolean;
  /** The last day that the dues cover. */
  until: string | null;
  /** Of its receipt, without signing in. */
  receipt: string | null;
  test: boolean;
}

/**
 * The page after the payment. Its address proves nothing: what was paid is read at Stripe. What a member paid is shown to them alone.
 * @throws NotFound
 */
export async function cameBack(ctx: Ctx, id: string): Promise<CameBack> {
  if (!ctx.stripe || !isId(id)) throw new NotFound();
  const rowOf = () =>
    inTenant(ctx, async (tx) => (await tx.select().from(duesCheckouts).where(eq(duesCheckouts.id, id)))[0]);
  let row = await rowOf();
  if (!row || (row.memberId !== null && row.memberId !== memberOf(ctx)?.memberId)) throw new NotFound();
  if (row.state === 'open' && row.sessionId) {
    const args = { account: row.accountId, session: row.sessionId };
    await syncSubject(ctx, checkoutSubject, args).catch(() => null);
    row = (await rowOf()) ?? row;
  }
  const { kind, amount, currency, everyYear, live } = row;
  const [receipt] = await inTenant(ctx, (tx) =>
    tx.select().from(receipts).where(eq(receipts.checkoutId, id)).orderBy(receipts.paidAt).limit(1),
  );
  return {
    ...{ kind, amount, currency, everyYear, test: !live },
    state: receipt ? 'paid' : row.state === 'expired' ? 'left' : 'waits',
    until: receipt?.coversUntil ?? null,
    receipt: receipt ? signReceipt(ctx, receipt.id, receipt.issuedAt) : null,
  };
}
