import { mailOffLink, myNoticeSettings, readMailOff } from '@entraide/core/notice';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer } from '../server/testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer({ pages: (await builtPages()).pages });
});
afterAll(() => server.close());

it('a mail program turns a kind off by itself: without a page, a session or an origin, as often as it likes (RFC 8058)', async () => {
  const [space, other] = [await server.openSpace(), await server.openSpace()];
  const member = await space.member();
  const ctx = space.ctx({ actor: member });
  const link = mailOffLink(ctx, member.memberId, 'alert') ?? '';
  const program = server.visitor(space.tenant.host);
  const ask = (path: string, method: string, visitor = program) =>
    visitor(path, {
      method,
      ...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
    });
  const chosen = async () => (await myNoticeSettings(ctx)).settings.alert;

  // What looks into mails opens their links.
  for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(link, method)).status).toBe(200);
  expect(await chosen()).toBe('digest');
  for (let n = 0; n < 3; n++) {
    const answer = await ask(link, 'POST');
    expect(answer.status, 'and is not sent on').toBe(200);
    expect(await chosen()).toBe('never');
  }
  expect(program.cookies.has('__Host-session')).toBe(false);

  const edited = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`;
  const elsewhere = server.visitor(other.tenant.host);
  for (const method of ['GET', 'POST']) {
    expect((await ask(edited, method)).status).toBe(410);
    expect((await ask(link, method, elsewhere)).status).toBe(410);
  }
  const token = link.split('/').at(-1) ?? '';
  expect(await readMailOff(space.ctx(), token)).toEqual({ off: 'alert', isOff: true });
  expect((await ask('/me/notices', 'POST')).status, 'nothing else is done without an origin').toBe(403);
});
