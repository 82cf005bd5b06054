import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { resendInbox } from './resend-inbox.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

/** A server that answers everything so. */
async function inboxOf(status: number, body: string) {
  const asked: { url: string; key: string }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', key: String(request.headers.authorization) });
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { asked, read: (id = 'a/b') => resendInbox({ apiKey: 're_1', baseUrl }).read(id) };
}

it('reads a mail with its headers in small letters, and asks for no pictures', async () => {
  const given = {
    object: 'email',
    from: 'a@b.example',
    text: 'Oui',
    headers: { 'X-A': 'x', 'X-B': ['1', '2'] },
  };
  const { asked, read } = await inboxOf(200, JSON.stringify(given));
  expect(await read()).toEqual({
    ...{ from: 'a@b.example', text: 'Oui', html: null },
    headers: { 'x-a': 'x', 'x-b': '1, 2' },
  });
  expect(asked).toEqual([{ url: '/emails/receiving/a%2Fb?html_format=cid', key: 'Bearer re_1' }]);
});

it('takes what is gone, and what nobody writes, for nothing', async () => {
  expect(await (await inboxOf(404, '{}')).read()).toBeNull();
  const huge = JSON.stringify({ from: 'a@b.example', text: 'x'.repeat(3 * 1024 * 1024) });
  expect(await (await inboxOf(200, huge)).read()).toBeNull();
});

it.each([
  [500, '{"message":"ana@example.org"}'],
  [401, '{}'],
  [200, '<html>ana@example.org'],
  [200, '{"from":7,"text":"ana@example.org"}'],
])('fails at %i %s, for another try, and quotes nothing', async (status, body) => {
  const { read } = await inboxOf(status, body);
  const error = await read().catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('ana@');
});
