import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeOf } from './route-words.ts';

test.each([
  ['/', '/'],
  ['/listings/0190b6a2-7c1e-7000-8000-000000000000/edit', '/listings/:/edit'],
  ['/listings/0190b6a2.data', '/listings/:.data'],
  ['/api/v1/listings', '/api/v1/listings'],
  ['/ana@example.org', '/:'],
])('%s is logged as %s', (path, route) => {
  expect(routeOf(path)).toBe(route);
});

test('nothing that somebody made up is logged', () => {
  const signs = fc.oneof(
    fc.constantFrom('\u2028', '\u2029', '\n', '\r', '\0', '@', '%', '.', '.data', '\u202e', 'é', '𐀀'),
    fc.constantFrom('ana', 'LISTINGS', '33612345678'),
  );
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (parts) => {
      expect(routeOf(`/listings/${parts.join('')}`)).toMatch(/^\/listings\/(:|:\.data|\.data)$/);
    }),
  );
});
