import type { Ctx } from '../ctx/index.ts';

/** What is read at Stripe is Stripe's doing, whoever's visit it was that had it read. */
export const byStripe = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'webhook', source: 'stripe' } });
