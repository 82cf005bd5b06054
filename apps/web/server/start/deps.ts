import type { Ctx, MemberActor, PlatformCtx } from '@entraide/core/ctx';
import type { CapturedMail } from '@entraide/core/mail';
import type { AboutPlatform } from '@entraide/core/platform';
import type { PublicAddress, SettingLine, Settings } from '@entraide/core/settings';
import type { TenantCache } from '@entraide/core/tenant';
import type { ServerBuild } from '@remix-run/server-runtime';
import type { PageCache } from '../cache/page-cache.ts';
import type { MapTiles } from '../files/map-tiles.ts';
import type { StaticFiles } from '../files/static-files.ts';
import type { Hub } from '../live/hub.ts';

export interface Readiness {
  database: boolean;
  migrations: boolean;
  /** No table, view, function or grant against the rules that keep spaces apart. */
  catalog: boolean;
  /** False once the process was asked to stop. */
  serving: boolean;
}

/** All that the web server needs from outside; `main.ts` and tests make it. */
export interface Deps extends PlatformCtx {
  /** The operator's role, for the console and for new spaces; null where this process may not have it. */
  operatorDb: PlatformCtx['db'] | null;
  launchPolicy: Settings['LAUNCH_POLICY'];
  /** For the console to show. */
  settings: readonly SettingLine[];
  rootDomain: string;
  /** Who runs the platform. */
  about: AboutPlatform;
  address: PublicAddress;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  tenants: Pick<TenantCache, 'get' | 'forget'>;
  readSession(ctx: Pick<Ctx, 'db' | 'clock' | 'tenant'>, token: string): Promise<MemberActor | null>;
  readiness(): Promise<Readiness>;
  /** What webhooks of the mail provider are signed with; empty: none are taken. */
  mailSecrets: readonly string[];
  /** What webhooks of Stripe are signed with; empty: none are taken. */
  stripeSecrets: readonly string[];
  /** The development mailbox; null where mails are really sent. */
  devMail: (() => Promise<CapturedMail[]>) | null;
  /** Takes an answer written there; null where there is none. */
  devAnswer: ((mail: { from: string; to: string; text: string }) => Promise<void>) | null;
  /** False where there is no way for a mail to leave: pages say so. */
  mailLeaves: boolean;
  mapbox: { token: string; apiUrl: string } | null;
  /** Streets over our own map; they come before Mapbox. */
  mapTiles: MapTiles | null;
  files: StaticFiles;
  pages: { build: ServerBuild | (() => Promise<ServerBuild>); mode: 'production' | 'development' };
  /** Null: every page is rendered anew. */
  pageCache: PageCache | null;
  /** Open pages that are told of changes; null: they ask from time to time. */
  hub: Hub | null;
  /** Milliseconds that a request may take. */
  deadlineMs: number;
}
