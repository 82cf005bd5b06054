import { replyAddress } from '@entraide/core/mail';
import { fakeMailProvider, type TestSpace } from '@entraide/core/testing';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer } from '../testing/index.ts';

const secretKey = 'a key of the tests';
const inboundDomain = 'reply.example.org';
const old = `whsec_${Buffer.from('the secret before this one').toString('base64')}`;

let provider: Awaited<ReturnType<typeof fakeMailProvider>>;
let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  provider = await fakeMailProvider();
  server = await testServer({ inboundDomain, mailSecrets: [old, provider.secret] });
  space = await server.openSpace();
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const bounce = (to = 'ana@example.org') => ({
  type: 'email.bounced',
  data: {
    to: [to],
    tags: { space: space.tenant.id },
    bounce: { type: 'Permanent', subType: '', message: '' },
  },
});
const stopped = () =>
  server.database
    .db('platform')
    .inTenant(space.tenant.id, (tx) => tx.execute<{ email: string }>('select email from mail_stops'));
type Told = ReturnType<typeof provider.signed>;
const tell = ({ body, headers }: Pick<Told, 'body' | 'headers'>, host = 'example', path = '/webhooks/mail') =>
  server.visitor(host)(path, { method: 'POST', body, headers });

it('takes what is signed with one of the secrets, without a session and from nowhere', async () => {
  expect((await tell(provider.signed(bounce()))).status).toBe(204);
  expect((await tell(provider.signed(bounce('bo@example.org'), { by: old }))).status).toBe(204);
  expect(
    Array.from(await stopped())
      .map(({ email }) => email)
      .sort(),
  ).toEqual(['ana@example.org', 'bo@example.org']);
});

it('does not take what is not signed, is signed by another, was changed, or is not of now', async () => {
  const good = provider.signed(bounce('eve@example.org'));
  const minutes = (n: number) =>
    provider.signed(bounce('eve@example.org'), { at: new Date(Date.now() + n * 60_000) });
  const other = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`;
  const without = (name: string) => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
  });
  for (const told of [
    { ...good, body: good.body.replace('eve@', 'ana@') },
    { ...good, body: `${good.body} ` },
    { ...good, headers: { ...good.headers, 'svix-id': 'msg_other' } },
    provider.signed(bounce('eve@example.org'), { by: other }),
    minutes(-6),
    minutes(6),
    without('svix-signature'),
    without('svix-timestamp'),
    without('svix-id'),
  ])
    expect((await tell(told)).status).toBe(400);
  expect(Array.from(await stopped()).map(({ email }) => email)).not.toContain('eve@example.org');
});

it('says of what it does not know that it need not come again', async () => {
  for (const event of [{ type: 'email.opened', data: {} }, { type: 'contact.created' }, [], 'x', null])
    expect((await tell(provider.signed(event))).status).toBe(204);
});

it('is only on the platform’s host, and only where a secret is set', async () => {
  const told = provider.signed(bounce('nobody@example.org'));
  expect((await tell(told, space.tenant.host)).status).toBe(404);
  expect((await tell(told, 'console.example')).status).toBe(404);
  expect((await tell(told, 'example', '/webhooks/stripe')).status).toBe(404);
  expect((await tell(told, 'example', '/webhooks/other')).status).toBe(403);
  expect(Array.from(await stopped()).map(({ email }) => email)).not.toContain('nobody@example.org');
});

it('has a limit of its own: more than a form may bring, and not much more', async () => {
  const long = (bytes: number) => provider.signed({ type: 'email.opened', data: 'x'.repeat(bytes) });
  expect((await tell(long(200_000))).status).toBe(204);
  expect((await tell(long(300_000))).status).toBe(413);
});

it('leaves an answer to a job, once, and logs no word of it', async () => {
  const threadId = newId();
  const to = replyAddress(
    { secretKey, inboundDomain },
    { tenantId: space.tenant.id, threadId, side: 'author' },
  );
  const event = provider.receive({ from: 'ana@example.org', to: [to ?? ''], text: 'a secret' });
  const told = provider.signed(event);
  for (let n = 0; n < 3; n++) expect((await tell(told)).status).toBe(204);
  const jobs = await server.database.sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'take_answer'`;
  expect(jobs.map(({ payload }) => payload)).toEqual([
    { eventId: told.id, emailId: event.data.email_id, threadId, side: 'author', tenantId: space.tenant.id },
  ]);
  expect(provider.asked.reads).toBe(0);
  const log = JSON.stringify(server.lines);
  expect(log).toContain('"taken":"known"');
  expect(log).not.toMatch(/ana@|a secret|reply\+/);
});

it('asks to be told again while the database is away', async () => {
  const away = await testServer({ inboundDomain, mailSecrets: [provider.secret] });
  const told = provider.signed(bounce());
  await away.database.db('app').close();
  const response = await away.visitor('example')('/webhooks/mail', {
    method: 'POST',
    body: told.body,
    headers: told.headers,
  });
  expect(response.status).toBe(503);
  await away.close();
});
