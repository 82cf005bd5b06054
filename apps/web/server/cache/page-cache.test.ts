import { expect, test } from 'vitest';
import { createPageCache } from './page-cache.ts';

const page = { headers: [], body: '<p>', nonce: 'n' };

test('what a tenant changes is forgotten, and only what is that tenant’s', () => {
  const cache = createPageCache();
  const [ours, theirs] = [cache.keyOf('a', ['/']), cache.keyOf('b', ['/'])];
  cache.set(ours, page);
  cache.set(theirs, page);
  cache.forget('a');
  expect(cache.get(cache.keyOf('a', ['/']))).toBeUndefined();
  expect(cache.get(cache.keyOf('b', ['/']))).toEqual(page);
  cache.forget('');
  expect(cache.get(cache.keyOf('b', ['/']))).toBeUndefined();
});

test('a page that was rendered before a change is not kept for after it', () => {
  const cache = createPageCache();
  const before = cache.keyOf('a', ['/']);
  cache.forget('a');
  cache.set(before, page);
  expect(cache.get(cache.keyOf('a', ['/']))).toBeUndefined();
});
