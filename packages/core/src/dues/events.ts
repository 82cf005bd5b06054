import type { Ctx } from '../ctx/index.ts';
import { type StripeEvent, type Subject, syncSubject, type ToldEvent } from '../stripe/index.ts';
import { accountSubject } from './account-subject.ts';
import { checkoutSubject } from './checkout-subject.ts';
import { paymentSubject } from './payment-subject.ts';
import { yearlySubject } from './yearly-subject.ts';

const synced =
  <Args, State>(subject: Subject<Args, State>, args: Args) =>
  (ctx: Ctx, event: ToldEvent) =>
    syncSubject(ctx, subject, args, event);

/** The id of a thing that another one names, expanded or not. */
function named(object: Record<string, unknown>, ...path: string[]): string | null {
  const found = path.reduce<unknown>((at, step) => (Object(at) as Record<string, unknown>)[step], object);
  const id = typeof found === 'object' && found !== null ? (found as { id?: unknown }).id : found;
  return typeof id === 'string' && /^[a-z]+_\w{1,190}$/i.test(id) ? id : null;
}

/** What an event in an association's account is about; null: nothing of ours. */
export function duesEvent({ type, account, data: { object } }: StripeEvent) {
  if (!account) return null;
  const owner = account;
  const [noun = ''] = type.split('.');
  if (noun === 'account') return { owner, sync: synced(accountSubject, { account }) };
  if (type.startsWith('checkout.session.')) {
    const session = named(object, 'id');
    return session === null ? null : { owner, sync: synced(checkoutSubject, { account, session }) };
  }
  if (type.startsWith('customer.subscription.') || noun === 'invoice') {
    const subscription =
      noun === 'invoice'
        ? named(object, 'parent', 'subscription_details', 'subscription')
        : named(object, 'id');
    return subscription === null ? null : { owner, sync: synced(yearlySubject, { account, subscription }) };
  }
  if (noun === 'payment_intent' || noun === 'charge' || noun === 'refund') {
    const payment = noun === 'payment_intent' ? named(object, 'id') : named(object, 'payment_intent');
    return payment === null ? null : { owner, sync: synced(paymentSubject, { account, payment }) };
  }
  return null;
}
