import { newToken } from '@entraide/core/session';
import { generateCookie } from 'hono/cookie';
import type { CookieName, Cookies, SessionDoor } from '../../http/load-context.ts';

const DAY_S = 86_400;

export interface CookieJar extends Cookies, SessionDoor {
  /** A Set-Cookie value for each cookie that was set. */
  setCookies(): string[];
}

/**
 * The cookies of one request and its response. `__Host-` binds them to this host alone: a sibling subdomain is another tenant.
 */
export function cookieJar(header: string | undefined): CookieJar {
  const sent = parse(header);
  const changed = new Map<CookieName, { value: string; maxAge: number | undefined }>();
  const jar: CookieJar = {
    get: (name) => changed.get(name)?.value ?? sent.get(`__Host-${name}`) ?? null,
    set: (name, value, maxAge) => void changed.set(name, { value, maxAge }),
    drop: (name) => void changed.set(name, { value: '', maxAge: 0 }),
    browserToken() {
      const known = jar.get('browser');
      if (known && /^[\w-]{22,64}$/.test(known)) return known;
      const made = newToken();
      jar.set('browser', made, 365 * DAY_S);
      return made;
    },
    // The database decides how long a session lives, and prolongs it as it is used: its cookie only has to be there.
    start: ({ token }) => {
      jar.set('session', token, 400 * DAY_S);
      // The browser is known from now on, and stays so as long as it comes back.
      jar.set('browser', jar.browserToken(), 400 * DAY_S);
    },
    end: () => jar.drop('session'),
    setCookies: () =>
      [...changed].map(([name, { value, maxAge }]) =>
        generateCookie(name, value, {
          prefix: 'host',
          httpOnly: true,
          sameSite: 'Lax',
          ...(maxAge === undefined ? {} : { maxAge }),
        }),
      ),
  };
  return jar;
}

/** Not Hono's: that one hands out a value that is cut off, half decoded. */
function parse(header = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    // The first of two wins: the more specific one comes first.
    if (at < 1 || found.has(name)) continue;
    try {
      found.set(name, decodeURIComponent(part.slice(at + 1).trim()));
    } catch {
      // Not ours, or cut off: as if it were not there.
    }
  }
  return found;
}
