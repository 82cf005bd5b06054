import { type FakeStripe, startFakeStripe } from '@entraide/core/fake-stripe';
import { openStripe } from '@entraide/core/stripe';
import { consoleVisitor, plantOperator } from '@entraide/core/testing';
import { readPlatformPlans } from '@entraide/model/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer } from '../server/testing/index.ts';
import { sessionOf } from './crawl/visit.ts';

const read = readPlatformPlans({
  plans: [
    { key: 'free', name: 'Gratuit', limits: { members: 3, ownDomain: false } },
    { key: 'park', name: 'Parc', prices: { EUR: { month: '29.50' } } },
  ],
});
if (!read.ok) throw new Error('the plans of the test are wrong');
const { plans } = read;

let server: Awaited<ReturnType<typeof testServer>>;
let fake: FakeStripe;
beforeAll(async () => {
  fake = await startFakeStripe();
  const stripe = openStripe({
    STRIPE_SECRET_KEY: fake.secretKey,
    STRIPE_API_URL: fake.url,
    STRIPE_FEE_PERCENT: 0,
  });
  server = await testServer({
    pages: (await builtPages()).pages,
    ...{ plans, stripe, clock: () => new Date(fake.now() * 1000) },
  });
});
afterAll(async () => {
  await server.close();
  await fake.close();
});

/** A page as a browser without JavaScript has it. */
async function page(host: string, path: string, session: string, form?: Record<string, string>) {
  const origin = `https://${host}`;
  const answer = await server.app.request(`${origin}${path}`, {
    headers: {
      host,
      cookie: `__Host-session=${session}; session=${session}`,
      'accept-language': 'fr',
      origin,
    },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return {
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    text: (await answer.text()).replaceAll(/\s/g, ' '),
  };
}
const pressAtStripe = (url: string, fields: Record<string, string>) =>
  fetch(url.replace('localhost', '127.0.0.1'), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });

it('an admin chooses a plan, pays at Stripe, comes back, and ends it there, without JavaScript', async () => {
  const space = await server.openSpace();
  const { host } = space.tenant;
  const admin = await sessionOf(space, await space.member({ role: 'admin' }));
  const moderator = await sessionOf(space, await space.member({ role: 'moderator' }));
  const open = (path = '/admin/plan', session = admin) => page(host, path, session);
  const send = (form: Record<string, string>) => page(host, '/admin/plan', admin, form);

  const before = await open();
  expect(before.status).toBe(200);
  for (const said of ['Formule : Gratuit', '2 sur 3', '29,50 €', 'Payer chaque mois', 'TEST'])
    expect(before.text).toContain(said);
  expect((await open('/admin/plan', moderator)).status).toBe(403);

  const choice = { intent: 'choose', plan: 'park', currency: 'EUR', interval: 'month' };
  expect((await send({ ...choice, plan: 'forest' })).text).toContain('n’est plus proposée');
  const paying = await send(choice);
  expect(paying).toMatchObject({ status: 303, to: expect.stringMatching(/^http:\/\/localhost:\d+\//) });
  // The address that Stripe leads back to changes nothing by itself.
  await open('/admin/plan/done');
  expect((await open()).text).toContain('Formule : Gratuit');
  const paid = await pressAtStripe(paying.to, { do: 'pay', email: 'a@example.org' });
  expect(paid.headers.get('location')).toBe(`${space.tenant.origin}/admin/plan/done`);
  expect(await open('/admin/plan/done')).toMatchObject({ to: '/admin/plan?done=back' });
  const after = (await open()).text;
  for (const said of ['Formule : Parc', 'Prochain paiement le', 'Factures', '/invoices/in_'])
    expect(after).toContain(said);
  expect(after).not.toContain('value="choose"');

  // Once more, from another window: it leads to the page of changes, and nothing is bought twice.
  const again = await send(choice);
  expect(again.to).toContain('/portal/');
  const portal = await send({ intent: 'manage' });
  const made = fake.events('customer.subscription.created').at(-1)?.data.object;
  const id = made && 'id' in made ? String(made.id) : '';
  await pressAtStripe(portal.to, { do: 'stop', subscription: id });
  await open('/admin/plan/done');
  expect((await open()).text).toContain('La formule s’arrête le');

  const { token } = await plantOperator(consoleVisitor(server.database.db('platform')), {
    ...{ email: 'op@example.org', name: 'Op' },
  });
  const money = await page('console.example', '/money', token);
  expect(money.status).toBe(200);
  expect(money.text).toContain('Ce que paient les espaces');
});
