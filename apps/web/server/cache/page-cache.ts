import { LRUCache } from 'lru-cache';

const MOST_BYTES = 64 * 1024 * 1024;
/** Ages and ends are told in words, so a page may not grow old even when nothing is published. */
const LIFETIME_MS = 10_000;

export interface CachedPage {
  headers: [string, string][];
  body: string;
  /** The one it was rendered with: every visitor gets their own in its place. */
  nonce: string;
}

export interface PageCache {
  /** The key of a page as things stand now; what changes meanwhile makes it unreachable. */
  keyOf(tenantId: string, parts: readonly string[]): string;
  get(key: string): CachedPage | undefined;
  set(key: string, page: CachedPage): void;
  /** A tenant's board has changed; '' for all of them. */
  forget(tenantId: string): void;
}

/** Whole pages for visitors without a cookie: what a link shared in a group brings, many at once, all asking for the same. */
export function createPageCache(): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: MOST_BYTES,
    sizeCalculation: (page, key) => 2 * (page.body.length + key.length) + 1024,
    ttl: LIFETIME_MS,
  });
  const editions = new Map<string, number>();
  let epoch = 0;
  return {
    keyOf: (tenantId, parts) => JSON.stringify([epoch, tenantId, editions.get(tenantId) ?? 0, ...parts]),
    get: (key) => pages.get(key),
    set: (key, page) => void pages.set(key, page),
    forget(tenantId) {
      if (tenantId) editions.set(tenantId, (editions.get(tenantId) ?? 0) + 1);
      else epoch += 1;
    },
  };
}
