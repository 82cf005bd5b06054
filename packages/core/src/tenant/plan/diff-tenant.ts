import { Conflict, Invalid } from '../../error/index.ts';
import {
  type Asset,
  type Change,
  complete,
  diffConfig,
  diffLogos,
  diffWritten,
  type Merged,
  mergeFolder,
  namesAndHashes,
  writtenIn,
} from '../../revision/index.ts';
import type { TenantFolder } from '../folder/read-tenant-folder.ts';
import type { Current, CurrentParts } from './current.ts';
import { folderHash, type HostLine, hostsOf } from './desired.ts';

/** What a tenant should be: its folder, or (for one made elsewhere) what it is, at the hosts it should have. */
export interface Wanted {
  slug: string;
  folder: TenantFolder | null;
  hash: string | null;
  hosts: HostLine[];
}

export function wantedOf(folder: TenantFolder, rootDomain: string, current: Current | undefined): Wanted {
  const { slug, domains } = folder.config;
  return {
    slug,
    folder,
    hash: folderHash(folder),
    hosts: hostsOf(slug, domains, rootDomain, current?.ownPrimary),
  };
}

/** A tenant without a folder keeps its settings and moves with the root domain. */
export function keptAsIs(current: Current, rootDomain: string): Wanted {
  const hosts = hostsOf(current.slug, domainsOf(current), rootDomain, current.ownPrimary);
  return { slug: current.slug, folder: null, hash: current.fileHash, hosts };
}

/** Those that the folder declared when it was applied last. */
const domainsOf = ({ config, fileKeys }: Current) =>
  fileKeys.includes('domains') ? ((config as { domains?: string[] }).domains ?? []) : [];

export function isCurrent(current: Current, wanted: Wanted): boolean {
  return current.fileHash === wanted.hash && diffHosts(current.hosts, wanted.hosts).length === 0;
}

export interface TenantDiff {
  changes: Change[];
  /** What the space will say, and what of it the browser changed against the folder; null without a folder. */
  merged: Merged | null;
  /** All logos from now on; undefined: they stay. */
  logos: Asset[] | undefined;
}

/**
 * @param parts of the tenant; null for one that does not exist yet
 * @param overwrite the folder wins where the browser changed something
 * @throws Conflict when the folder and what the browser set do not make a valid space together
 */
export function diffTenant(
  current: Current | null,
  parts: CurrentParts | null,
  wanted: Wanted,
  overwrite = false,
): TenantDiff {
  const hosts = diffHosts(current?.hosts ?? [], wanted.hosts);
  const { folder } = wanted;
  if (!folder) return { changes: hosts, merged: null, logos: undefined };
  const live = writtenIn(parts?.revision ?? null);
  const base = parts?.declared ?? writtenIn(null);
  const merged = mergeFolder({ file: folder.written, base, live, overwrite });
  const config = configOf(wanted.slug, merged);
  const logos = logosOf(folder, merged);
  // Through JSON, because that is what the database gives back: no keys without a value.
  const settings = current ? diffConfig(current.config, JSON.parse(JSON.stringify(config))) : [];
  const changes = [
    ...settings,
    ...hosts,
    ...diffCategories(current, config.categories),
    ...(logos ? diffLogos(parts?.revision?.files ?? {}, namesAndHashes(logos)) : []),
    ...diffWritten({ document: {}, pages: live.pages }, { document: {}, pages: merged.pages }),
  ];
  return { changes, merged, logos };
}

function configOf(slug: string, merged: Merged) {
  try {
    return complete(merged);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = error.faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Conflict(
      `The folder of "${slug}" and what was set in the browser do not fit together: ${faults.join(' ')}`,
    );
  }
}

/** Those of the folder where it names them; none where nobody does; else the browser's stay. */
function logosOf(folder: TenantFolder, { document }: Merged): Asset[] | undefined {
  if ('logo' in folder.written.document) return folder.logos;
  return document.logo === undefined ? [] : undefined;
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

function diffCategories(current: Current | null, wanted: readonly { slug: string }[]): Change[] {
  const { categories = [] } = (current?.config ?? {}) as { categories?: { slug: string }[] };
  const [present, slugs] = [categories.map(({ slug }) => slug), wanted.map(({ slug }) => slug)];
  return [
    ...slugs
      .filter((slug) => !present.includes(slug))
      .map((name): Change => ({ what: 'category', how: 'add', name })),
    ...present
      .filter((slug) => !slugs.includes(slug))
      .map((name): Change => ({ what: 'category', how: 'remove', name })),
  ];
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
