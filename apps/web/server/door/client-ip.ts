import { BlockList, isIP } from 'node:net';

/**
 * The client's IP address: the peer's, or behind trusted proxies the last address of X-Forwarded-For that is none of theirs. An entry
 * that is no IP address ends the list.
 */
export function clientIpBehind(trusted: readonly string[]) {
  const isTrusted = trustedBy(trusted);
  return (peer: string | undefined, forwardedFor: string | undefined): string | null => {
    let ip = plain(peer);
    if (ip === null) return null;
    for (const hop of (forwardedFor ?? '').split(',').reverse()) {
      const next = plain(hop);
      if (!isTrusted(ip) || next === null) break;
      ip = next;
    }
    return ip;
  };
}

/** @param trusted addresses and ranges */
export function trustedBy(trusted: readonly string[]): (ip: string) => boolean {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return (ip) => proxies.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** Without the IPv6 mapping that a dual-stack socket adds; null for what is no address. */
function plain(address: string | undefined): string | null {
  const ip = address?.trim().replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  return isIP(ip) === 0 ? null : ip;
}

export function isLoopback(ip: string | null): boolean {
  return ip === '::1' || (ip?.startsWith('127.') ?? false);
}
