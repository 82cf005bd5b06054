import type { Hono } from 'hono';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';

type Build = Exclude<Deps['pages']['build'], () => unknown>;

/**
 * `/listings/0190...` -> `/listings/:id`: the pattern of the route that a path belongs to, 'file' for a static file, 'none' when no
 * route has it. The answers are as few as our routes are, whatever is asked for.
 */
export function routePatterns(app: Hono<AppEnv>, { files, pages }: Pick<Deps, 'files' | 'pages'>) {
  let known: { pattern: string; matches: RegExp }[] | null = null;
  return (path: string): string => {
    if (files.has(path)) return 'file';
    // Not before the first request: by then every route has been added.
    known ??= [...new Set([...patternsOfServer(app), ...patternsOfPages(pages.build)])]
      .sort(staticPartsFirst)
      .map((pattern) => ({ pattern, matches: matcherOf(pattern) }));
    const asked = pageOf(path);
    return known.find(({ matches }) => matches.test(asked))?.pattern ?? 'none';
  };
}

/** Remix asks for the data of a page at the page's address with the ending `.data`. */
export const pageOf = (path: string) => (path === '/_root.data' ? '/' : path.replace(/\.data$/, ''));

/** Middleware stands at all methods. */
const patternsOfServer = (app: Hono<AppEnv>) =>
  app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path.replace(/\{.*\}$/, ''));

/** In development the pages are built as they are asked for: they have no patterns here. */
function patternsOfPages(build: Deps['pages']['build']): string[] {
  if (typeof build === 'function') return [];
  return Object.values(build.routes).flatMap((route) => {
    const path = route && pathOf(route.id, build);
    return path === undefined || path.endsWith('*') ? [] : [path];
  });
}

function pathOf(id: string, build: Build): string {
  const route = build.routes[id];
  if (!route) return '/';
  const parent = route.parentId === undefined ? '/' : pathOf(route.parentId, build);
  return route.path === undefined ? parent : `${parent.replace(/\/$/, '')}/${route.path.replace(/^\//, '')}`;
}

/** `/listings/new` before `/listings/:id`. */
const staticPartsFirst = (a: string, b: string) =>
  a.replaceAll(':', '\uffff') < b.replaceAll(':', '\uffff') ? -1 : 1;

/** @param pattern `/listings/:id` */
export function matcherOf(pattern: string): RegExp {
  const parts = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`, 'i');
}
