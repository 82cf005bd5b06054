import { domainToASCII, domainToUnicode } from 'node:url';
import { Hostname } from '@entraide/model/tenant';
import { parse as parseHost } from 'tldts';
import unhomoglyph from 'unhomoglyph';
import { Invalid } from '../error/index.ts';

export interface ReadHost {
  /** In ASCII, as the DNS has it. */
  host: string;
  /** The part that its owner registered: `example.org` of `aide.example.org`. */
  registrable: string;
  /** The registrable part as it looks to the eye. */
  looksLike: string;
}

/** Why a name cannot be a space's domain. A page has a sentence for each. */
export type HostFault =
  | 'not-a-host'
  | 'ip-address'
  | 'public-suffix'
  | 'unknown-ending'
  | 'mixed-scripts'
  | 'platform-host'
  | 'look-alike'
  | 'taken'
  | 'let-go'
  | 'by-folder'
  | 'too-many-domains';

export const hostFault = (code: HostFault, message: string) =>
  new Invalid([{ path: ['host'], code, message }]);

const notAHost = () =>
  hostFault('not-a-host', 'Write the name alone, for example "entraide.example.org": no path, no port.');

/**
 * Reads a domain as people paste it: with https://, a path, capital letters, accents.
 * @throws Invalid with a HostFault
 */
export function readHost(typed: string): ReadHost {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '');
  // domainToASCII undoes %-signs and takes full-width digits for an IP address: neither is a name that somebody owns.
  if (bare === '' || bare.length > 253 || /[%@\s:\\[\]]/.test(bare)) throw ipOr(bare);
  const host = domainToASCII(bare);
  const { isIp, isIcann, domain, publicSuffix } = parseHost(host);
  if (isIp) throw ipOr(host);
  if (!Hostname.safeParse(host).success || !isRoundTrip(host)) throw notAHost();
  if (domain === null)
    throw hostFault('public-suffix', `Many people share "${publicSuffix}": write the name that is yours.`);
  if (!isIcann) throw hostFault('unknown-ending', `No domain of the internet ends with "${publicSuffix}".`);
  const unicode = domainToUnicode(host);
  if (unicode.split('.').some(isMixed))
    throw hostFault('mixed-scripts', 'A part of this name mixes letters of two alphabets.');
  return { host, registrable: domain, looksLike: looksOf(domain) };
}

function ipOr(text: string): Invalid {
  return parseHost(text).isIp || /^\[?[0-9a-f:.]+\]?$/i.test(text)
    ? hostFault('ip-address', 'This is an address in numbers; a domain has a name.')
    : notAHost();
}

/** A label that says it is encoded decodes, and to nothing that would be encoded otherwise. */
function isRoundTrip(host: string): boolean {
  const unicode = domainToUnicode(host);
  return unicode !== '' && domainToASCII(unicode) === host;
}

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Georgian', 'Cherokee'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);
const isMixed = (label: string) => scripts.filter((script) => script.test(label)).length > 1;

/** The registrable part of a host as it looks to the eye; null where it has none (a local name). */
export function looksLikeOf(host: string): string | null {
  const { domain } = parseHost(host);
  return domain === null ? null : looksOf(domain);
}

/** Two names with the same answer are told apart by nobody: UTS 39 skeletons (unhomoglyph), accents left out, `vv` for `w`. */
function looksOf(domain: string): string {
  const plain = domainToUnicode(domain).normalize('NFKD').replace(/\p{M}/gu, '');
  return unhomoglyph(plain).toLowerCase().replaceAll('vv', 'w');
}

/** As people read it; the same as `host` where it is plain letters. */
export const inWords = (host: string): string => domainToUnicode(host) || host;
