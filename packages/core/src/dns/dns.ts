import { Resolver } from 'node:dns/promises';
import { isLocal } from '../settings/public-address.ts';

/** `none`: the DNS says that there is no such record. `no-answer`: nobody knows, so nothing follows from it. */
export type Answer = { kind: 'found'; values: string[] } | { kind: 'none' } | { kind: 'no-answer' };

/** The one way to the DNS. No method throws, and each answers in time. */
export interface Dns {
  rootDomain: string;
  /** IPv4 and IPv6 addresses that a name leads to, through aliases. */
  addresses(host: string): Promise<Answer>;
  /** Texts, each joined from its parts. */
  texts(name: string): Promise<Answer>;
  /** The name that this one is an alias of. */
  alias(host: string): Promise<Answer>;
  /** Addresses of the platform itself; asked again after a minute. */
  here(): Promise<Answer>;
}

interface DnsOptions {
  rootDomain: string;
  /** `192.0.2.1`, `192.0.2.1:5353`; those of the machine when there are none. */
  servers: readonly string[];
  deadlineMs?: number;
  clock?: () => Date;
}

const DEADLINE_MS = 3_000;
const KEPT_MS = 60_000;
/** More than anybody needs, and little enough to keep. */
const MOST_VALUES = 100;
const MOST_CHARACTERS = 500;

const none: Answer = { kind: 'none' };
const noAnswer: Answer = { kind: 'no-answer' };
/** Said by the DNS itself: no such name, or no such record at it. */
const saysNone = new Set(['ENODATA', 'ENOTFOUND']);

export function openDns({
  rootDomain,
  servers,
  deadlineMs = DEADLINE_MS,
  clock = () => new Date(),
}: DnsOptions): Dns {
  /** A resolver a question: when its time is over, only that one is given up. */
  async function ask(question: (resolver: Resolver) => Promise<string[]>): Promise<Answer> {
    const resolver = new Resolver({ timeout: Math.ceil(deadlineMs / 3), tries: 2 });
    let timer: NodeJS.Timeout | undefined;
    try {
      if (servers.length > 0) resolver.setServers(servers);
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('late')), deadlineMs);
      });
      const values = await Promise.race([question(resolver), late]);
      if (values.length === 0) return none;
      return {
        kind: 'found',
        values: values.slice(0, MOST_VALUES).map((value) => value.slice(0, MOST_CHARACTERS)),
      };
    } catch (error) {
      return saysNone.has((error as NodeJS.ErrnoException).code ?? '') ? none : noAnswer;
    } finally {
      clearTimeout(timer);
      resolver.cancel();
    }
  }

  async function addresses(host: string): Promise<Answer> {
    if (isLocal(host)) return { kind: 'found', values: ['127.0.0.1', '::1'] };
    const [four, six] = await Promise.all([
      ask((resolver) => resolver.resolve4(host)),
      ask((resolver) => resolver.resolve6(host)),
    ]);
    // Half an answer is none: the other half may lead elsewhere.
    if (four.kind === 'no-answer' || six.kind === 'no-answer') return noAnswer;
    const values = [
      ...(four.kind === 'found' ? four.values : []),
      ...(six.kind === 'found' ? six.values : []),
    ];
    return values.length > 0 ? { kind: 'found', values: [...new Set(values)].sort() } : none;
  }

  let kept: { answer: Answer; untilMs: number } | null = null;
  return {
    rootDomain,
    addresses,
    texts: (name) =>
      ask(async (resolver) => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    alias: (host) =>
      ask(async (resolver) =>
        (await resolver.resolveCname(host)).map((name) => name.toLowerCase().replace(/\.$/, '')),
      ),
    async here() {
      const nowMs = clock().getTime();
      if (kept && nowMs < kept.untilMs) return kept.answer;
      const answer = await addresses(rootDomain);
      if (answer.kind !== 'no-answer') kept = { answer, untilMs: nowMs + KEPT_MS };
      return answer;
    },
  };
}
