import { join } from 'node:path';
import { dataDirOf } from '@entraide/core/platform';
import { isLocal, originOf, type PublicAddress, type Settings } from '@entraide/core/settings';
import { openStripe, type StripeGate } from '@entraide/core/stripe';
import type { Flags } from './flags.ts';

/** The way to Stripe, and what its webhooks are signed with. */
export interface Money {
  stripe: StripeGate | null;
  secrets: readonly string[];
  /** Once it is known where this server listens. */
  listens(address: PublicAddress): void;
  close(): Promise<void>;
}

/** Stripe by the settings; on a machine where the demo or development runs without a key, an imitation that says TEST on every page. */
export async function openMoney(settings: Settings, flags: Flags): Promise<Money> {
  const imitated = (flags.demo || flags.dev) && flags.work !== 'jobs' && isLocal(settings.ROOT_DOMAIN);
  if (settings.STRIPE_SECRET_KEY || !imitated)
    return {
      stripe: openStripe(settings),
      secrets: settings.STRIPE_WEBHOOK_SECRET ?? [],
      listens() {},
      async close() {},
    };
  // Loaded here alone: a server that people rely on never has it.
  const { startFakeStripe } = await import('@entraide/core/fake-stripe');
  const fake = await startFakeStripe({ stateFile: join(dataDirOf(settings), 'stripe.json') });
  const pages = [`http://localhost:${fake.sdk.port}`];
  return {
    stripe: openStripe({ ...settings, STRIPE_SECRET_KEY: fake.secretKey, STRIPE_API_URL: fake.url }, pages),
    secrets: [fake.webhookSecret],
    listens(address) {
      fake.tellTo(`${originOf(settings.ROOT_DOMAIN, address)}/webhooks/stripe`);
    },
    close: () => fake.close(),
  };
}
