import type { Tenant } from '../ctx/index.ts';

interface Served {
  rootDomain: string;
  /** Keeps what it was asked, hosts that lead nowhere too, so that made-up names cost next to nothing. */
  tenants: { get(host: string): Promise<Tenant | null> };
}

/**
 * Whether the platform answers at a host, so that a certificate may be fetched for it. Reads, never writes.
 * @param host in small letters, without a port
 * @throws Unavailable when nobody knows: no certificate then
 */
export async function mayServe({ rootDomain, tenants }: Served, host: string): Promise<boolean> {
  if (host === rootDomain || host === `console.${rootDomain}`) return true;
  return (await tenants.get(host)) !== null;
}
