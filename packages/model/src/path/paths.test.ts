import { expect, it } from 'vitest';
import { paths } from './paths.ts';

it('writes what it is given, and leaves out what is not', () => {
  expect(paths.home()).toBe('/');
  expect(paths.newListing({ kind: 'offer', place: undefined, draft: 1, q: null })).toBe(
    '/listings/new?kind=offer&draft=1',
  );
  expect(paths.latestIn('7', { before: 'a b' })).toBe('/threads/7?before=a+b#latest');
});

it('lets nothing out of its segment', () => {
  for (const one of [paths.thread, paths.listing, paths.editListing, paths.page, paths.shortListing])
    expect(one('../me?x=1#y').split('/')).toHaveLength(one('x').split('/').length);
});
