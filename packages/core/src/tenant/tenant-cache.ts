import { LRUCache } from 'lru-cache';
import { type PlatformCtx, type Tenant, translated } from '../ctx/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { resolveTenant } from './resolve-tenant.ts';

export interface TenantCache {
  get(host: string): Promise<Tenant | null>;
  /** Looks again at once: NOTIFY is heard a moment after the commit, and whoever changed something comes back before. */
  forget(tenantId: string): void;
  close(): Promise<void>;
}

const KNOWN = { max: 2000, ttl: 10 * 60_000 };
/** Short and apart: whoever tries out hosts pushes no space out, and a new space waits seconds at most. */
const UNKNOWN = { max: 2000, ttl: 5_000 };

/**
 * Host -> tenant in this process, kept right by NOTIFY: whichever process changes a tenant, all of them look again.
 * The first `get` waits until it listens, so that no change falls between.
 */
export function createTenantCache(
  platform: PlatformCtx,
  address: PublicAddress,
  resolve: (host: string) => Promise<Tenant | null> = (host) => resolveTenant(platform, host, address),
): TenantCache {
  // The clock of the platform is asked each time: with the library's pause of a millisecond a test's clock would stand still.
  const time = { perf: { now: () => platform.clock().getTime() }, ttlResolution: 0 };
  const known = new LRUCache<string, Tenant>({ ...KNOWN, ...time });
  const unknown = new LRUCache<string, true>({ ...UNKNOWN, ...time });
  const asked = new Map<string, Promise<Tenant | null>>();
  let changes = 0;

  const onChange = (tenantId: string) => {
    changes++;
    asked.clear();
    unknown.clear();
    // Nothing is said after a reconnect: anything may have changed meanwhile.
    for (const [host, tenant] of [...known.entries()])
      if (tenantId === '' || tenant.id === tenantId) known.delete(host);
  };
  let listening: Promise<() => Promise<void>> | null = null;
  /** A database that was away when first asked is asked again by the next visitor. */
  const listen = () => {
    listening ??= platform.db.listen('tenant_changed', onChange).catch((error) => {
      listening = null;
      throw error;
    });
    return listening;
  };

  async function load(host: string): Promise<Tenant | null> {
    await translated(listen());
    const before = changes;
    const tenant = await resolve(host);
    if (changes === before) {
      if (tenant) known.set(host, tenant);
      else unknown.set(host, true);
    }
    return tenant;
  }

  return {
    async get(host) {
      const tenant = known.get(host);
      if (tenant) return tenant;
      if (unknown.get(host)) return null;
      const already = asked.get(host);
      if (already) return already;
      const loading = load(host).finally(() => {
        if (asked.get(host) === loading) asked.delete(host);
      });
      asked.set(host, loading);
      return loading;
    },
    forget: onChange,
    async close() {
      const stop = await listening?.catch(() => null);
      await stop?.();
    },
  };
}
