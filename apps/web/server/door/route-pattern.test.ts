import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnv } from './app-env.ts';
import { routePatterns } from './route-pattern.ts';

const app = new Hono<AppEnv>()
  .use(async (_, next) => next())
  .get('/api/v1/listings/:id', (c) => c.text(''))
  .get('/api/v1/docs/:file{a\\.css|b.js}', (c) => c.text(''))
  .get('/readyz', (c) => c.text(''));
const routes = {
  root: { id: 'root', path: '' },
  first: { id: 'first', parentId: 'root', index: true },
  listing: { id: 'listing', parentId: 'root', path: 'listings/:id' },
  new: { id: 'new', parentId: 'root', path: 'listings/new' },
  robots: { id: 'robots', parentId: 'root', path: 'robots.txt' },
  nothing: { id: 'nothing', parentId: 'root', path: '*' },
};
const patternOf = routePatterns(app, {
  files: new Map([['/assets/a.js', { path: '', mediaType: '', encodings: [] }]]),
  pages: { build: { routes } as never, mode: 'production' },
});

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/listings/0190b6a2', '/listings/:id'],
  ['/listings/0190b6a2.data', '/listings/:id'],
  ['/listings/new', '/listings/new'],
  ['/Listings/New/', '/listings/new'],
  ['/listings/0190b6a2/other', 'none'],
  ['/api/v1/listings/ana@example.org', '/api/v1/listings/:id'],
  ['/api/v1/docs/a.css', '/api/v1/docs/:file'],
  ['/readyz', '/readyz'],
  ['/robots.txt', '/robots.txt'],
  ['/robotsXtxt', 'none'],
  ['/assets/a.js', 'file'],
  ['/whatever/somebody/asks', 'none'],
])('%s is counted as %s', (path, pattern) => {
  expect(patternOf(path)).toBe(pattern);
});
