import Stripe from 'stripe';
import type { Settings } from '../../settings/index.ts';

/** Our own deadline of one question to Stripe, its tries included. */
const TIMEOUT_MS = 4_000;

/** The one way to Stripe, with the one key of this deployment. */
export interface StripeGate {
  client: Stripe;
  /** False: the key is one of Stripe's test mode, and nobody pays anything. */
  live: boolean;
  /** What the platform keeps of what an association is paid, in hundredths of a per cent: 150 is 1.5 %. */
  feeBasisPoints: number;
  /** Where Stripe's pages stand: forms may lead there. With stars, as a content security policy has them. */
  pages: readonly string[];
}

type StripeSettings = Pick<Settings, 'STRIPE_SECRET_KEY' | 'STRIPE_API_URL' | 'STRIPE_FEE_PERCENT'>;

const STRIPES_OWN = 'https://api.stripe.com';

/** Null without a key: then nothing of money is there, and everything else is. */
export function openStripe(settings: StripeSettings): StripeGate | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_URL: address, STRIPE_FEE_PERCENT: fee } = settings;
  if (!key) return null;
  const { protocol, hostname, port, origin } = new URL(address);
  const client = new Stripe(key, {
    ...{ host: hostname, protocol: protocol === 'http:' ? 'http' : 'https', timeout: TIMEOUT_MS },
    ...(port && { port }),
    ...{ maxNetworkRetries: 1, telemetry: false },
  });
  return {
    client,
    live: key.includes('_live_'),
    feeBasisPoints: Math.round(fee * 100),
    pages: origin === STRIPES_OWN ? ['https://*.stripe.com'] : [origin],
  };
}
