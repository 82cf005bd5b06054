import { openDns } from '@entraide/core/dns';
import { openSession } from '@entraide/core/session';
import { startTestDns, type TestDns, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer, type Visitor } from '../server/testing/index.ts';
import { send } from '../server/testing/route-build.ts';

const PAGE = '/admin/settings/domain';

let zone: TestDns;
let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  zone = await startTestDns();
  zone.records['example A'] = ['192.0.2.1'];
  const dns = openDns({ rootDomain: 'example', servers: [zone.address], deadlineMs: 5_000 });
  server = await testServer({ pages: (await builtPages()).pages, dns });
});
afterAll(async () => {
  await server.close();
  await zone.close();
});

const signedIn = async (role: 'admin' | 'moderator', own = space) => {
  const visitor = server.visitor(own.tenant.host);
  const member = await own.member({ role });
  const { token } = await own.ctx().db.inTenant(own.tenant.id, (tx) => openSession(tx, member.memberId));
  visitor.cookies.set('__Host-session', token);
  return visitor;
};
/** A form of the page, sent as a browser without JavaScript does. @returns where it leads, or its status */
const step = async (visitor: Visitor, intent: string, host: string) => {
  const answer = await send(visitor, PAGE, { intent, host });
  return answer.headers.get('location') ?? answer.status;
};
const read = async (visitor: Visitor) => (await visitor(PAGE)).text();
const at = async (host: string, path = '/') => {
  const answer = await server.visitor(host)(path);
  return [answer.status, answer.headers.get('location')];
};
/** What Caddy asks on this machine before it fetches a certificate. */
const certificate = async (host: string) => {
  const peer = { incoming: { rawHeaders: [], url: '/', socket: { remoteAddress: '127.0.0.1' } } };
  return (await server.app.request(`http://127.0.0.1/internal/ask?domain=${host}`, {}, peer)).status;
};
/** The value of the record that names the space, as the page shows it. */
const tokenOn = (html: string) => /entraide-space=[0-9a-f]{32}/.exec(html)?.[0] ?? 'none';

describe('a domain of one’s own, from the claim to the day it is let go', () => {
  it('is shown with its records, served once they stand, is the address of the space, and is no more', async () => {
    space = await server.openSpace();
    const host = 'aide.voisins.org';
    const admin = await signedIn('admin');
    expect(await read(admin)).not.toContain(host);
    expect(await step(admin, 'claim', host)).toBe(`${PAGE}?done=claimed&host=${host}`);
    const shown = await read(admin);
    expect(shown).toContain(`_entraide.aide`);
    expect(shown).toContain('CNAME');
    expect(tokenOn(shown)).not.toBe('none');
    // Nothing is served, and no certificate is fetched, before it is proven.
    expect([await at(host), await certificate(host)]).toEqual([[421, null], 404]);
    expect(await step(admin, 'primary', host)).toBe(409);

    // Somebody else's words in the DNS prove nothing.
    zone.records[`_entraide.${host} TXT`] = ['entraide-space=00000000000000000000000000000000'];
    zone.records[`${host} A`] = ['192.0.2.1'];
    expect(await step(admin, 'check', host)).toBe(`${PAGE}?done=checked&host=${host}`);
    expect(await certificate(host)).toBe(404);

    zone.records[`_entraide.${host} TXT`] = [tokenOn(shown)];
    await step(admin, 'check', host);
    await expect.poll(() => certificate(host)).toBe(200);
    expect(await at(host, '/join?a=1')).toEqual([308, `https://${space.tenant.host}/join?a=1`]);

    expect(await step(admin, 'primary', host)).toBe(`${PAGE}?done=primary&host=${host}`);
    await expect.poll(() => at(space.tenant.host, '/join')).toEqual([308, `https://${host}/join`]);
    expect((await at(host))[0]).toBe(200);
    // A cookie is for one host: whoever comes to the new one signs in again, and what is sent there is taken.
    const again = server.visitor(host);
    expect(await (await again('/login')).text()).toContain('name="email"');
    await again.signIn(space, (await space.member({ role: 'admin' })).email);
    expect((await again(PAGE)).status).toBe(200);

    expect(await step(again, 'release', host)).toBe(`${PAGE}?done=released&host=${host}`);
    await expect.poll(() => certificate(host)).toBe(404);
    await expect.poll(async () => (await at(space.tenant.host))[0]).toBe(200);
    expect(await at(host)).toEqual([421, null]);
  });

  it('of two spaces that claim one is the one’s that can prove it, and stays so for the other for thirty days', async () => {
    const host = 'deux.org';
    const spaces = [await server.openSpace(), await server.openSpace()] as const;
    const [one, two] = [await signedIn('admin', spaces[0]), await signedIn('admin', spaces[1])];
    for (const admin of [one, two]) await step(admin, 'claim', host);
    const tokens = [tokenOn(await read(one)), tokenOn(await read(two))];
    expect(tokens[0]).not.toBe(tokens[1]);
    zone.records[`${host} A`] = ['192.0.2.1'];
    zone.records[`_entraide.${host} TXT`] = tokens;
    await Promise.all([one, two].map((admin) => step(admin, 'check', host)));
    await expect.poll(() => certificate(host)).toBe(200);
    const [, led] = await at(host);
    const winner = spaces.findIndex(({ tenant }) => led === `https://${tenant.host}/`);
    expect(winner).toBeGreaterThanOrEqual(0);
    const [mine, theirs] = winner === 0 ? [one, two] : [two, one];
    expect(await step(theirs, 'primary', host)).toBe(409);
    await step(mine, 'release', host);
    await step(theirs, 'check', host);
    expect(await certificate(host)).toBe(404);
  });

  it('is the admins’, of a name that is not the platform’s, and never half-claimed', async () => {
    space = await server.openSpace();
    const moderator = await signedIn('moderator');
    expect((await moderator(PAGE)).status).toBe(403);
    expect(await step(moderator, 'claim', 'x.org')).toBe(403);
    expect(await step(server.visitor(space.tenant.host), 'claim', 'x.org')).not.toBe(
      `${PAGE}?done=claimed&host=x.org`,
    );
    const admin = await signedIn('admin');
    for (const host of ['example', 'console.example', 'nobody.example', '127.0.0.1', 'x', 'a b.org', ''])
      expect(await step(admin, 'claim', host), host).toBe(422);
    expect(await step(admin, 'check', 'nobody.org')).toBe(404);
    expect(tokenOn(await read(admin))).toBe('none');
  });
});
