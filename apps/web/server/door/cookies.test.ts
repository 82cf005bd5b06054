import { expect, test } from 'vitest';
import { cookieJar } from './cookies.ts';

const jar = (header?: string) => cookieJar(header);

test('every cookie belongs to this host alone and to no script', () => {
  const token = 'A'.repeat(32);
  const cookies = jar(`__Host-browser=${token}`);
  cookies.start({ token: 'a/b;c' });
  cookies.set('locale', 'fr');
  expect(cookies.setCookies()).toEqual([
    '__Host-session=a%2Fb%3Bc; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Lax',
    `__Host-browser=${token}; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Lax`,
    '__Host-locale=fr; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
  expect(cookies.get('session')).toBe('a/b;c');
});

test('a browser keeps its token, and gets one when it has none or a strange one', () => {
  const token = 'A'.repeat(32);
  const known = jar(`__Host-browser=${token}`);
  expect(known.browserToken()).toBe(token);
  expect(known.setCookies()).toEqual([]);
  const strange = jar('__Host-browser=short');
  expect(strange.browserToken()).toMatch(/^[\w-]{32}$/);
  expect(strange.browserToken()).toBe(strange.browserToken());
  expect(strange.setCookies()).toHaveLength(1);
});

test('a cookie that somebody tampered with is no cookie', () => {
  expect(jar('__Host-session=%E0%A4%A').get('session')).toBeNull();
  expect(jar('session=x; __Host-session=y; __Host-session=z').get('session')).toBe('y');
});
