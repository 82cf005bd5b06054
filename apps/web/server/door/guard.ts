import { NotAllowed } from '@entraide/core/error';
import { originOf, type PublicAddress } from '@entraide/core/settings';
import { installPaths } from '@entraide/model/path';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Paths whose requests prove by a signature who sent them; a mail program asks at the link of a mail without a page (RFC 8058). */
const SIGNED = /^\/(webhooks\/(mail|stripe)|notices\/off\/[\w-]+)$/;

/**
 * What a phone sends when its owner shares something with a space that is installed: no page asked for it, and it says so. A page cannot send
 * such a request by itself, and what it brings only begins a listing that nobody sees.
 */
const SHARED = installPaths.share();

/**
 * The one guard against requests that another site makes in a visitor's name, before pages and API alike. SameSite cookies do
 * nothing between sibling subdomains, and those are other tenants.
 */
export function guard(address: PublicAddress) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const allowed = isOwnRequest({
      method: c.req.method,
      path: c.req.path,
      header: (name) => c.req.header(name),
      origins: [c.var.origin, originOf(c.var.host, address)],
    });
    if (!allowed) throw new NotAllowed('This request must come from the space itself.');
    return next();
  });
}

/** @param origins the site's own: the canonical one, and that of the host it was asked by */
export function isOwnRequest(request: {
  method: string;
  path: string;
  header(name: string): string | undefined;
  origins: readonly string[];
}): boolean {
  const { method, path, header, origins } = request;
  if (SAFE.has(method) || SIGNED.test(path)) return true;
  // A key is sent on purpose; a cookie goes along by itself.
  if (/^bearer\s/i.test(header('authorization') ?? '') && header('cookie') === undefined) return true;
  const site = header('sec-fetch-site');
  const origin = header('origin');
  const ownOrigin = origin !== undefined && origins.includes(origin);
  if (site === 'none') return method === 'POST' && path === SHARED;
  if (site === undefined) return ownOrigin;
  // "null" is what a strict referrer policy makes of the own origin, too.
  return site === 'same-origin' && (origin === undefined || origin === 'null' || ownOrigin);
}
