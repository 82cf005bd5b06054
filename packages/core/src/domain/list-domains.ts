import { asc, domainClaims } from '@entraide/db';
import type { DomainFindings, DomainRecord, DomainState } from '@entraide/model/domain';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { requireKeeper } from './keeper.ts';
import { type OwnHosts, ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';
import { inWords } from './read-host.ts';
import { recordsOf, tokenOf } from './records.ts';

export interface OwnDomain {
  host: string;
  /** As people read it. */
  name: string;
  state: DomainState;
  /** To be written in its DNS. */
  records: DomainRecord[];
  checkedAt: Date | null;
  /** What the last check saw. */
  found: DomainFindings | null;
  failingSince: Date | null;
  /** When others may have it. */
  freeOn: Date | null;
}

export interface SpaceDomains extends OwnHosts {
  domains: OwnDomain[];
}

const QUARANTINE_MS = 30 * 86_400_000;

/** The domains of the space, each with the records that it needs. @throws SignInNeeded, NotAllowed */
export async function listDomains(ctx: Ctx): Promise<SpaceDomains> {
  requireKeeper(ctx);
  const dns = dnsOf(ctx);
  const here = await dns.here();
  const token = tokenOf(ctx.tenant);
  return inTenant(ctx, async (tx) => {
    const hosts = await ownHosts(tx, ctx.tenant, dns.rootDomain);
    const claims = await tx
      .select()
      .from(domainClaims)
      .orderBy(asc(domainClaims.claimedAt), asc(domainClaims.host));
    return {
      ...hosts,
      domains: claims.map(({ host, state, checkedAt, found, failingSince, letGoAt }) => ({
        ...{ host, state, checkedAt, found, failingSince },
        name: inWords(host),
        records: recordsOf({ host, token, here, target: dns.rootDomain }),
        freeOn: state === 'let-go' && letGoAt ? new Date(letGoAt.getTime() + QUARANTINE_MS) : null,
      })),
    };
  });
}
