import type { Tenant } from '@entraide/core/ctx';

/** Address of a space's own file (a logo), cached for good under the version of the space's settings. */
export function spaceAssetUrl(tenant: Pick<Tenant, 'version'>, name: string): string {
  return `/assets-of-space/${tenant.version.slice(0, 16)}/${encodeURIComponent(name)}`;
}
