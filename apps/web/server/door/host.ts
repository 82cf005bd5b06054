/** What a request says about where it wants to go. */
export interface Asked {
  /** Every Host header, as sent. */
  hosts: readonly string[];
  /** The request target as sent: `/path`, or `http://host/path` in absolute form. */
  target: string;
}

/**
 * The one host a request is for, in small letters, without port and final dot; null when it is missing, malformed, or when two
 * places of the request disagree, because then whoever looks at the other place sees another tenant.
 */
export function hostOf({ hosts, target }: Asked): string | null {
  const [header, ...more] = hosts;
  if (header === undefined || more.length > 0) return null;
  const host = normaliseHost(header);
  if (target.startsWith('/') || target === '*') return host;
  const authority = /^https?:\/\/([^/?#]*)/i.exec(target)?.[1];
  return authority !== undefined && normaliseHost(authority) === host ? host : null;
}

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** `UFE.Example.org.:3000` -> `ufe.example.org`; null for what is no host and optional port (user info, lists, spaces). */
export function normaliseHost(authority: string): string | null {
  const ipv6 = /^\[([0-9a-f:.]{2,45})\](?::\d{1,5})?$/i.exec(authority);
  if (ipv6) return `[${ipv6[1]?.toLowerCase()}]`;
  const [, name] = /^([^:]*)(?::\d{1,5})?$/.exec(authority) ?? [];
  const host = name?.toLowerCase().replace(/\.$/, '');
  if (host === undefined || host.length > 253) return null;
  return host.split('.').every((part) => label.test(part)) ? host : null;
}
