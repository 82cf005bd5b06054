import { expect, test } from 'vitest';
import { isOwnRequest } from './guard.ts';

const own = 'https://ufe.example';
const ask = (method: string, headers: Record<string, string>) =>
  isOwnRequest({ method, path: '/x', header: (name) => headers[name], origins: [own] });

test('a mail program turns mails off by the link of a mail, and nothing else', () => {
  const asked = (path: string) =>
    isOwnRequest({ method: 'POST', path, header: () => undefined, origins: [own] });
  expect(asked('/notices/off/AbC_-9')).toBe(true);
  for (const path of [
    '/notices/off/',
    '/notices/off/a/b',
    '/notices/off/a.data',
    '/me/notices',
    '/x/notices/off/a',
  ])
    expect(asked(path)).toBe(false);
});

test('a phone hands over what its owner shares, and nobody else does', () => {
  const asked = (path: string, headers: Record<string, string>, method = 'POST') =>
    isOwnRequest({ method, path, header: (name) => headers[name], origins: [own] });
  const phone = { 'sec-fetch-site': 'none', origin: 'null' };
  expect(asked('/share', phone)).toBe(true);
  for (const path of ['/share/', '/share.data', '/share/x', '/listings/new', '/me'])
    expect(asked(path, phone)).toBe(false);
  for (const site of ['cross-site', 'same-site'])
    expect(asked('/share', { 'sec-fetch-site': site, origin: 'https://evil.example' })).toBe(false);
  expect(asked('/share', { origin: 'null' })).toBe(false);
  expect(asked('/share', phone, 'DELETE')).toBe(false);
});

test.each([
  ['GET', {}, true],
  ['HEAD', { 'sec-fetch-site': 'cross-site' }, true],
  ['OPTIONS', {}, true],
  ['POST', {}, false],
  ['DELETE', {}, false],
  ['PATCH', {}, false],
  ['PUT', {}, false],
  ['PROPFIND', {}, false],
  ['POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: own }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://accueil.example' }, false],
  ['POST', { 'sec-fetch-site': 'same-site', origin: 'https://accueil.example' }, false],
  ['POST', { 'sec-fetch-site': 'same-site', origin: own }, false],
  ['POST', { 'sec-fetch-site': 'cross-site', origin: own }, false],
  ['POST', { 'sec-fetch-site': 'none' }, false],
  ['POST', { origin: own }, true],
  ['POST', { origin: 'null' }, false],
  ['POST', { origin: 'http://ufe.example' }, false],
  ['POST', { origin: 'https://ufe.example:8443' }, false],
  ['POST', { origin: 'https://ufe.example.evil.example' }, false],
  ['POST', { authorization: 'Bearer key' }, true],
  ['POST', { authorization: 'Bearer key', cookie: 'a=b' }, false],
  ['POST', { authorization: 'Basic key' }, false],
  ['POST', { authorization: 'Bearer key', cookie: '' }, false],
])('%s with %o: %s', (method, headers, allowed) => {
  expect(ask(method, headers)).toBe(allowed);
});
