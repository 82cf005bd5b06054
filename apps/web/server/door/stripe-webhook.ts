import { takeStripeEvent } from '@entraide/core/billing';
import { verifyStripeEvent } from '@entraide/core/stripe';
import { Hono } from 'hono';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';
import { answerRefusal } from './refusal.ts';

/**
 * Where Stripe tells of what happened: on the platform's host, once there is a key and a secret. An answer of 2xx says that it need not come
 * again; anything else, that it shall.
 */
export function stripeWebhook(deps: Deps) {
  const app = new Hono<AppEnv>();
  app.post('/webhooks/stripe', async (c) => {
    if (c.var.site.kind !== 'platform' || !deps.stripe || deps.stripeSecrets.length === 0)
      return answerRefusal(c, { status: 404, code: 'not-found' });
    if (c.var.refused) return answerRefusal(c, { status: 413, code: c.var.refused.code });
    const event = verifyStripeEvent(deps.stripeSecrets, {
      signature: c.req.header('stripe-signature') ?? '',
      body: await c.req.text(),
      now: deps.clock(),
    });
    if (!event)
      return answerRefusal(c, { status: 400, code: 'not-signed', detail: 'The signature is not ours.' });
    const taken = await takeStripeEvent(deps, event);
    deps.log.info({ requestId: c.var.requestId, type: event.type, taken }, 'Stripe told something');
    return c.body(null, 204);
  });
  return app;
}
