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
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9@+%-]{1,20}$/), (word) => {
      expect(routeOf(`/listings/${word}`)).toBe('/listings/:');
    }),
  );
});
