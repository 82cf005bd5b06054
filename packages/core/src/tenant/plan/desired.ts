import { createHash } from 'node:crypto';
import type { TenantConfig } from '@entraide/model/tenant';
import type { Asset } from '../folder/asset.ts';

/** A host and whether it is the one that links are written with. */
export interface HostLine {
  host: string;
  isPrimary: boolean;
}

/** Own domains, then the subdomain that always leads there; the first is canonical. */
export function hostsOf(slug: string, domains: readonly string[], rootDomain: string): HostLine[] {
  const hosts = [...domains, `${slug}.${rootDomain}`];
  return [...new Set(hosts)].map((host, index) => ({ host, isPrimary: index === 0 }));
}

/** Changes whenever a setting or a file does, whatever order they are written in. */
export function hashOf(config: TenantConfig, assets: readonly Pick<Asset, 'name' | 'sha256'>[]): string {
  const files = assets.map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([ordered(config), files]))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered((value as Record<string, unknown>)[key])]));
}
