import { type PlatformCtx, type Tenant, translated } from '../ctx/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { resolveTenant } from './resolve-tenant.ts';

export interface TenantCache {
  get(host: string): Promise<Tenant | null>;
  close(): Promise<void>;
}

interface Entry {
  tenant: Tenant | null;
  /** Milliseconds since 1970. */
  until: number;
}

const KNOWN = { most: 2000, ms: 10 * 60_000 };
/** Short and apart: whoever tries out hosts pushes no space out, and a new space waits seconds at most. */
const UNKNOWN = { most: 2000, ms: 5_000 };

/**
 * Host -> tenant in this process, kept right by NOTIFY: whichever process changes a tenant, all of them look again.
 * The first `get` waits until it listens, so that no change falls between.
 */
export function createTenantCache(
  platform: PlatformCtx,
  address: PublicAddress,
  resolve: (host: string) => Promise<Tenant | null> = (host) => resolveTenant(platform, host, address),
): TenantCache {
  const known = new Map<string, Entry>();
  const unknown = new Map<string, Entry>();
  const asked = new Map<string, Promise<Tenant | null>>();
  let changes = 0;

  const onChange = (tenantId: string) => {
    changes++;
    asked.clear();
    unknown.clear();
    // Nothing is said after a reconnect: anything may have changed meanwhile.
    for (const [host, { tenant }] of known)
      if (tenantId === '' || tenant?.id === tenantId) known.delete(host);
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

  const now = () => platform.clock().getTime();

  async function load(host: string): Promise<Tenant | null> {
    await translated(listen());
    const before = changes;
    const tenant = await resolve(host);
    if (changes === before) {
      if (tenant) keep(known, host, { tenant, until: now() + KNOWN.ms }, KNOWN.most);
      else keep(unknown, host, { tenant, until: now() + UNKNOWN.ms }, UNKNOWN.most);
    }
    return tenant;
  }

  return {
    async get(host) {
      const entry = known.get(host) ?? unknown.get(host);
      if (entry && entry.until > now()) {
        if (entry.tenant) keep(known, host, entry, KNOWN.most);
        return entry.tenant;
      }
      const already = asked.get(host);
      if (already) return already;
      const loading = load(host).finally(() => {
        if (asked.get(host) === loading) asked.delete(host);
      });
      asked.set(host, loading);
      return loading;
    },
    async close() {
      const stop = await listening?.catch(() => null);
      await stop?.();
    },
  };
}

/** A Map remembers the order of insertion: the first key is the one not used for longest. */
function keep(entries: Map<string, Entry>, host: string, entry: Entry, most: number): void {
  entries.delete(host);
  entries.set(host, entry);
  const [oldest] = entries.keys();
  if (entries.size > most && oldest !== undefined) entries.delete(oldest);
}
