import { and, domains, eq, inArray } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import type { Dns } from '../dns/index.ts';
import { isLocal, type PublicAddress } from '../settings/index.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { type Certificate, certificateOf } from './tls-certificate.ts';

const AT_ONCE = 8;
/** All of them together; who has more domains sees how many were not looked at. */
const WHOLE_MS = 60_000;
const SOON_DAYS = 14;

export interface Looking {
  dns: Dns;
  address: PublicAddress;
  clock: () => Date;
  tls?: (host: string, port: number) => Promise<Certificate>;
}

/** Whether the platform's own name and each space's own domains lead here and show a certificate that browsers take. */
export async function checkAddresses(platform: PlatformCtx, looking: Looking): Promise<Finding[]> {
  const { rootDomain } = looking.dns;
  const own = await platform.db.outsideTenant(async (tx) =>
    tx
      .select({ host: domains.host })
      .from(domains)
      .where(and(eq(domains.state, 'serving'), inArray(domains.source, ['file', 'space'])))
      .orderBy(domains.host),
  );
  const local = isLocal(rootDomain);
  const findings = local
    ? [ok(`addresses of ${rootDomain}`, 'skipped: it is this machine alone')]
    : [await look(rootDomain, looking), await look(`any-space.${rootDomain}`, looking, `*.${rootDomain}`)];
  if (own.length === 0) return [...findings, ok('domains of spaces', 'skipped: no space has one of its own')];
  const waiting = own.map(({ host }) => host);
  const end = performance.now() + WHOLE_MS;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let host = waiting.shift(); host && performance.now() < end; host = waiting.shift())
        findings.push(await look(host, looking));
    }),
  );
  if (waiting.length > 0)
    findings.push(warn('domains of spaces', `${waiting.length} were not looked at within a minute`));
  return findings.sort((a, b) => (a.check < b.check ? -1 : 1));
}

async function look(host: string, looking: Looking, name = host): Promise<Finding> {
  const check = `address ${name}`;
  const [found, here] = await Promise.all([looking.dns.addresses(host), looking.dns.here()]);
  if (found.kind === 'no-answer') return warn(check, 'the DNS does not answer', 'Next: look at DNS_SERVERS');
  if (found.kind === 'none')
    return fail(check, 'it leads nowhere', `Next: write an A or AAAA record for ${name} in its DNS`);
  const told =
    here.kind === 'found' && !found.values.some((value) => here.values.includes(value))
      ? [`leads to ${found.values.join(', ')}, and ${looking.dns.rootDomain} to ${here.values.join(', ')}`]
      : [];
  const { scheme, port } = looking.address;
  if (scheme !== 'https')
    return told.length > 0 ? warn(check, ...told) : ok(check, 'TLS skipped: PUBLIC_SCHEME is http');
  const tls = await (looking.tls ?? certificateOf)(host, port ?? 443);
  if ('fault' in tls)
    return fail(
      check,
      ...told,
      `TLS: ${tls.fault}`,
      'Next: look at the log of the proxy that serves TLS (deploy/Caddyfile)',
    );
  const days = Math.floor((tls.until.getTime() - looking.clock().getTime()) / 86_400_000);
  if (days < SOON_DAYS)
    return warn(
      check,
      ...told,
      `its certificate ends in ${days} days`,
      'Next: look why it is not renewed: the log of the proxy',
    );
  // Behind a proxy of the network the addresses may differ, and what is shown proves that it leads here.
  return ok(check, ...told, `certificate for ${days} more days`);
}
