import { createHash } from 'node:crypto';

/** A file of a tenant as it is kept: a logo, or the text of a page. */
export interface Asset {
  /** `logo.svg`, `pages/about.fr.md` */
  name: string;
  mediaType: string;
  bytes: Buffer;
  /** Hexadecimal. */
  sha256: string;
}

export function asset(name: string, mediaType: string, bytes: Buffer): Asset {
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
