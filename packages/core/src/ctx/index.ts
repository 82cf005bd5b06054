import type { Database, GlobalTx, TenantTx, UnitOptions } from '@entraide/db';
import type { Device } from '@entraide/model/device';
import type { Plans } from '@entraide/model/plan';
import type { SecondFactorRule, TenantConfig } from '@entraide/model/tenant';
import type { Dns } from '../dns/index.ts';
import type { FileStore } from '../file/store/store.ts';
import type { Geocoder } from '../place/geocoder/geocoder.ts';
import type { StripeGate } from '../stripe/gate/gate.ts';
import type { Actor } from './actor.ts';
import { translated } from './translated.ts';

/** Structured fields only, nothing personal: no address, no place, no message text. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export interface Tenant {
  id: string;
  slug: string;
  status: 'private' | 'open' | 'suspended';
  config: TenantConfig;
  /** Hash of the configuration: whatever is derived from it may be cached under this. */
  version: string;
  /** Canonical host, without a port. */
  host: string;
  /** Canonical scheme, host and port. Links in mails start with it, never with what a request said. */
  origin: string;
}

export interface PlatformCtx {
  db: Database;
  clock: () => Date;
  log: Log;
  /** The bytes of files; verbs reach it through core/file. */
  fileStore: FileStore;
  /** A third party that finds streets, where the operator chose one; else our own gazetteer is all there is. */
  geocoder?: Geocoder | null;
  /** What keyed hashes, the links of mails and the addresses of answers are made with: for requests and jobs. No row holds it. */
  secretKey?: string;
  /** Whose mails come back to us as answers; absent: messages cannot be answered by mail. */
  inboundDomain?: string;
  /** When a space whose admins answer no more may be passed on; the defaults when absent. */
  succession?: Succession;
  /** The one way to the DNS; only what checks domains needs it. */
  dns?: Dns;
  /** The one way to Stripe; null or absent: this deployment takes no money. */
  stripe?: StripeGate | null;
  /** What the platform asks of every space; a space may ask more. */
  secondFactor?: SecondFactorRule;
  /** What spaces may pay the platform for; absent: one free plan without limits. */
  plans?: Plans;
}

/** As the platform sets it, in days. */
export interface Succession {
  /** Without any of the admins of a space. */
  silentDays: number;
  /** Between the notice to its members and the change. */
  noticeDays: number;
}

/** Who asks, in which tenant, in which language: all that a verb may know of its caller. */
export interface Ctx extends PlatformCtx {
  tenant: Tenant;
  actor: Actor;
  locale: string;
  requestId: string;
  ip: string | null;
  /** The browser that asks, in words of a short list; a new session is known by it. */
  device?: Device;
}

/**
 * One unit of work inside the caller's tenant.
 * @throws what `work` throws; Unavailable when the database is; what a broken constraint means to a reader (constraints.ts)
 */
export function inTenant<T>(
  ctx: Pick<Ctx, 'db'> & { tenant: Pick<Tenant, 'id'> },
  work: (tx: TenantTx) => Promise<T>,
  options?: UnitOptions,
): Promise<T> {
  return translated(ctx.db.inTenant(ctx.tenant.id, work, options));
}

/** One unit of work on what belongs to no tenant. @throws as `inTenant` */
export function outsideTenant<T>(
  ctx: Pick<PlatformCtx, 'db'>,
  work: (tx: GlobalTx) => Promise<T>,
  options?: UnitOptions,
): Promise<T> {
  return translated(ctx.db.outsideTenant(work, options));
}

export { type Actor, type MemberActor, memberOf, type Scope, visitor } from './actor.ts';
export { translated };
