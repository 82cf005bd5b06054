import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../testing/index.ts';
import { isTooLong } from './bounds.ts';

const query = (length: number) => `?q=${'x'.repeat(length - 3)}`;

test.each([
  ['a page of 2,048 characters', `/${query(2047)}`, false],
  ['one more', `/${query(2048)}`, true],
  ['a second question mark', `/?q?${'x'.repeat(2048)}`, true],
  ['an API search of 4,096', `/api/v1/listings${query(4080)}`, false],
  ['one more', `/api/v1/listings${query(4081)}`, true],
  ['16 segments', '/a'.repeat(16), false],
  ['17 segments', '/a'.repeat(17), true],
  ['17 empty segments', '/'.repeat(17), true],
  ['17 segments in absolute form', `http://ufe.example${'/a'.repeat(17)}`, true],
  ['an absolute form with a short path', 'http://ufe.example/', false],
  ['17 segments under assets', `/assets${'/a'.repeat(16)}`, true],
  ['96 paths of the manifest', `/__manifest?${'p=%2Flistings%2F1&'.repeat(96)}`, false],
  ['97 paths of the manifest', `/__manifest?${'p=%2Fa&'.repeat(97)}`, true],
  ['a path of 17 segments in the manifest', `/__manifest?p=${'%2Fa'.repeat(17)}`, true],
  ['15 kB of segments', '/a'.repeat(7500), true],
])('%s', (_, target, tooLong) => {
  expect(isTooLong(target)).toBe(tooLong);
});

describe('at the door', () => {
  let server: Awaited<ReturnType<typeof testServer>>;
  let space: TestSpace;
  beforeAll(async () => {
    server = await testServer({
      // Whatever gets past the door would be a failure here.
      pages: { build: () => Promise.reject(new Error('the pages were asked')), mode: 'production' },
    });
    space = await server.openSpace();
  });
  afterAll(() => server.close());

  test.each([
    '/a'.repeat(7500),
    `/assets${'/a'.repeat(7500)}`,
    `/listings${'/a'.repeat(7500)}`,
    `/${query(15_000)}`,
  ])('an address that is too long never reaches the pages: %#', async (path) => {
    const response = await server.visitor(space.tenant.host)(path);
    expect(response.status).toBe(414);
    expect(await response.text()).toContain('This address is too long');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('nor a method that we do not have', async () => {
    // A Request cannot be made with TRACE, but a socket can ask for it.
    const { method, url } = { method: 'TRACE', url: `https://${space.tenant.host}/` };
    const request = new Proxy(new Request(url), {
      get: (target, name) => {
        if (name === 'method') return method;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const response = await server.app.fetch(request);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('GET, HEAD, POST');
  });
});
