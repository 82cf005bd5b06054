import { Unavailable } from '@entraide/core/error';
import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  server = await testServer({ trustedProxies: ['127.0.0.1', '172.31.77.10'] });
  space = await server.openSpace();
});
afterAll(() => server.close());

interface From {
  peer?: string;
  headers?: Record<string, string>;
  app?: (typeof server)['app'];
}

async function ask(query: string, { peer = '127.0.0.1', headers = {}, app = server.app }: From = {}) {
  const url = `/internal/ask${query}`;
  const incoming = { rawHeaders: ['Host', '127.0.0.1:3000'], url, socket: { remoteAddress: peer } };
  const response = await app.request(`http://127.0.0.1:3000${url}`, { headers }, { incoming });
  return response.status;
}

describe('/internal/ask', () => {
  it('says yes to what is served: the platform, its spaces, their domains', async () => {
    for (const host of ['example', 'console.example', space.tenant.host, space.tenant.host.toUpperCase()])
      expect(await ask(`?domain=${host}`)).toBe(200);
    const suspended = await server.openSpace({}, 'suspended');
    expect(await ask(`?domain=${suspended.tenant.host}`)).toBe(200);
  });

  it('says no to anything else', async () => {
    for (const host of ['www.example', 'nobody.example', 'evil.org', `${space.tenant.host}.evil.org`])
      expect(await ask(`?domain=${host}`)).toBe(404);
    for (const query of [
      '',
      '?domain=',
      '?domain=a&domain=example',
      '?domain=%00',
      '?domain=example:443',
      "?domain=';--",
      '?domain=[::1]',
      `?domain=${'a'.repeat(300)}`,
      '?domain=*.example',
      '?domain=a/../example',
    ])
      expect(await ask(query), query).toBe(400);
  });

  it('is there for this machine and the operator’s proxy alone, and not for what they hand on', async () => {
    const query = `?domain=${space.tenant.host}`;
    for (const peer of ['::1', '::ffff:127.0.0.1', '172.31.77.10'])
      expect(await ask(query, { peer })).toBe(200);
    for (const peer of ['172.31.77.11', '203.0.113.1', '']) expect(await ask(query, { peer })).toBe(421);
    for (const name of ['x-forwarded-for', 'forwarded'])
      expect(await ask(query, { headers: { [name]: '127.0.0.1' } })).toBe(421);
    // A page like any other, where there is one.
    const page = await server.visitor(space.tenant.host)(`/internal/ask${query}`);
    expect(await page.text()).not.toBe('served');
  });

  it('refuses when nobody knows', async () => {
    const away = await testServer({ tenants: { get: () => Promise.reject(new Unavailable()), forget() {} } });
    expect(await ask(`?domain=${space.tenant.host}`, { app: away.app })).toBe(503);
    await away.close();
  });
});
