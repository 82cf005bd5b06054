import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf, normaliseHost } from './host.ts';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const hosts = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const port = fc.option(fc.integer({ min: 0, max: 65_535 }));
const cased = (host: string) =>
  fc
    .array(fc.boolean(), { minLength: host.length, maxLength: host.length })
    .map((up) => [...host].map((sign, i) => (up[i] ? sign.toUpperCase() : sign)).join(''));

describe('normaliseHost', () => {
  test('case, port and final dot make no other host', () => {
    fc.assert(
      fc.property(
        hosts.chain((host) => fc.tuple(fc.constant(host), cased(host), fc.boolean(), port)),
        ([host, written, dot, number]) => {
          const authority = `${written}${dot ? '.' : ''}${number === null ? '' : `:${number}`}`;
          expect(normaliseHost(authority)).toBe(host);
        },
      ),
    );
  });

  test('whatever comes in: null, or a host that stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webAuthority({ withUserInfo: true, withPort: true })), (text) => {
        const host = normaliseHost(text);
        if (host === null) return;
        expect(normaliseHost(host)).toBe(host);
        expect(host).toMatch(/^[a-z0-9._:[\]-]+$/);
      }),
    );
  });

  test.each([
    '',
    '.',
    'a..b',
    'user@ufe.example',
    'user:pass@ufe.example',
    'ufe.example, accueil.example',
    'ufe.example accueil.example',
    'ufe.example/',
    'ufe.example:port',
    'ufe.example:1:2',
    'ufe.example..',
    'é.example',
    '-a.example',
    `${'a'.repeat(64)}.example`,
    '[::1',
    'a\r\nb',
    'ufe%2eexample',
  ])('%j is no host', (authority) => {
    expect(normaliseHost(authority)).toBeNull();
  });

  test('addresses and punycode are hosts like others', () => {
    expect(normaliseHost('127.0.0.1:3000')).toBe('127.0.0.1');
    expect(normaliseHost('[::1]:3000')).toBe('[::1]');
    expect(normaliseHost('XN--COLE-9OA.example')).toBe('xn--cole-9oa.example');
  });
});

describe('hostOf', () => {
  test('is the Host header of an ordinary request', () => {
    expect(hostOf({ hosts: ['UFE.example.:80'], target: '/a?b' })).toBe('ufe.example');
    expect(hostOf({ hosts: ['ufe.example'], target: '*' })).toBe('ufe.example');
  });

  test('no host where two places disagree, or one is missing or doubled', () => {
    expect(hostOf({ hosts: ['ufe.example'], target: 'http://UFE.example:3000/a' })).toBe('ufe.example');
    expect(hostOf({ hosts: ['ufe.example'], target: 'http://accueil.example/a' })).toBeNull();
    expect(hostOf({ hosts: ['ufe.example'], target: 'http://ufe.example@accueil.example/' })).toBeNull();
    expect(hostOf({ hosts: ['ufe.example'], target: 'ftp://ufe.example/' })).toBeNull();
    expect(hostOf({ hosts: ['ufe.example', 'accueil.example'], target: '/' })).toBeNull();
    expect(hostOf({ hosts: ['ufe.example', 'ufe.example'], target: '/' })).toBeNull();
    expect(hostOf({ hosts: [], target: 'http://ufe.example/' })).toBeNull();
  });
});
