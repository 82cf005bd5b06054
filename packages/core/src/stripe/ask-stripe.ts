import Stripe from 'stripe';
import type { PlatformCtx } from '../ctx/index.ts';
import { Conflict, DomainError, Invalid, NotFound, TooMany, Unavailable } from '../error/index.ts';
import type { StripeGate } from './gate/gate.ts';
import { gateOf } from './gate-of.ts';

/**
 * One question to Stripe, never inside a transaction.
 * @throws NotFound without a key, or where Stripe knows no such thing; Conflict when a card or the state of things forbids it; Invalid when
 *   Stripe does not take a value; Unavailable when it does not answer, or not now
 */
export async function askStripe<T>(
  ctx: Pick<PlatformCtx, 'stripe' | 'log'>,
  question: (client: Stripe, gate: StripeGate) => Promise<T>,
): Promise<T> {
  const gate = gateOf(ctx);
  try {
    return await question(gate.client, gate);
  } catch (error) {
    throw meaning(ctx, error);
  }
}

function meaning({ log }: Pick<PlatformCtx, 'log'>, error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Stripe.errors.StripeError)) return error;
  const { type, code, param, statusCode, requestId } = error;
  // Its message may hold a name or an address, and stays out of the log.
  log.warn({ stripe: { type, code, param, statusCode, requestId } }, 'Stripe refused something');
  if (error instanceof Stripe.errors.StripeRateLimitError) return new TooMany(5);
  if (error instanceof Stripe.errors.StripeConnectionError || (statusCode ?? 500) >= 500)
    return new Unavailable(5);
  if (statusCode === 404 || code === 'resource_missing') return new NotFound();
  if (error instanceof Stripe.errors.StripeCardError) return new Conflict('The card was refused.');
  // Its key is wrong, or may not do this: only the operator can mend it.
  if (statusCode === 401) return new Unavailable(60);
  if (error instanceof Stripe.errors.StripeInvalidRequestError && param)
    return new Invalid([
      { path: [param], code: code ?? 'invalid', message: 'Stripe does not take this value.' },
    ]);
  return new Conflict('Stripe does not allow this at the moment.');
}
