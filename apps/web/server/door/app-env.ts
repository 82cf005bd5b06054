import type { HttpBindings } from '@hono/node-server';
import type { LoadContext, Site } from '../../http/load-context.ts';
import type { CookieJar } from './cookies.ts';

/** What the middleware leaves for those behind it. */
export interface AppEnv {
  /** Absent under `app.request()`. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    nonce: string;
    /** Of the visitor, believing only the proxies that the settings name; null when unknown. */
    ip: string | null;
    host: string;
    /** Canonical scheme, host and port of the site. */
    origin: string;
    /** Where the platform's own home is. */
    platformOrigin: string;
    site: Site;
    locale: string;
    /** What the door refused, for the page to say; absent for nearly all. */
    refused?: LoadContext['refused'];
    cookies: CookieJar;
  };
}
