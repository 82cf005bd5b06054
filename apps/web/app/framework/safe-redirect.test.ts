import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from './safe-redirect.ts';

test.each(['/', '/me?x=1#y', '/listings/1', '/%2F%2Fevil.example'])('%s is kept', (path) => {
  expect(safePath(path)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  'me',
  '/a b',
  '/\n/x',
  null,
  undefined,
])('%j is not followed', (path) => {
  expect(safePath(path, '/here')).toBe('/here');
});

test('whatever is asked for, a browser stays on this site', () => {
  const nasty = fc.array(fc.constantFrom('/', '\\', '\t', '\n', ' ', '@', ':', '.', 'a', '%', '?', '#'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(nasty, (signs) => {
      expect(new URL(safePath(`/${signs.join('')}`), 'https://ufe.example').host).toBe('ufe.example');
    }),
    { numRuns: 2000 },
  );
});
