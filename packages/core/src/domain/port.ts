import type { PlatformCtx } from '../ctx/index.ts';
import type { Dns } from '../dns/index.ts';

/** @throws Error where a process was put together without one */
export function dnsOf({ dns }: Pick<PlatformCtx, 'dns'>): Dns {
  if (!dns) throw new Error('this process has no way to the DNS');
  return dns;
}
