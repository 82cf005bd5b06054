import type { PlatformCtx } from '../ctx/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { gateOf, type StripeEvent, type Synced, spaceOfStripeId } from '../stripe/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { subjectsOf } from './subjects.ts';

/**
 * What Stripe tells, once its signature is proven. Whose it is says what we wrote down before we sent anybody there, never the event's own
 * words. What is of the other mode, of nobody here, or of a kind that changes nothing for us is put aside.
 * @throws Unavailable: Stripe sends it again
 */
export async function takeStripeEvent(
  platform: PlatformCtx & { address: PublicAddress },
  event: StripeEvent,
): Promise<Synced | 'put-aside'> {
  const found = event.livemode === gateOf(platform).live ? subjectsOf(event) : null;
  if (!found) return 'put-aside';
  const tenantId = await spaceOfStripeId(platform, { stripeId: found.owner, live: event.livemode });
  const ctx = tenantId && (await tenantCtx(platform, tenantId, { kind: 'webhook', source: 'stripe' }));
  if (!ctx) return 'put-aside';
  const told = { id: event.id, type: event.type, createdAt: new Date(event.created * 1000) };
  return found.sync(ctx, told);
}
