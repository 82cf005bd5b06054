import type { Tenant } from '@entraide/core/ctx';

/** Address of a space's own file (a logo), cached for good under the version of the space's settings. */
export function spaceAssetUrl(tenant: Pick<Tenant, 'version'>, name: string): string {
  return `/assets-of-space/${tenant.version.slice(0, 16)}/${encodeURIComponent(name)}`;
}

/** Address of the picture that links to the space are shown with. */
export function spacePictureUrl({ version }: Pick<Tenant, 'version'>, locale: string): string {
  return `/pictures/${locale}/space?v=${version.slice(0, 16)}`;
}

/** Address of a listing's own, another one after each change: messengers keep what they have seen. */
export function listingPictureUrl(id: string, updatedAt: string, locale: string): string {
  return `/pictures/${locale}/listings/${id}?v=${Date.parse(updatedAt).toString(36)}`;
}
