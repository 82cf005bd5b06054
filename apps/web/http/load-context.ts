import type { Ctx, PlatformCtx } from '@entraide/core/ctx';
import type { SignedInOperator } from '@entraide/core/operator';
import type { AboutPlatform } from '@entraide/core/platform';
import type { PublicAddress, SettingLine, Settings } from '@entraide/core/settings';

interface OwnSite {
  platform: PlatformCtx;
  address: PublicAddress;
  about: AboutPlatform;
}

/** What a host leads to. */
export type Site =
  | { kind: 'space'; ctx: Ctx }
  | ({ kind: 'platform' } & OwnSite)
  /** With who is signed in there. */
  | ({ kind: 'console'; operator: SignedInOperator | null } & OwnSite);

export type CookieName = 'session' | 'support' | 'browser' | 'locale' | 'place';

/** The request's cookies; what is set leaves with the response, whatever the route returns or throws. */
export interface Cookies {
  get(name: CookieName): string | null;
  /** @param maxAgeSeconds left out: until the browser closes */
  set(name: CookieName, value: string, maxAgeSeconds?: number): void;
  drop(name: CookieName): void;
}

export interface SessionDoor {
  /** 128 random bits that stand for this browser, made at the first call: binds sign-in codes and drafts to it. */
  browserToken(): string;
  /** The cookie outlives the session: the database decides how long that is, and prolongs it as it is used. */
  start(opened: { token: string }): void;
  end(): void;
}

/** What the server hands to every route. */
export interface LoadContext {
  site: Site;
  /** The same as `site.ctx` on a space, else null. */
  ctx: Ctx | null;
  /** The platform as the operator's role, for launches and the console; null where this process may not have it. */
  operate: PlatformCtx | null;
  launchPolicy: Settings['LAUNCH_POLICY'];
  /** What the platform was started with, secrets left out; for the console alone. */
  settings: readonly SettingLine[];
  /** Of the visitor; null when unknown. */
  ip: string | null;
  /** Who hosts the platform, by language; null where its operator has not said. */
  hostSaid: AboutPlatform['host'];
  locale: string;
  nonce: string;
  /** Host of the request, verified to be ours. */
  host: string;
  /** Canonical scheme, host and port: what absolute links start with. */
  origin: string;
  cookies: Cookies;
  session: SessionDoor;
  /** Which map this deployment shows. */
  map: { kind: 'offline'; tiles?: string } | { kind: 'mapbox'; token: string; apiUrl: string };
  /** True where mails land in /dev/mail. */
  devMail: boolean;
  /** Refused at the door: every route but the frame throws it. */
  refused: { code: 'too-large' | 'too-many'; status: number; retryAfterSeconds: number | null } | null;
  /** When to try again: a thrown refusal of a page loses its headers on the way. */
  setRetryAfter(seconds: number): void;
  /** False where no mail can leave yet: nobody can get a code. */
  mailLeaves: boolean;
  /** For failures that nobody refused on purpose. */
  reportError(error: unknown): void;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
