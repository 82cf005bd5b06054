import { Resolver } from 'node:dns/promises';

export interface HostCheck {
  host: string;
  answer: 'leads here' | 'leads elsewhere' | 'leads nowhere';
  /** What the DNS says of the host. */
  addresses: string[];
}

/**
 * Asks the DNS whether hosts lead to the same machine as the platform's own. Hosts of a local root domain need no DNS.
 * @param rootDomain also asked for, to compare with
 */
export async function checkHosts(hosts: readonly string[], rootDomain: string): Promise<HostCheck[]> {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  const addressesOf = async (host: string): Promise<string[]> => {
    if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1'];
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).sort();
  };
  const ours = await addressesOf(rootDomain);
  return Promise.all(
    hosts.map(async (host): Promise<HostCheck> => {
      const addresses = await addressesOf(host);
      if (addresses.length === 0) return { host, answer: 'leads nowhere', addresses };
      const here = addresses.some((address) => ours.includes(address));
      return { host, answer: here ? 'leads here' : 'leads elsewhere', addresses };
    }),
  );
}
