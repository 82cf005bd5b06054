import { hashOf } from '../../revision/index.ts';
import type { TenantFolder } from '../folder/read-tenant-folder.ts';

/** A host and whether it is the one that links are written with. */
export interface HostLine {
  host: string;
  isPrimary: boolean;
}

/**
 * The folder's domains, then the subdomain that always leads there. The first is canonical, unless the folder names none and a domain
 * that the space proved by itself is.
 */
export function hostsOf(
  slug: string,
  domains: readonly string[],
  rootDomain: string,
  ownPrimary = false,
): HostLine[] {
  const hosts = [...domains, `${slug}.${rootDomain}`];
  return [...new Set(hosts)].map((host, index) => ({
    host,
    isPrimary: index === 0 && !(ownPrimary && domains.length === 0),
  }));
}

/** Changes whenever the folder says something else, or this version of the platform takes it for something else. */
export function folderHash({ config, written, logos }: Omit<TenantFolder, 'dir'>): string {
  return hashOf(config, logos, [written.document, written.pages]);
}
