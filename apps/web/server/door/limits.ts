import { networkOf } from '@entraide/core/access';
import { TooMany } from '@entraide/core/error';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AppEnv } from './app-env.ts';
import { isLoopback } from './client-ip.ts';
import { refuseInPage, wantsPage } from './refusal.ts';

interface Door {
  /** Requests a minute, from one network into one space: 50 people in one room do all of this at once. */
  aMinute: number;
  writes: boolean;
  matches(method: string, path: string): boolean;
}

const apiRead = (method: string, path: string, resource: string) =>
  method === 'GET' && path === `/api/v1/${resource}`;

/** What costs us or others something each time; each has its own count. */
const doors: Door[] = [
  {
    aMinute: 300,
    writes: true,
    matches: (method, path) =>
      method === 'POST' &&
      /^(\/api\/v1\/auth\/|\/(join|login|sign-in|enter|account|support|listings\/new|listings\/[^/]+\/answer)(\/|\.data|$))/i.test(
        path,
      ),
  },
  {
    aMinute: 300,
    writes: true,
    matches: (method, path) => method === 'POST' && /^\/threads\//i.test(path),
  },
  {
    aMinute: 300,
    writes: true,
    matches: (method, path) => method === 'POST' && /^\/launch(\.data|$)/i.test(path),
  },
  { aMinute: 600, writes: false, matches: (_, path) => /^\/launch\/address/i.test(path) },
  // The router takes capital letters for small ones.
  { aMinute: 300, writes: false, matches: (_, path) => /^\/(pictures|sitemap)[/.]/i.test(path) },
  { aMinute: 1200, writes: false, matches: (method, path) => apiRead(method, path, 'places') },
  { aMinute: 1200, writes: false, matches: (method, path) => apiRead(method, path, 'map') },
  { aMinute: 1200, writes: false, matches: (method, path) => apiRead(method, path, 'listings') },
];

/**
 * A short memory in this process, against scripts; what must hold for certain is counted in the database by its verb
 * (core/access/limits.ts). @throws TooMany for programs; people get a page
 */
export function rateLimits() {
  const counted = doors.map((door) => ({
    door,
    limiter: new RateLimiterMemory({ points: door.aMinute, duration: 60 }),
  }));
  return createMiddleware<AppEnv>(async (c, next) => {
    const found = counted.find(({ door }) => door.matches(c.req.method, c.req.path));
    const { ip } = c.var;
    // A loopback visitor is the machine's own operator, or a proxy that the settings do not name: all visitors in one.
    if (!found || ip === null || (!found.door.writes && isLoopback(ip))) return next();
    try {
      await found.limiter.consume(`${c.var.host} ${networkOf(ip)}`);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1000);
      if (!wantsPage(c)) throw new TooMany(retryAfterSeconds);
      return refuseInPage(c, next, { code: 'too-many', status: 429, retryAfterSeconds });
    }
    return next();
  });
}
