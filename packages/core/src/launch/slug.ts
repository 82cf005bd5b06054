import { TenantSlug } from '@entraide/model/tenant';
import anyAscii from 'any-ascii';

const MOST = 40;

/** Names that would mislead whoever reads them in an address, beyond those that no space may have (TenantSlug). */
const misleading = new Set([
  ...['abuse', 'account', 'bank', 'billing', 'blog', 'contact', 'donate', 'embed', 'entraide', 'ftp', 'help'],
  ...['imap', 'join', 'launch', 'login', 'moderation', 'moderator', 'ns1', 'ns2', 'official', 'officiel'],
  ...['operator', 'pay', 'payment', 'platform', 'police', 'pop', 'postmaster', 'root', 'security', 'samu'],
  ...['signin', 'smtp', 'ssl', 'support', 'system', 'test', 'urgences', 'webmail', 'webmaster', 'wwww'],
]);

export type SlugFault = 'malformed' | 'reserved';

/** Null: this may be the address of a space. */
export function slugFault(slug: string): SlugFault | null {
  if (!/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(slug)) return 'malformed';
  return misleading.has(slug) || !TenantSlug.safeParse(slug).success ? 'reserved' : null;
}

/** An address made of a name in any script: `Les Voisins de Lisbonne` to `les-voisins-de-lisbonne`, `جيران` to `jyrn`. Null: nothing is left of it. */
export function slugOf(name: string): string | null {
  const letters = anyAscii(name.normalize('NFKC').slice(0, 200))
    .toLowerCase()
    .replaceAll(/['’`]/g, '-')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, MOST)
    .replace(/-+$/, '');
  const slug = letters.length === 2 ? `${letters}-entraide` : letters;
  return slugFault(slug) === null ? slug : null;
}
