import type { DomainFindings } from '@entraide/model/domain';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { requireKeeper } from './keeper.ts';
import { lookUp } from './look-up.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';
import { tokenOf } from './records.ts';

/**
 * Where the hosts lead that the space need not prove: its name on the platform, and those of tenant.yaml. Nothing follows from it.
 * @throws SignInNeeded, NotAllowed
 */
export async function checkGivenHosts(
  ctx: Ctx,
): Promise<{ host: string; address: DomainFindings['address'] }[]> {
  requireKeeper(ctx);
  const dns = dnsOf(ctx);
  const { platformHost, folderHosts } = await inTenant(ctx, (tx) => ownHosts(tx, ctx.tenant, dns.rootDomain));
  const token = tokenOf(ctx.tenant);
  return Promise.all(
    [platformHost, ...folderHosts].map(async (host) => {
      // An alias of itself says nothing: only the addresses count.
      const { address } = await lookUp(dns, { host, token, platformHost: dns.rootDomain });
      return { host, address };
    }),
  );
}
