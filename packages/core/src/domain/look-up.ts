import type { DomainFindings } from '@entraide/model/domain';
import type { Answer, Dns } from '../dns/index.ts';
import { tokenNamesOf } from './records.ts';

interface Asked {
  host: string;
  token: string;
  /** The space's name on the platform; an alias of it leads here. */
  platformHost: string;
}

/** Asks the DNS what it says of a domain. Never inside a transaction: it may take seconds. */
export async function lookUp(dns: Dns, { host, token, platformHost }: Asked): Promise<DomainFindings> {
  const [texts, addresses, alias, here] = await Promise.all([
    Promise.all(tokenNamesOf(host).map((name) => dns.texts(name))),
    dns.addresses(host),
    dns.alias(host),
    dns.here(),
  ]);
  const isOurs =
    alias.kind === 'found' && alias.values.some((name) => name === dns.rootDomain || name === platformHost);
  return { ...readTexts(texts, token), ...readAddresses(addresses, here, isOurs) };
}

function readTexts(answers: readonly Answer[], token: string): Pick<DomainFindings, 'token' | 'texts'> {
  const texts = answers.flatMap((answer) => (answer.kind === 'found' ? answer.values : []));
  // A value in quotation marks is what some forms make of a pasted one.
  if (texts.some((text) => text.trim().replace(/^"(.*)"$/, '$1') === token))
    return { token: 'found', texts: [] };
  if (answers.some(({ kind }) => kind === 'no-answer')) return { token: 'no-answer', texts: [] };
  return {
    token: texts.length > 0 ? 'other' : 'missing',
    texts: texts.slice(0, 5).map((text) => text.slice(0, 100)),
  };
}

function readAddresses(
  addresses: Answer,
  here: Answer,
  isOurs: boolean,
): Pick<DomainFindings, 'address' | 'strangers'> {
  if (addresses.kind === 'no-answer') return { address: 'no-answer', strangers: [] };
  if (addresses.kind === 'none') return { address: 'missing', strangers: [] };
  // An alias of our own name leads wherever that leads.
  if (isOurs) return { address: 'here', strangers: [] };
  if (here.kind !== 'found') return { address: 'no-answer', strangers: [] };
  const strangers = addresses.values.filter((address) => !here.values.includes(address));
  if (strangers.length === 0) return { address: 'here', strangers };
  const address = strangers.length < addresses.values.length ? 'partly' : 'elsewhere';
  return { address, strangers: strangers.slice(0, 10) };
}
