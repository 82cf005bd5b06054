import Stripe from 'stripe';

/** The `Stripe-Signature` of a body; with several secrets, as while one is being replaced, one signature each. */
export function signatureOf(payload: string, secrets: readonly string[], at: Date): string {
  const timestamp = Math.floor(at.getTime() / 1000);
  const parts = secrets.map((secret) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  );
  const [first = '', ...others] = parts;
  return [first, ...others.map((part) => part.replace(/^t=\d+,/, ''))].join(',');
}
