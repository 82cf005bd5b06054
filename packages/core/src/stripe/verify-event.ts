import Stripe from 'stripe';
import { z } from 'zod';

/** Of what Stripe tells only this is looked at; how things stand is read from Stripe itself. */
export const StripeEvent = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(200),
  created: z.int().nonnegative(),
  livemode: z.boolean(),
  /** The connected account that it happened in; none: the platform's own. */
  account: z.string().max(200).nullish(),
  data: z.looseObject({ object: z.looseObject({ id: z.string().max(200).optional() }) }),
});
export type StripeEvent = z.output<typeof StripeEvent>;

/** As Stripe's own library has it, before now; and as far after it, which that library does not look at. */
const TOLERANCE_S = 300;

/**
 * Who signed it, and when: within five minutes of now, before or after.
 * @param body the very bytes, unparsed
 * @param secrets one, or more: each endpoint at Stripe has its own, and one that is rotated has two for a while
 * @returns null when nobody who knows a secret signed this body at this time, or when it is no event
 */
export function verifyStripeEvent(
  secrets: readonly string[],
  { signature, body, now }: { signature: string; body: string; now: Date },
): StripeEvent | null {
  const nowS = Math.floor(now.getTime() / 1000);
  // With two times, one would be checked and the other signed.
  const times = [...signature.matchAll(/(?:^|,)\s*t=(\d{1,12})/g)];
  const signedAt = Number(times[0]?.[1]);
  if (times.length !== 1 || !(Math.abs(nowS - signedAt) <= TOLERANCE_S)) return null;
  for (const secret of secrets) {
    try {
      const given = Stripe.webhooks.constructEvent(
        body,
        signature,
        secret,
        TOLERANCE_S,
        undefined,
        now.getTime(),
      );
      const event = StripeEvent.safeParse(given);
      return event.success ? event.data : null;
    } catch {
      // Another secret may be the right one.
    }
  }
  return null;
}
