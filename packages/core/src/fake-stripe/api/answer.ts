import type { Book } from '../state/book.ts';
import { letters, type World } from '../state/world.ts';
import { accountRoutes, needAccount } from '../things/account.ts';
import type { Routes } from '../things/call.ts';
import { catalogueRoutes } from '../things/catalogue.ts';
import { checkoutRoutes } from '../things/checkout.ts';
import { customerRoutes } from '../things/customer.ts';
import { expanded } from '../things/expand.ts';
import { invoiceRoutes } from '../things/invoice.ts';
import { ledgerRoutes } from '../things/ledger.ts';
import { portalRoutes } from '../things/portal.ts';
import { refundRoutes } from '../things/refund.ts';
import { subscriptionRoutes } from '../things/update.ts';
import { Fault, refused } from '../wire/fault.ts';
import { decodeForm } from '../wire/form.ts';
import { type Answer, type Asked, json } from '../wire/http.ts';
import type { Idempotency } from './idempotency.ts';

const routes: Routes = {
  ...accountRoutes,
  ...catalogueRoutes,
  ...checkoutRoutes,
  ...customerRoutes,
  ...invoiceRoutes,
  ...ledgerRoutes,
  ...portalRoutes,
  ...refundRoutes,
  ...subscriptionRoutes,
};

const table = Object.entries(routes).map(([route, run]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, way: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), run };
});

/** What the API answers. */
export function answerApi(world: World, idempotency: Idempotency, secretKey: string, asked: Asked): Answer {
  const headers = { 'request-id': `req_${letters(14)}` };
  try {
    const platformsOwn =
      asked.path === '/v1/accounts' ||
      asked.path === '/v1/account_links' ||
      asked.path.startsWith('/v1/accounts/');
    const account = platformsOwn ? '' : (asked.headers['stripe-account'] ?? '');
    checkKey(world, secretKey, asked);
    if (account) needAccount(world, account);
    const before = idempotency.before(asked, account, world.now());
    if (before) return { ...before, headers: { ...before.headers, ...headers } };
    const answer = attempt(world, account ? world.book(account) : world.platform, asked, headers);
    idempotency.after(asked, account, world.now(), answer);
    return answer;
  } catch (fault) {
    return faultAnswer(fault, headers);
  }
}

function attempt(world: World, book: Book, asked: Asked, headers: Record<string, string>): Answer {
  try {
    const params = decodeForm(asked.method === 'POST' ? asked.body : asked.query);
    for (const { method, way, run } of table) {
      const found = method === asked.method ? way.exec(asked.path) : null;
      if (!found) continue;
      const answer = run({ world, book, id: decodeURIComponent(found[1] ?? ''), params });
      const paths = Array.isArray(params.expand) ? params.expand.map(String) : [];
      return json(200, expanded(answer, paths, world, book), headers);
    }
    throw refused(`Unrecognized request URL (${asked.method}: ${asked.path}).`, {}, 404);
  } catch (fault) {
    return faultAnswer(fault, headers);
  }
}

export function faultAnswer(fault: unknown, headers: Record<string, string> = {}): Answer {
  if (fault instanceof Fault) return json(fault.status, { error: fault.raw }, headers);
  const message = fault instanceof Error ? `${fault.name}: ${fault.message}` : 'unknown';
  return json(
    500,
    { error: { type: 'api_error', message: `The fake of Stripe failed (${message})` } },
    headers,
  );
}

/** Throws what Stripe answers to a key that is not this one. */
function checkKey(world: World, secretKey: string, { headers, path }: Asked): void {
  const given =
    /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ??
    Buffer.from(/^Basic (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '', 'base64')
      .toString()
      .split(':')[0] ??
    '';
  if (given === secretKey) return;
  if (!given) throw refused('You did not provide an API key.', {}, 401);
  if (given.startsWith('pk_'))
    throw refused(
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
      { code: 'secret_key_required' },
      403,
    );
  const id =
    /_test_|_live_/.test(given) && given.startsWith('sk_live_')
      ? path.split('/').find((step) => world.books().some((book) => book.find(step)))
      : undefined;
  if (id)
    throw refused(
      `No such object: '${id}'; a similar object exists in test mode, but a live mode key was used to make this request.`,
      { code: 'resource_missing', param: 'id' },
      404,
    );
  throw refused(`Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`, {}, 401);
}
