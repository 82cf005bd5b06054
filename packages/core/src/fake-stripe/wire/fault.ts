import type Stripe from 'stripe';

type Raw = Pick<Stripe.StripeRawError, 'code' | 'param' | 'decline_code' | 'charge'> & {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  message: string;
};

/** An answer that says no, in the shape of Stripe’s. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly raw: Raw,
  ) {
    super(raw.message);
  }
}

type More = Pick<Raw, 'code' | 'param'>;

export const refused = (message: string, more: More = {}, status = 400) =>
  new Fault(status, { type: 'invalid_request_error', message, ...more });

export const missing = (what: string, id: string, param = 'id') =>
  refused(`No such ${what}: '${id}'`, { code: 'resource_missing', param }, param === 'id' ? 404 : 400);

export const declined = (charge?: string) =>
  new Fault(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    ...(charge && { charge }),
  });
