import type { Settings } from './settings.ts';

/** How the links people see start and end around the host. */
export interface PublicAddress {
  scheme: 'http' | 'https';
  /** Null: the scheme's own port, which is not written. */
  port: number | null;
}

export function isLocal(rootDomain: string): boolean {
  return rootDomain === 'localhost' || rootDomain.endsWith('.localhost');
}

/** @param listening the port really listened on, where PORT asks for any free one */
export function publicAddress(settings: Settings, listening = settings.PORT): PublicAddress {
  const local = isLocal(settings.ROOT_DOMAIN);
  const scheme = settings.PUBLIC_SCHEME ?? (local ? 'http' : 'https');
  const port = settings.PUBLIC_PORT ?? (local ? listening : null);
  return { scheme, port: port === (scheme === 'https' ? 443 : 80) ? null : port };
}

/** `https://ufe.example.org`, `http://ufe.localhost:3000`. */
export function originOf(host: string, { scheme, port }: PublicAddress): string {
  return `${scheme}://${host}${port === null ? '' : `:${port}`}`;
}
