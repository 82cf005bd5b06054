import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testServer } from '../testing/index.ts';

const mail = {
  ...{ tenant: 'voisins', to: 'ana@example.org', from: 'x', subject: 'Bonjour', text: 'Bonjour', html: '' },
  at: '2026-11-27T10:00:00Z',
};
const replyTo = 'reply+abc@reply.localhost';
const devAnswer = vi.fn(async () => {});
let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  const devMail = async () => [
    { ...mail, headers: { 'Reply-To': replyTo } },
    { ...mail, headers: { 'Reply-To': 'bureau@voisins.example' } },
  ];
  server = await testServer({ devMail, devAnswer });
});
afterAll(() => server.close());
beforeEach(() => devAnswer.mockClear());

const send = (headers: Record<string, string>) =>
  server.visitor('example')('/dev/mail', {
    method: 'POST',
    body: new URLSearchParams({ from: mail.to, to: replyTo, text: 'Oui' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '70', ...headers },
  });

it('lets a message be answered as from a mailbox, and nothing else', async () => {
  const page = await (await server.visitor('example')('/dev/mail')).text();
  expect(page.match(/<form/g)).toHaveLength(1);
  const sent = await send({ 'sec-fetch-site': 'same-origin' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/dev/mail']);
  expect(devAnswer).toHaveBeenCalledWith({ from: mail.to, to: replyTo, text: 'Oui' });
});

it('takes no answer that another site sends, nor a long one', async () => {
  for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
    expect((await send(headers as Record<string, string>)).status).toBe(403);
  const long = { 'sec-fetch-site': 'same-origin', 'content-length': '70000' };
  expect((await send(long)).status).toBe(403);
  expect(devAnswer).not.toHaveBeenCalled();
});
