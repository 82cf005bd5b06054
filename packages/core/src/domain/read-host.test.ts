import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Invalid } from '../error/index.ts';
import { looksLikeOf, readHost } from './read-host.ts';

const faultOf = (typed: string): string => {
  try {
    return `read as ${readHost(typed).host}`;
  } catch (error) {
    return error instanceof Invalid ? String(error.faults[0]?.code) : String(error);
  }
};

describe('readHost', () => {
  it.each([
    ['Aide.Example.ORG', 'aide.example.org'],
    ['  https://aide.example.org/fr/?x=1#y ', 'aide.example.org'],
    ['http://aide.example.org:8080', 'aide.example.org'],
    ['aide.example.org.', 'aide.example.org'],
    ['école.fr', 'xn--cole-9oa.fr'],
    ['XN--COLE-9OA.fr', 'xn--cole-9oa.fr'],
    ['جيران.com', 'xn--mgbjp9fra.com'],
    ['voisins。example。org', 'voisins.example.org'],
  ])('reads %s', (typed, host) => {
    expect(faultOf(typed)).toBe(`read as ${host}`);
  });

  it.each([
    ['', 'not-a-host'],
    ['entraide', 'not-a-host'],
    ['a b.org', 'not-a-host'],
    ['a..org', 'not-a-host'],
    ['ana@example.org', 'not-a-host'],
    ['_dmarc.example.org', 'not-a-host'],
    ['-a.org', 'not-a-host'],
    ['%41.com', 'not-a-host'],
    ['a\\b.org', 'not-a-host'],
    [`${'a'.repeat(64)}.org`, 'not-a-host'],
    [`${'a.'.repeat(140)}org`, 'not-a-host'],
    ['xn--a.org', 'not-a-host'],
    ['a\0.org', 'not-a-host'],
    ['192.168.1.1', 'ip-address'],
    ['１２７.0.0.1', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['fe80::1', 'ip-address'],
    ['asso.fr', 'public-suffix'],
    ['co.uk', 'public-suffix'],
    ['a.localhost', 'unknown-ending'],
    ['intranet.local', 'unknown-ending'],
    ['раypal.com', 'mixed-scripts'],
  ])('refuses %s: %s', (typed, code) => {
    expect(faultOf(typed)).toBe(code);
  });

  it('never fails in another way, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        expect(faultOf(typed)).toMatch(/^(read as [a-z0-9.-]+|[a-z]+(-[a-z]+)+)$/);
      }),
    );
  });
});

describe('looksLikeOf', () => {
  it.each([
    ['lille.org', 'www.li1le.org'],
    ['google.org', 'g00gle.org'],
    ['modern.org', 'modem.org'],
    ['wien.org', 'vvien.org'],
    ['ecole.fr', 'xn--cole-9oa.fr'],
    ['coco.org', 'xn--n1aahb.org'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(looksLikeOf(a)).toBe(looksLikeOf(b));
  });

  it.each([
    ['lyon.org', 'lyon.fr'],
    ['aide.org', 'aides.org'],
  ])('tells %s from %s', (a, b) => {
    expect(looksLikeOf(a)).not.toBe(looksLikeOf(b));
  });

  it('has nothing to say of a local name', () => {
    expect(looksLikeOf('ufe')).toBeNull();
  });
});
