import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlatformCtx, Tenant } from '../ctx/index.ts';
import { createTenantCache, type TenantCache } from './index.ts';

/** A database that never announces anything: what `forget` does, it does alone. */
const silent = {
  db: { listen: async () => async () => {} },
  clock: () => new Date(),
} as unknown as PlatformCtx;

const named = (id: string, version: string) => ({ id, version }) as Tenant;

let cache: TenantCache;
afterEach(() => cache.close());

/** @param answer what stands in the database now */
function cacheOver(answer: (host: string) => Promise<Tenant | null>) {
  const resolver = vi.fn(answer);
  cache = createTenantCache(silent, { scheme: 'https', port: null }, resolver);
  return resolver;
}

describe('to forget a space', () => {
  it('looks again at all of its hosts, and at no other space', async () => {
    let version = 'old';
    const resolver = cacheOver(async (host) => named(host.startsWith('lyon') ? 'lyon' : 'metz', version));
    const hosts = ['lyon.example', 'lyon.example.org', 'metz.example'];
    for (const host of hosts) await cache.get(host);
    version = 'new';
    expect(await cache.get('lyon.example')).toMatchObject({ version: 'old' });
    cache.forget('lyon');
    resolver.mockClear();
    const found = await Promise.all(hosts.map((host) => cache.get(host)));
    expect(found.map((tenant) => tenant?.version)).toEqual(['new', 'new', 'old']);
    expect(resolver).toHaveBeenCalledTimes(2);
  });

  it('looks again at hosts that led nowhere: one of them may be its new one', async () => {
    let led: Tenant | null = null;
    cacheOver(async () => led);
    expect(await cache.get('aide.example.org')).toBeNull();
    led = named('lyon', 'new');
    expect(await cache.get('aide.example.org')).toBeNull();
    cache.forget('lyon');
    expect(await cache.get('aide.example.org')).toBe(led);
  });

  it('while it is being looked at keeps nothing of what was read before', async () => {
    const reads: ((tenant: Tenant) => void)[] = [];
    const resolver = cacheOver(() => new Promise((done) => reads.push(done)));
    const before = cache.get('lyon.example');
    await vi.waitFor(() => expect(reads).toHaveLength(1));
    cache.forget('lyon');
    // Whoever asks from now on does not wait for the old answer.
    const after = cache.get('lyon.example');
    await vi.waitFor(() => expect(reads).toHaveLength(2));
    reads[1]?.(named('lyon', 'new'));
    reads[0]?.(named('lyon', 'old'));
    expect((await after)?.version).toBe('new');
    expect((await before)?.version).toBe('old');
    expect((await cache.get('lyon.example'))?.version).toBe('new');
    expect(resolver).toHaveBeenCalledTimes(2);
  });

  it('of none of ours changes nothing', async () => {
    const resolver = cacheOver(async () => named('lyon', 'old'));
    await cache.get('lyon.example');
    cache.forget('metz');
    await cache.get('lyon.example');
    expect(resolver).toHaveBeenCalledTimes(1);
  });
});
