import type { PlatformCtx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import type { StripeGate } from './gate/gate.ts';

/** @throws NotFound where this deployment has no key, as for any thing that is not there */
export function gateOf({ stripe }: Pick<PlatformCtx, 'stripe'>): StripeGate {
  if (!stripe) throw new NotFound();
  return stripe;
}
