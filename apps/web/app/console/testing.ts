import type { ServerBuild } from '@remix-run/server-runtime';
import { barePages } from '../../server/testing/bare-pages.ts';
import type { Visitor } from '../../server/testing/index.ts';

const root = { default: () => null, ErrorBoundary: () => null };

/** A build of these routes alone; they answer with the data of their pages. */
export function buildOf(routes: Record<string, { path: string; module: unknown }>): ServerBuild {
  return {
    ...barePages,
    routes: {
      root: { id: 'root', path: '', parentId: undefined, module: root },
      ...Object.fromEntries(
        Object.entries(routes).map(([id, route]) => [id, { id, parentId: 'root', ...route }]),
      ),
    },
  } as unknown as ServerBuild;
}

/** A form as a browser sends it. */
export const send = (visitor: Visitor, path: string, fields: Record<string, string>, headers = {}) =>
  visitor(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
  });
