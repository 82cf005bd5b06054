import { createHash } from 'node:crypto';
import type { DomainRecord } from '@entraide/model/domain';
import { parse as parseHost } from 'tldts';
import type { Answer } from '../dns/index.ts';

const LABEL = '_entraide';

/**
 * What a space's domain says of it: `entraide-space=…`. The same for each of its domains, so that a record is written once; another
 * space's is another. No secret: only who holds the DNS can write it there.
 */
export function tokenOf({ id }: { id: string }): string {
  return `entraide-space=${createHash('sha256').update(`domain ${id}`).digest('hex').slice(0, 32)}`;
}

/** Names at which the token may stand: the one of the domain itself proves its `www`, too. */
export function tokenNamesOf(host: string): string[] {
  return [`${LABEL}.${host}`, ...(host.startsWith('www.') ? [`${LABEL}.${host.slice(4)}`] : [])];
}

interface Wanted {
  host: string;
  /** Of the platform: where a name that is no registered domain itself points by its name. */
  target: string;
  token: string;
  /** Addresses of the platform. */
  here: Answer;
}

/** The lines to write in the DNS of a domain. At a registered domain itself an alias is not allowed, so it gets addresses. */
export function recordsOf({ host, target, token, here }: Wanted): DomainRecord[] {
  const registered = parseHost(host).domain ?? host;
  const nameOf = (fullName: string) =>
    fullName === registered ? '@' : fullName.slice(0, -registered.length - 1);
  const record = (
    purpose: DomainRecord['purpose'],
    type: DomainRecord['type'],
    at: string,
    value: string,
  ) => ({
    ...{ purpose, type, value },
    ...{ name: nameOf(at), fullName: at },
  });
  const tokenName = tokenNamesOf(host).at(-1) ?? host;
  const addresses = here.kind === 'found' ? here.values : [];
  return [
    record('token', 'TXT', tokenName, token),
    ...(host === registered
      ? addresses.map((ip) => record('address', ip.includes(':') ? 'AAAA' : 'A', host, ip))
      : [record('address', 'CNAME', host, target)]),
  ];
}
