import { Conflict } from '../../error/index.ts';
import type { TenantFolder } from '../folder/read-tenant-folder.ts';
import type { Current, CurrentParts } from './current.ts';
import { type HostLine, hashOf, hostsOf } from './desired.ts';
import { type Change, diffConfig } from './diff-config.ts';

/** What a tenant should be: its folder, or (for one made elsewhere) what it is, at the hosts it should have. */
export interface Wanted {
  slug: string;
  folder: TenantFolder | null;
  hash: string;
  hosts: HostLine[];
}

export function wantedOf(folder: TenantFolder, rootDomain: string): Wanted {
  const { slug, domains } = folder.config;
  const hash = hashOf(folder.config, folder.assets);
  return { slug, folder, hash, hosts: hostsOf(slug, domains, rootDomain) };
}

/** A tenant without a folder keeps its settings and moves with the root domain. */
export function keptAsIs(current: Current, rootDomain: string): Wanted {
  const { domains = [] } = current.config as { domains?: string[] };
  const hosts = hostsOf(current.slug, domains, rootDomain);
  return { slug: current.slug, folder: null, hash: current.configHash, hosts };
}

export function isCurrent(current: Current, wanted: Wanted): boolean {
  return current.configHash === wanted.hash && diffHosts(current.hosts, wanted.hosts).length === 0;
}

/** @param parts of the tenant; null for one that does not exist yet */
export function diffTenant(current: Current | null, parts: CurrentParts | null, wanted: Wanted): Change[] {
  const hosts = diffHosts(current?.hosts ?? [], wanted.hosts);
  if (!wanted.folder) return hosts;
  const { config, assets } = wanted.folder;
  // Through JSON, because that is what the database gives back: no keys without a value.
  const settings = current ? diffConfig(current.config, JSON.parse(JSON.stringify(config))) : [];
  return [...settings, ...hosts, ...diffCategories(parts, config.categories), ...diffAssets(parts, assets)];
}

export function diffHosts(from: readonly HostLine[], to: readonly HostLine[]): Change[] {
  const changes: Change[] = [];
  for (const { host, isPrimary } of to) {
    const old = from.find((line) => line.host === host);
    const role = isPrimary ? 'primary' : 'second';
    if (!old) changes.push({ what: 'domain', how: 'add', name: host, to: role });
    else if (old.isPrimary !== isPrimary)
      changes.push({
        what: 'domain',
        how: 'change',
        name: host,
        from: isPrimary ? 'second' : 'primary',
        to: role,
      });
  }
  for (const { host } of from)
    if (!to.some((line) => line.host === host)) changes.push({ what: 'domain', how: 'remove', name: host });
  return changes;
}

function diffCategories(parts: CurrentParts | null, wanted: readonly { slug: string }[]): Change[] {
  const present = (parts?.categories ?? []).filter(({ retired }) => !retired).map(({ slug }) => slug);
  const slugs = wanted.map(({ slug }) => slug);
  return [
    ...slugs
      .filter((slug) => !present.includes(slug))
      .map((name): Change => ({ what: 'category', how: 'add', name })),
    ...present
      .filter((slug) => !slugs.includes(slug))
      .map((name): Change => ({ what: 'category', how: 'remove', name })),
  ];
}

function diffAssets(parts: CurrentParts | null, wanted: TenantFolder['assets']): Change[] {
  const present = parts?.assets ?? new Map<string, string>();
  const changes: Change[] = [];
  for (const { name, sha256 } of wanted) {
    const old = present.get(name);
    if (old === undefined) changes.push({ what: 'asset', how: 'add', name });
    else if (old !== sha256)
      changes.push({ what: 'asset', how: 'change', name, from: old.slice(0, 8), to: sha256.slice(0, 8) });
  }
  for (const name of present.keys())
    if (!wanted.some((asset) => asset.name === name)) changes.push({ what: 'asset', how: 'remove', name });
  return changes;
}

/**
 * A host leads to one tenant.
 * @param releasing hosts that the same plan takes from their owner first
 * @throws Conflict naming the other tenant and the way out
 */
export function refuseTakenHosts(
  wanted: Pick<Wanted, 'slug' | 'hosts'>,
  owners: ReadonlyMap<string, string>,
  releasing: ReadonlySet<string> = new Set(),
): void {
  for (const { host } of wanted.hosts) {
    const owner = owners.get(host);
    if (owner === undefined || owner === wanted.slug || releasing.has(host)) continue;
    throw new Conflict(
      `${host} leads to "${owner}" already, and a host leads to one space. Take it away there first: pnpm platform tenant domain remove ${owner} ${host}`,
    );
  }
}

/**
 * Below the root domain every label is a slug, the platform's own or nobody's.
 * @throws Conflict
 */
export function refusePlatformHosts(slug: string, hosts: readonly HostLine[], rootDomain: string): void {
  const own = `${slug}.${rootDomain}`;
  for (const { host } of hosts)
    if (host !== own && (host === rootDomain || host.endsWith(`.${rootDomain}`)))
      throw new Conflict(`${host} belongs to the platform. "${slug}" has ${own} without listing it.`);
}
