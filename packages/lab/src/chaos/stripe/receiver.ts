/** Takes what Stripe tells, in a process of its own that can be killed: run-stripe-chaos.ts starts it. */
import { createServer } from 'node:http';
import { takeStripeEvent } from '@entraide/core/billing';
import { openFileStore } from '@entraide/core/file';
import { readSettings } from '@entraide/core/settings';
import { openStripe, verifyStripeEvent } from '@entraide/core/stripe';
import { openDatabase } from '@entraide/db';
import { chaosPlans } from './plans.ts';

const [url = '', key = '', stripeUrl = '', secret = '', port = '0'] = process.argv.slice(2);
const settings = readSettings({ STRIPE_SECRET_KEY: key, STRIPE_API_URL: stripeUrl });
const platform = {
  db: openDatabase({ url }),
  clock: () => new Date(),
  log: { info() {}, warn() {}, error() {} },
  fileStore: openFileStore(settings, '.'),
  stripe: openStripe(settings),
  plans: chaosPlans,
  address: { scheme: 'https', port: null } as const,
};

/** As the server's door does it. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const signature = String(request.headers['stripe-signature']);
  const event = verifyStripeEvent([secret], { signature, body, now: new Date() });
  const status = event
    ? await takeStripeEvent(platform, event).then(
        () => 204,
        () => 503,
      )
    : 400;
  response.writeHead(status).end();
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
