import type { HttpBindings } from '@hono/node-server';
import type { Site } from '../app/framework/load-context.ts';
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
    site: Site;
    locale: string;
    cookies: CookieJar;
  };
}
