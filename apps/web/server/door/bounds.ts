import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { answerRefusal } from './refusal.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Characters of path and query. A search of the API in a script whose letters take nine characters each is the longest. */
const MOST_CHARACTERS = { page: 2048, api: 4096, manifest: 8192 } as const;
const MOST_SEGMENTS = 16;
/** Paths that one request for the route manifest may name: Remix asks for the links of a page together. */
const MOST_PATHS = 96;

/**
 * Refuses a method we do not have, and an address whose size would make the work behind it grow faster than the address: Remix looks
 * for routes at every ancestor of a path. Runs before anything reads the address.
 */
export const bounds = createMiddleware<AppEnv>(async (c, next) => {
  if (!METHODS.includes(c.req.method)) {
    const response = answerRefusal(c, { status: 405, code: 'method-not-allowed' });
    response.headers.set('Allow', METHODS.join(', '));
    return response;
  }
  if (isTooLong(c.env?.incoming?.url ?? c.req.url.replace(/^https?:\/\/[^/]*/, '')))
    return answerRefusal(c, { status: 414, code: 'address-too-long', detail: tooLong });
  return next();
});

const tooLong = `At most ${MOST_CHARACTERS.page} characters (${MOST_CHARACTERS.api} for the API) and ${MOST_SEGMENTS} segments.`;

/** @param target as sent: `/path?query`, or in absolute form with scheme and host before it */
export function isTooLong(target: string): boolean {
  if (target.length > MOST_CHARACTERS.manifest) return true;
  const asked = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const [path = ''] = asked.split('?', 1);
  if (segmentsOf(path) > MOST_SEGMENTS) return true;
  if (path === '/__manifest') {
    const paths = new URLSearchParams(asked.slice(path.length)).getAll('p');
    return paths.length > MOST_PATHS || paths.some((one) => segmentsOf(one) > MOST_SEGMENTS);
  }
  return asked.length > MOST_CHARACTERS[path.startsWith('/api/') ? 'api' : 'page'];
}

const segmentsOf = (path: string) => path.split('/').length - 1;
